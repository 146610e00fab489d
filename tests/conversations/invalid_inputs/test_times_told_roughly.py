"""When the last dose was may be known by its month alone: that is said back, asked once for the day, and left."""

from __future__ import annotations

import pytest


@pytest.fixture
def treated(begun):
    begun.choose("Already on regular injections", "Pernicious anemia", "None of these")
    begun.choose("I don't know it", "No other results").say("58")
    begun.choose("Neither", "None of these", "No other medicines")
    begun.choose("Cyanocobalamin", "1,000 mcg (1 mg)", "Every month")
    assert begun.asked == "last_dose"
    return begun


@pytest.mark.parametrize(
    ("told", "said_back"),
    [
        ("April 2020", "April 2020"),
        ("last March", "last March"),
        ("early October", "early October"),
        ("sometime last month", "last month"),
        ("in 2021", "2021"),
    ],
)
def test_a_month_is_said_back_and_the_day_asked_for_once(treated, told, said_back):
    treated.say(told)
    assert said_back in treated.text
    assert treated.asked == "last_dose"
    assert treated.slot("last_dose_on") is None
    treated.say(told)
    assert said_back in treated.text
    assert treated.asked == "symptom_course"
    assert "last_dose" in treated.slot("not_known")
    assert treated.slot("last_dose_on") is None


def test_a_day_after_the_month_is_taken(treated):
    treated.say("early October").say("3 weeks ago")
    assert treated.slot("last_dose_on") is not None
    assert treated.asked == "symptom_course"


def test_that_the_day_is_not_known_ends_the_question(treated):
    treated.say("April 2020").say("I don't know the day")
    assert treated.asked == "symptom_course"
    assert "last_dose" in treated.slot("not_known")


@pytest.mark.parametrize("told", ["on the 3rd", "6/52 ago", "it was the 12th"])
def test_a_day_of_no_month_is_the_last_one_and_said_in_full(treated, told):
    treated.say(told)
    assert treated.slot("last_dose_on") is not None, treated.text
    assert "202" in treated.text
    assert treated.asked == "symptom_course"
