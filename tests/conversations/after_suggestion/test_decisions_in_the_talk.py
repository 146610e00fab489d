"""A decision about the draft, said in the talk, is told where it is made; nothing is lost or shown as done."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["confirm", "reject", "I approve this draft", "save this to the record"])
def test_it_is_said_where_a_draft_is_decided(suggested, words):
    suggested.say(words)
    assert "confirm, change or reject" in suggested.text
    assert "Why this?" in suggested.options


def test_a_clinician_is_told_in_a_clinicians_words(suggested):
    suggested.say("I'm a clinician").say("reject")
    assert "Nothing is recorded" in suggested.text
