"""An INR and a copper are judged by their own range alone: by its numbers, by a word, or by the report's flag."""

from __future__ import annotations

import pytest

WITH_A_NURSE = (
    "Practice nurse here. 68F, pernicious anaemia, hydroxocobalamin 1 mg IM every 12 weeks, last given 28 September."
)


@pytest.mark.parametrize(
    "told",
    [
        "She's on warfarin, INR is 4.6, above her range of 2 to 3. Do I give it IM?",
        "on warfarin, INR 4.6 (2.0-3.0)",
        "warfarin, her INR is too high today",
        "She takes warfarin. INR 4.6 H",
    ],
)
def test_an_inr_above_range_holds_the_injection_at_once_and_in_the_plan(conversation, told):
    conversation.say(WITH_A_NURSE).take("None").say(told)
    assert "Not into the muscle until the anticoagulation clinic has said so" in conversation.text
    conversation.take("Suggest now")
    suggestion = conversation.suggestion
    assert suggestion["headline"].startswith("INR above its range")
    assert suggestion["appraisal"]["next_due"] == "2026-12-21"
    assert conversation.card["schedule"]["first"][0].startswith("INR above its range")


def test_an_inr_without_its_range_is_said_to_be_unknown(conversation):
    conversation.say(WITH_A_NURSE).take("None").say("She's on warfarin, INR was 2.6 this morning")
    assert conversation.lab("inr") == (2.6, None)
    conversation.take("Suggest now")
    notes = {note["id"] for note in conversation.suggestion["safety"]}
    assert "inr_without_its_range" in notes
    assert "inr_above_range_and_the_muscle" not in notes


@pytest.mark.parametrize("told", ["INR now 2.4, in range", "INR 2.4 (2-3)"])
def test_an_inr_that_is_back_in_range_takes_the_hold_away(conversation, told):
    conversation.say(WITH_A_NURSE).take("None").say("warfarin, her INR is too high").say(told)
    assert not conversation.slot("conditions")
    assert "INR above its range" not in conversation.take("Suggest now").suggestion["headline"]


def test_a_result_counts_though_the_dose_of_another_medicine_is_asked_for(conversation):
    conversation.say("my inr is 5, how much warfarin should i take")
    assert conversation.lab("inr") == (5.0, None)
    assert "no dose or advice for any other medicine" in conversation.text


@pytest.mark.parametrize(
    "told", ["serum copper 28 ug/dL (low)", "copper 28 ug/dL (70-140)", "zinc-induced copper deficiency", "low copper"]
)
def test_a_lack_of_copper_stands_first_in_the_plan_and_is_no_cause_of_low_b12(conversation, told):
    conversation.say(f"52M, B12 112 pg/mL, {told}. numb feet. starting treatment")
    assert "copper_deficiency" in conversation.slot("conditions")
    assert conversation.slot("cause") is None
