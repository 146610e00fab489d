"""A danger that was told as over and comes back is the emergency again at once, in whatever words (S-30)."""

from __future__ import annotations

import pytest


def over(conversation, told, said="it is over now"):
    assert conversation.say(told).card["type"] == "emergency"
    conversation.say(said)
    while "Yes, it is over" in conversation.options:
        conversation.choose("Yes, it is over")
    assert conversation.slot("emergency") is None, conversation.text
    return conversation


@pytest.fixture
def weak_arm(conversation):
    return over(conversation, "my left arm went weak an hour ago and I could not hold the cup")


@pytest.mark.parametrize(
    "text",
    [
        "can I drive? arm a bit weak again",
        "ok, now my arm feels heavy again",
        "it's happening again",
        "same thing again",
        "here we go again",
        "it came back",
        "my arm is acting up again",
        "my hand feels weak",
    ],
)
def test_it_is_the_emergency_again(weak_arm, text):
    weak_arm.say(text)
    assert weak_arm.card["type"] == "emergency", weak_arm.text
    assert "limb_weakness" in weak_arm.slot("acute_signs")


@pytest.mark.parametrize(
    "text",
    [
        "what if it comes back?",
        "the weakness lasted half an hour",
        "my arm feels normal again",
        "I'm back",
        "no weakness",
    ],
)
def test_what_was_or_may_be_is_none(weak_arm, text):
    weak_arm.say(text)
    assert weak_arm.slot("emergency") is None, weak_arm.text
    assert "limb_weakness" in weak_arm.slot("signs_over")


def test_what_was_told_of_it_since_hides_nothing(weak_arm):
    weak_arm.say("the weakness lasted half an hour").say("now it's back")
    assert weak_arm.card["type"] == "emergency"


def test_it_is_about_the_same_person(conversation):
    over(conversation, "my mum is 71, has B12 shots and has chest pain", "it is over now, she's fine")
    conversation.say("oh no, it's happening again")
    assert "Call 911 for your mother now" in conversation.card["text"]


def test_it_comes_before_the_question_whether_to_clear_everything(conversation):
    over(conversation, "I have chest pain").say("same again")
    assert conversation.card["type"] == "emergency"
    assert conversation.slot("confirming") is None


def test_it_comes_before_the_list_of_signs(weak_arm):
    weak_arm.say("something is very wrong, I feel awful, like the end")
    assert weak_arm.say("it's happening again").card["type"] == "emergency"


def test_a_childs_is_the_childs_again(conversation):
    over(conversation, "my baby is 9 months, breastfed, and she has gone floppy and is hard to wake")
    conversation.say("it is happening again")
    assert "for the child now" in conversation.card["text"]


def test_a_clinician_says_that_it_recurred(conversation):
    conversation.say("GP here. 70F, PA, B12 96 pg/mL. She collapsed in the waiting room").say("resolved")
    while "Yes, resolved" in conversation.options:
        conversation.choose("Yes, resolved")
    assert conversation.say("recurred, another episode").card["type"] == "emergency"
