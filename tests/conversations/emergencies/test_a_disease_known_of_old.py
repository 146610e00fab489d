"""Angina that somebody is known to have had is kept for the clinician and is no pain of now; low pressure weeks after
an injection is no reaction to it.
"""

from __future__ import annotations

import pytest

ASKED = "68M, B12 150 pg/mL, PA, no neuro deficits, starting. Hb 7"


@pytest.mark.parametrize("words", ["Would you transfuse 1 unit? He has angina hx", "He has an angina history, FYI"])
def test_it_opens_no_emergency_and_is_kept(conversation, words):
    conversation.say(ASKED).say(words)
    assert conversation.slot("emergency") is None, conversation.text
    assert "chest_pain" not in (conversation.slot("symptoms_present") or [])
    assert any("angina" in told for told in conversation.slot("other_conditions"))


def test_once_it_was_misread_the_past_disease_leaves_no_danger_behind(conversation):
    conversation.say(f"{ASKED}, angina")
    assert conversation.slot("emergency") is not None
    conversation.say("Misread, past history of stable angina, not now")
    assert conversation.slot("emergency") is None
    assert not conversation.slot("signs_over")
    assert any("angina" in told for told in conversation.slot("other_conditions"))


@pytest.mark.parametrize("words", ["angina hx, chest pain since noon", "angina came on today and it has not stopped"])
def test_pain_of_now_is_one_all_the_same(conversation, words):
    conversation.say(ASKED).say(words)
    assert conversation.slot("emergency") is not None, conversation.text


def test_low_pressure_weeks_later_is_no_reaction(conversation):
    conversation.say("cyanocobalamin 1000 mcg every month for PA, last one November 12, 67")
    conversation.say("I mean I am dizzy, pressure is low, is it from the shot?")
    assert conversation.slot("emergency") is None, conversation.text


@pytest.mark.parametrize(
    "words",
    ["my blood pressure dropped after the injection", "the nurse says my pressure is low, 5 minutes after the shot"],
)
def test_pressure_that_falls_with_it_is_one(conversation, words):
    conversation.say("cyanocobalamin 1000 mcg every month for PA, 67").say(words)
    assert conversation.slot("emergency") is not None, conversation.text
