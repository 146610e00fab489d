"""A sign that needs a doctor today is said to need one when it is told, and not only with the plan (S-01)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text", ["pernicious anaemia, just diagnosed, and trouble walking", "my legs are weak, B12 98 pg/mL"]
)
def test_the_first_such_sign_is_answered_at_once_and_the_questions_go_on(conversation, text):
    conversation.say(text)
    assert "See a doctor today" in conversation.text
    assert conversation.asked is not None


def test_it_is_said_once(conversation):
    conversation.say("I have pernicious anaemia, just diagnosed, and trouble walking").say("and my legs are weak")
    assert "See a doctor today" not in conversation.text


def test_tingling_alone_waits_for_the_plan(conversation):
    conversation.say("I have pernicious anaemia, just diagnosed, and tingling in my toes")
    assert "See a doctor today" not in conversation.text


def test_weak_legs_with_new_bladder_trouble_are_an_emergency(conversation):
    conversation.say("mate of mine on balloons daily, legs giving way since thursday, had an accident in his trousers")
    assert conversation.card["type"] == "emergency"


def test_eye_drops_are_no_sign(conversation):
    conversation.say("Patient has chloramphenicol eye drops + B12 injection and takes lansoprazole. Interaction?")
    assert conversation.slot("emergency") is None
    assert "If this is happening now" not in conversation.text
