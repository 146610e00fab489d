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


def test_it_is_set_apart_with_whom_to_reach_and_what_to_do_while_they_are_closed(conversation):
    conversation.say("pernicious anaemia, just diagnosed, and trouble walking")
    (card,) = [said["card"] for said in conversation.messages if (said["card"] or {}).get("type") == "callout"]
    assert (card["group"], card["name"]) == ("urgency", "same_day")
    assert card["clinic"]["contacts"][0]["hours"] == "weekdays 8 to 5"
    assert "Do not wait until it opens" in card["clinic"]["closed"]


def test_a_clinician_is_not_told_to_call_the_own_clinic(conversation):
    conversation.say("64M, PA, new trouble walking, B12 98 pg/mL, starting", register="clinician").choose("Suggest now")
    assert conversation.suggestion["urgency"] == "same_day"
    assert (conversation.card["clinic"]["contacts"], conversation.card["clinic"]["closed"]) == (None, None)


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
