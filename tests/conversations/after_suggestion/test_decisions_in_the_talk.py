"""A decision about the draft, said in the talk, is told where it is made; nothing is lost or shown as done."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["confirm", "reject", "I approve this draft", "save this to the record"])
def test_it_is_said_where_a_draft_is_decided(suggested, words):
    suggested.say(words)
    assert "confirm, change or reject" in suggested.text
    assert "Why this?" in suggested.options


@pytest.mark.parametrize(
    "words",
    [
        "confirmed, cheers",
        "that reads well, approve it",
        "ok, as proposed",
        "I'm signing off on this",
        "glad to go with this plan",
        "I don't agree with this plan",
        "declined: her arms are too thin",
        "ditch it",
        "no, not for him",
        "I wouldn't sign this without an eGFR",
        "not approved yet, until the potassium is back",
        "file it in his chart please",
    ],
)
def test_a_decision_in_other_words_is_no_fact_and_no_farewell(suggested, words):
    before = suggested.slot("suggested_for")
    suggested.say("I'm a clinician").say(words)
    assert "Nothing is recorded" in suggested.text, suggested.text
    assert suggested.slot("suggested_for") == before
    assert suggested.slot("other_allergies") is None
    assert suggested.slot("other_conditions") is None


def test_a_result_beside_a_refusal_counts(suggested):
    suggested.say("I'm a clinician").say("rejected, her potassium is 3.1 mmol/L")
    assert suggested.lab("potassium") == (3.1, "mmol/L"), suggested.text


@pytest.mark.parametrize("words", ["my brother declined the jabs last year", "I take it weekly"])
def test_what_only_sounds_like_a_decision_is_none(suggested, words):
    suggested.say(words)
    assert "confirm, change or reject this plan" not in suggested.text


def test_a_clinician_is_told_in_a_clinicians_words(suggested):
    suggested.say("I'm a clinician").say("reject")
    assert "Nothing is recorded" in suggested.text
