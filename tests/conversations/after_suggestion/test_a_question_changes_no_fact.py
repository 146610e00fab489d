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


@pytest.mark.parametrize(
    "words",
    [
        "Does low potassium change when I get the first hydroxocobalamin?",
        "Can one have it while pregnant?",
        "Does a raised INR matter, I don't have one",
        "Should I see neurology, or is a routine neurology visit ok?",
        "does a nickel allergy matter for cobalt?",
        "is it different with Crohn's disease?",
    ],
)
def test_what_a_question_only_talks_of_is_no_fact(planned, words):
    before = planned.tracker.current_slot_values()
    planned.say(words)
    after = planned.tracker.current_slot_values()
    facts = (
        "product",
        "interval_days",
        "phase",
        "pregnancy",
        "conditions",
        "cause",
        "causes",
        "symptoms_absent",
        "labs",
    )
    assert {fact: before.get(fact) for fact in facts} == {fact: after.get(fact) for fact in facts}
    assert after.get("lab_inr") is None


@pytest.mark.parametrize(
    ("words", "slot", "value"),
    [
        ("I have a cobalt allergy, does that matter?", "conditions", ["cobalt_allergy"]),
        ("I take warfarin now, can I have it in the arm?", "medicines", ["warfarin"]),
    ],
)
def test_what_is_stated_beside_a_question_is_a_fact(planned, words, slot, value):
    planned.say(words)
    assert planned.slot(slot) == value


def test_a_danger_inside_a_question_is_an_emergency(planned):
    planned.say("does it matter that my face drooped on one side an hour ago?")
    assert planned.slot("emergency") is not None
    assert "I give no plan and no dose while this stands" in planned.text
