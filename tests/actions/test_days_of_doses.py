"""A list of days is one of injections where it is told as such: the last past one is the last dose, all are counted.

What is to come is planned, and no number within a list is a dose, an age or a result.
"""

from __future__ import annotations

import datetime as dt

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Mentioned, Turn
from actions.turn.acknowledgement import acknowledgement
from actions.turn.understanding import understand
from b12nlu.reader import read

MONDAY = dt.date(2026, 11, 30)
UNDER_WAY = Facts(phase="repletion", loading="begun")


def told(text: str, facts: Facts | None = None, asked: str | None = None, intent: str = "inform"):
    """The draft after a message that is typed on a Monday."""
    mentions = tuple(Mentioned.model_validate(mention.as_dict()) for mention in read(text))
    return understand(facts or Facts(), Turn(intent, text, mentions, asked=asked, today=MONDAY))


@pytest.mark.parametrize(
    ("text", "number", "last"),
    [
        ("on the loading shots: mon 16, wed 18, fri 20 nov", 3, "2026-11-20"),
        ("had my injections on the 19th, 21st and 24th", 3, "2026-11-24"),
        ("I was given shots on the 3, 5 and 7 of november", 3, "2026-11-07"),
        ("shot dates nov 3, 5, 7, 10 and 12", 5, "2026-11-12"),
        ("my injections were on 11/17, 11/19 and 11/21", 3, "2026-11-21"),
        ("had shots tuesday, thursday and saturday last week", 3, "2026-11-28"),
        ("first shot was the 23rd, second the 25th", 2, "2026-11-25"),
        ("injections so far: 30 Oct, 2 Nov, 4 Nov", 3, "2026-11-04"),
        ("had 6 shots so far, the latest two on 24 and 27 nov", 6, "2026-11-27"),
        ("loading injections: Nov 24, Nov 26, Nov 30, Dec 2", 2, "2026-11-26"),
    ],
)
def test_they_are_counted_and_the_last_is_the_last_dose(text, number, last):
    facts = told(text).facts
    assert (facts.doses_given, facts.last_dose_on, facts.loading) == (number, last, "begun")
    assert (facts.dose_mcg, facts.age, facts.labs) == (None, None, {})


@pytest.mark.parametrize("asked", ["doses_given", "last_dose"])
@pytest.mark.parametrize("text", ["mon 23, wed 25, fri 27 nov", "the 23rd, 25th and 27th", "11/23, 11/25, 11/27"])
def test_days_alone_answer_the_questions_for_them(text, asked):
    facts = told(text, UNDER_WAY, asked).facts
    assert (facts.doses_given, facts.last_dose_on) == (3, "2026-11-27")


@pytest.mark.parametrize(
    "text", ["shots booked mon 7, wed 9, fri 11 dec", "my next injections are on 7, 9 and 11 december"]
)
def test_days_to_come_are_planned_and_count_for_none(text):
    draft = told(text)
    assert (draft.facts.doses_given, draft.facts.last_dose_on) == (None, None)
    assert "planned" in acknowledgement(draft, "patient")


def test_what_is_left_is_planned():
    draft = told("injections given: 20 Nov, 23 Nov. 2 more to go: 2 Dec, 4 Dec")
    assert (draft.facts.doses_given, draft.facts.last_dose_on) == (2, "2026-11-23")
    assert "December 4" in acknowledgement(draft, "patient")


@pytest.mark.parametrize(
    ("text", "number", "last"),
    [
        ("I had shot 3 of 6 on Friday", 3, "2026-11-27"),
        ("shot 3 of 6 was on Friday", 3, "2026-11-27"),
        ("shot 3 of 6 is on Friday", 2, None),
        ("shot 3 of 6 on Friday", None, None),
    ],
)
def test_one_of_a_course_on_a_day(text, number, last):
    facts = told(text).facts
    assert (facts.phase, facts.doses_given, facts.last_dose_on) == ("repletion", number, last)


@pytest.mark.parametrize(
    "text",
    [
        "I get shots on the 2nd and 16th of each month",
        "had blood tests on the 2nd, 4th and 6th",
        "missed my shots on the 2nd and 4th",
        "I had tingling mon, wed and fri",
        "had injections on tue 23 and wed 26 nov",
        "my mother had injections on 23, 25 and 27 november",
    ],
)
def test_other_days_count_for_none(text):
    facts = told(text).facts
    assert (facts.doses_given, facts.last_dose_on) == (None, None)


def test_a_day_that_is_none_is_asked_about():
    assert "tue 23 and wed 26 nov" in acknowledgement(told("had injections on tue 23 and wed 26 nov"), "patient")


def test_what_is_kept_for_months_is_no_first_course():
    facts = told("my last two shots were 3 August and 26 October").facts
    assert (facts.phase, facts.doses_given, facts.last_dose_on) == (None, None, "2026-10-26")
