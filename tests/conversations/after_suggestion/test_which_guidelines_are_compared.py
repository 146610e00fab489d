"""A comparison holds only the guidelines that were asked for, beside the plan itself (DESIGN §4: side by side)."""

from __future__ import annotations

import pytest

from actions.core import knowledge


def _countries(conversation) -> set[str]:
    others = [row for row in conversation.card["rows"] if not row.get("own")]
    return {row["country"] for row in others if row["country"]}


@pytest.mark.parametrize("words", ["UK comparisons only", "what do the other guidelines say, only the UK ones"])
def test_only_those_of_a_country_are_shown(suggested, words):
    suggested.say(words)
    assert suggested.card["type"] == "comparison"
    assert _countries(suggested) == {"GB"}
    assert "only the guidelines that were asked for" in suggested.text


@pytest.mark.parametrize("words", ["leave the American ones out", "what do other guidelines say, without the US ones"])
def test_those_of_a_country_are_left_out(suggested, words):
    suggested.say(words)
    assert _countries(suggested)
    assert "US" not in _countries(suggested)


def test_all_are_shown_where_none_is_named(suggested):
    suggested.say("what do other guidelines say?")
    assert {"US", "GB"} <= {protocol.country for protocol in knowledge().protocols.values()}
    assert len(_countries(suggested)) > 1
    assert "asked for" not in suggested.text
