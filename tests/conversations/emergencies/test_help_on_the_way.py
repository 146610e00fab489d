"""While an emergency stands, help that was called or is there is heard, and the emergency stands on."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words",
    ["he's being seen now", "im at the hospital now", "we've rung 911, they're coming", "ambulance is on the way",
     "ok my wife is calling"],
)  # fmt: skip
def test_help_that_is_coming_is_heard_and_the_emergency_stands(conversation, words):
    conversation.say("my chest feels crushed since this morning, B12 98 pg/mL")
    assert conversation.card["type"] == "emergency"
    conversation.say(words)
    assert "Good that help is there or on its way" in conversation.text
    assert conversation.card["type"] == "emergency"
    conversation.say("what dose do I need?")
    assert conversation.card["type"] == "emergency"
    assert "Good that help" not in conversation.text


def test_whoever_has_called_nobody_is_not_praised_for_it(conversation):
    conversation.say("my chest feels crushed since this morning, B12 98 pg/mL")
    conversation.say("no i havent called an ambulance")
    assert "Good that help" not in conversation.text


@pytest.mark.parametrize("words", ["I'm admitting him. It's stable exertional angina", "he's with the ambulance crew"])
def test_a_clinician_who_sees_to_it_is_heard_and_no_dose_is_drafted(conversation, words):
    conversation.say("GP. 73M, B12 <50 ng/L, Hb 61 g/L. He gets angina walking to the bathroom").say(words)
    assert "Noted: help called or present" in conversation.text
    assert "chest_pain" in conversation.slot("symptoms_present")
    assert "mcg" not in str(conversation.messages)


@pytest.mark.parametrize("words", ["im driving myself to the hospital now", "my husband is driving me to the er"])
def test_a_drive_to_the_hospital_is_no_help_that_is_on_its_way(conversation, words):
    conversation.say("my chest feels crushed since this morning, B12 98 pg/mL")
    conversation.say(words)
    assert "Good that help" not in conversation.text
    assert "911" in str(conversation.card)


@pytest.mark.parametrize(
    "words",
    ["on my way to ER now, friend is driving me", "my wife is driving me to the hospital", "in a cab to the ER"],
)
def test_who_is_driven_to_care_is_heard_and_told_when_to_stop_and_call(conversation, words):
    conversation.say("my chest feels crushed since this morning, B12 98 pg/mL").say(words)
    assert "Good that you are on your way" in conversation.text
    assert conversation.card["text"].startswith("You are on your way to emergency help")
    assert "stop where it is safe and call 911" in conversation.card["text"]
    conversation.say("what dose do I need?")
    assert conversation.card["type"] == "emergency"
    assert "mcg" not in str(conversation.messages)


def test_who_drives_themselves_is_told_to_call(conversation):
    conversation.say("my chest feels crushed since this morning").say("im driving myself to the ER")
    assert conversation.card["text"].startswith("Call 911 now")
