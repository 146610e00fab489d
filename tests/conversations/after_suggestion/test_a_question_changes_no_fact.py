"""What is asked beside a plan changes none of its facts, no interval, stage or time of a result, and is answered."""

from __future__ import annotations

import pytest

LONG = "62 F, pernicious anemia, cyanocobalamin 1000 mcg IM every 30 days, no symptoms, no allergies, no medicines"


@pytest.fixture
def planned(conversation):
    conversation.say(f"{LONG}, last dose 3 weeks ago. B12 300 pg/mL").take("None of these", "none", "None of these")
    for step in ("No other results", "Gone", "Yes, that's right", "Show the suggestion"):
        if step in conversation.options:
            conversation.choose(step)
    return conversation


@pytest.mark.parametrize(
    "words",
    [
        "do I gotta start over with the loadin ones?",
        "so do I get one now or start over with the weekly ones",
        "should I go back to the weekly shots",
        "do I start again with the daily ones?",
    ],
)
def test_asking_to_begin_anew_is_answered_and_keeps_the_interval_and_the_stage(planned, words):
    planned.say(words)
    slots = planned.tracker.current_slot_values()
    assert (slots["interval_days"], slots["phase"]) == (30, "maintenance")
    assert "every month" in planned.text
    assert "A draft, not a prescription" in planned.text


@pytest.mark.parametrize("words", ["Target K before first dose?", "What ECG before the first dose?"])
def test_a_question_of_what_comes_before_a_dose_dates_no_result(conversation, words):
    conversation.say("GP. 60M starting, PA, B12 <150 pg/mL, K 3.2. no red flags, no neuro symptoms, no allergies")
    conversation.choose("Repletion", "Suggest now").say(words)
    assert conversation.tracker.current_slot_values()["lab_serum_b12"]["before_treatment"] is None
    assert "Low potassium" in conversation.text


def test_who_walks_unsteadily_is_told_not_to_drive_before_there_is_a_plan(conversation):
    conversation.say(
        "35M. monthly B12 shots for pernicious anemia. numb hands and a bit unsteady walking, slowly worse"
    )
    conversation.say("So can I drive my truck tomorrow or not")
    assert "Do not drive until" in conversation.text
    assert "DVLA" not in str(conversation.messages)
