"""`Back` in an answer takes no answer out, and a new beginning in words clears nothing."""

from __future__ import annotations

import pytest

TO_THE_COURSE = (
    "Already on regular injections",
    "Pernicious anemia",
    "None of these",
    "98 pg/mL",
    "No other results",
    "58",
    "Neither",
    "None of these",
    "No other medicines",
)


@pytest.fixture
def at_the_course(begun):
    begun.take(*TO_THE_COURSE)
    while begun.asked != "symptom_course":
        begun.say("I don't know")
    return begun


@pytest.mark.parametrize(
    ("words", "course"),
    [
        ("back to my old self", "resolved"),
        ("fine for weeks, then bad again towards the end", "returning_before_next_dose"),
        ("great, but worse a week before", "returning_before_next_dose"),
    ],
)
def test_how_symptoms_go_is_read_in_its_words(at_the_course, words, course):
    at_the_course.say(words)
    assert at_the_course.slot("symptom_course") == course, at_the_course.text


@pytest.mark.parametrize("words", ["back to square one", "I'm back at work", "went back to the gym"])
def test_no_answer_is_taken_out_and_nothing_is_to_be_cleared(at_the_course, words):
    before = at_the_course.slot("medicines"), at_the_course.slot("closed"), at_the_course.slot("not_known")
    at_the_course.say(words)
    after = at_the_course.slot("medicines"), at_the_course.slot("closed"), at_the_course.slot("not_known")
    assert after == before, at_the_course.text
    assert "clear all your answers" not in at_the_course.text


@pytest.mark.parametrize("words", ["go back", "back please", "previous question"])
def test_going_back_in_its_own_words_goes_back(at_the_course, words):
    at_the_course.say(words)
    assert at_the_course.asked != "symptom_course"
