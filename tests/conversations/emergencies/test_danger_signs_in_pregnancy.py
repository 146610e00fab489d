"""Headache with spots or swelling in pregnancy is for the maternity unit, and no reaction to an injection long ago."""

from __future__ import annotations

CHIOMA = "I am 30 weeks pregnant and on B12 jabs. Headache since yesterday and seeing spots, my face is puffy"


def test_the_card_names_the_maternity_unit_and_no_reaction(conversation):
    conversation.say(CHIOMA)
    assert conversation.card["type"] == "emergency"
    assert "Ring your maternity unit now" in conversation.card["text"]
    assert "after an injection" not in conversation.card["text"]


def test_a_swelling_after_todays_injection_is_still_a_reaction(conversation):
    conversation.say("I'm pregnant, had my jab this morning and now my face is swollen")
    assert "after an injection" in conversation.card["text"]


def test_of_two_signs_one_is_taken_back_and_the_other_stands(conversation):
    conversation.say("I have chest pain and I fainted").choose("That is not what I meant")
    conversation.choose("Only this is wrong: fainting")
    assert conversation.card["type"] == "emergency"
    assert conversation.slot("symptoms_present") == ["chest_pain"]
    assert conversation.slot("symptoms_absent") == ["syncope"]


def test_a_baby_that_is_sleepy_on_feeds_is_an_emergency(conversation):
    conversation.say("I'm breastfeeding and have low B12 126. My baby has been sleepy on feeds this week")
    assert conversation.card["type"] == "emergency"
