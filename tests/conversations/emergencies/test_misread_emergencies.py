"""An emergency that was misread can be put right in words; until then it stands."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["that's not what I meant", "I didn't mean that", "you misunderstood me"])
def test_who_was_misread_is_asked_what_was_read(begun, words):
    begun.choose("Starting", "Pernicious anemia").say("I have chest pain").say(words)
    assert begun.card["type"] == "emergency"
    assert "chest pain" in begun.text
    assert "mcg" not in str(begun.messages)
    begun.say("yes")
    assert begun.card["type"] != "emergency"
    assert begun.slot("symptoms_present") is None
    assert begun.asked == "nerve_symptoms"


def test_the_option_takes_out_what_was_read(begun):
    begun.choose("Starting", "Pernicious anemia").say("I have chest pain").choose("That is not what I meant")
    begun.choose("Yes, that is wrong")
    assert begun.slot("symptoms_present") is None
    assert begun.slot("symptoms_absent") == ["chest_pain"]
    assert begun.asked == "nerve_symptoms"


def test_a_reaction_that_no_list_offers_can_be_taken_out_too(begun):
    begun.choose("Starting").say("my throat is swelling shut").choose("That is not what I meant", "Yes, that is wrong")
    assert begun.slot("symptoms_present") is None
    assert begun.slot("acute_signs") is None
    assert begun.asked == "cause"


def test_no_plan_is_explained_while_an_emergency_stands(suggested):
    suggested.say("I have chest pain now").say("why this plan")
    assert "mcg" not in str(suggested.messages)
    suggested.say("dates please")
    assert "mcg" not in str(suggested.messages)


def test_an_emergency_outranks_the_question_whether_to_clear(begun):
    begun.choose("Starting").say("start again").say("I can't breathe")
    assert begun.card["type"] == "emergency"
