"""A clinician who answers the red flags reads what is for the same day at once, as a patient does."""

from __future__ import annotations

import pytest


def callouts(conversation):
    cards = [said["card"] for said in conversation.messages if said["card"]]
    return " ".join(card["text"] for card in cards if card["type"] == "callout")


@pytest.fixture
def asked(conversation):
    return conversation.say("Pharmacist here. 25F using nitrous oxide, B12 310 pg/mL, MMA 2.2 umol/L, numb feet")


@pytest.mark.parametrize(
    "text",
    [
        "Yes - the gait is worse over 3 weeks, she's falling",
        "YES. new gait disturbance for 3 weeks, bilateral, with falls",
        "unsteady gait, falls",
    ],
)
def test_it_is_for_today_at_once(asked, text):
    asked.say(text)
    assert "Same-day" in callouts(asked), asked.text
    assert set(asked.slot("symptoms_present")) >= {"gait_disturbance", "falls"}
    assert "now?" not in asked.text


def test_none_of_the_others_denies_the_others(asked):
    asked.say("Yes, the gait is worse, she is falling").say("none of the others. suggest")
    absent = asked.slot("symptoms_absent")
    assert {"chest_pain", "bladder_or_bowel_disturbance", "visual_disturbance"} <= set(absent)
    assert not {"gait_disturbance", "falls", "numbness"} & set(absent)
    assert asked.suggestion["urgency"] == "same_day"


def test_no_other_results_denies_no_sign(asked):
    asked.say("Yes, the gait is worse, she is falling").say("no other results")
    assert not asked.slot("symptoms_absent")
