"""Whether the needle is safe with thin blood is answered at once, in any words; no other medicine gets a dose."""

from __future__ import annotations

import pytest

ASKED = [
    "I take ticagrelor, is a B12 shot alright",
    "on Xarelto. may they put the needle in my thigh?",
    "my tablets make my blood thin, dare I have the jab?",
    "I'm a hemophiliac, can I get the injections?",
    "my platelets are low, can I have an intramuscular injection",
    "does my Pradaxa have to be stopped for the needle?",
]


@pytest.mark.parametrize("words", ASKED)
def test_it_is_answered_before_any_plan(conversation, words):
    conversation.say("hello").say(words)
    cards = [said["card"] for said in conversation.messages if said["card"]]
    assert [card["id"] for card in cards if card["type"] == "answer"] == ["blood_thinner"], conversation.text


@pytest.mark.parametrize("words", ASKED[:2])
def test_it_is_answered_in_the_middle_of_the_questions(begun, words):
    begun.choose("Starting").say(words)
    cards = [said["card"] for said in begun.messages if said["card"]]
    assert "blood_thinner" in [card.get("id") for card in cards], begun.text
    assert begun.asked == "cause"


def test_a_dose_of_the_blood_thinner_is_declined_in_the_same_breath(conversation):
    conversation.say("hello").say("how much warfarin do I take with B12 shots?")
    assert "no dose or advice for any other medicine" in conversation.text


def to_the_medicines(begun):
    begun.take("Starting", "Pernicious anemia", "None of these", "98 pg/mL", "No other results", "58", "Neither")
    return begun.take("None of these")


def test_a_list_that_begins_like_a_question_is_no_question(begun):
    to_the_medicines(begun).say("what I take: ramipril in the morning, sertraline at night")
    assert "no dose or advice" not in begun.text
    assert {"ramipril", "sertraline"} <= set(begun.slot("medicines")), begun.text


def test_an_aspirin_for_babies_is_the_writers_own(begun):
    to_the_medicines(begun).say("ramipril, baby aspirin")
    assert {"ramipril", "aspirin"} <= set(begun.slot("medicines")), begun.text


def test_a_medicine_without_its_name_is_asked_for(begun):
    to_the_medicines(begun).say("a blood thinner and something for my nerves")
    assert "something for my nerves" in begun.text
    assert begun.asked == "medicines", begun.text
