"""Where the clinic shows plans only after a clinician confirmed them, no road leads a patient to a dose (S-20)."""

from __future__ import annotations

import pytest

ANSWERS = (
    "Starting",
    "Pernicious anemia",
    "None of these",
    "98 pg/mL",
    "No other results",
    "58",
    "Neither",
    "None of these",
    "No other medicines",
    "Yes, that's right",
)


@pytest.fixture
def waiting(at_careful_clinic):
    return at_careful_clinic.take(*ANSWERS)


def test_the_patient_gets_the_facts_and_the_questions(waiting):
    assert waiting.card["type"] == "visit_sheet"
    assert "not a treatment plan yet" in waiting.card["caveat"]
    assert "Do not start, stop or change injections" in waiting.card["caveat"]
    assert "mcg" not in str(waiting.messages)
    assert waiting.options == ["What to ask at my visit", "Change an answer", "Start again"]


@pytest.mark.parametrize(
    "words",
    [
        "why this plan",
        "why not 500",
        "why not 1000",
        "what would change it",
        "what do other countries do",
        "when will i feel better",
        "how will i know it works",
        "dates please",
        "schedule from tomorrow",
        "what should i ask my doctor",
        "what dose should i have",
        "suggest now",
        "just give me the number",
        "yes",
    ],
)
def test_no_words_lead_to_a_dose(waiting, words):
    waiting.say(words)
    assert waiting.messages
    assert "mcg" not in str(waiting.messages)
    assert waiting.card is None or waiting.card["type"] == "visit_sheet"


def test_a_change_says_what_was_changed_and_no_plan(waiting):
    waiting.say("change the cause").choose("Diet", "Yes, that's right")
    assert "pernicious anemia → diet" in waiting.text
    assert "Now:" not in waiting.text
    assert "mcg" not in str(waiting.messages)


def test_a_sign_that_cannot_wait_is_said_all_the_same(at_careful_clinic):
    at_careful_clinic.take("Starting", "Pernicious anemia", "Unsteady walking", "Nothing else", *ANSWERS[3:])
    assert "today" in at_careful_clinic.card["caveat"]


def test_the_clinician_of_that_clinic_sees_the_plan(at_careful_clinic):
    at_careful_clinic.say("I'm a clinician").say("suggest now")
    assert at_careful_clinic.card["type"] == "suggestion"


@pytest.mark.parametrize("words", ["how much b12 should I inject", "how often do I need an injection?"])
def test_a_question_for_the_own_dose_names_none_before_the_plan_either(at_careful_clinic, words):
    at_careful_clinic.say(words)
    assert "mcg" not in str(at_careful_clinic.messages)
    assert "clinician" in at_careful_clinic.text


def test_a_general_answer_says_that_it_is_no_dose_for_the_reader(at_careful_clinic):
    card = at_careful_clinic.say("what is the usual maintenance dose?").card
    assert card["type"] == "answer"
    assert "not a dose for you" in card["caveat"]
    assert "Do not start" in card["caveat"] or "do not start" in card["caveat"]
