"""Any day of the last year is read back as the day that it is, however the last dose is told."""

from __future__ import annotations

import datetime as dt

import pytest
from conftest import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.facts.days import day_in
from actions.facts.facts import Facts
from actions.facts.said import Mentioned
from b12nlu import read


def _nth(day: dt.date) -> str:
    ending = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{ending}"


FORMS = {
    "day, month, year": lambda day: f"{day.day} {day:%B} {day.year}",
    "day and month": lambda day: f"{day.day} {day:%B}",
    "day and short month": lambda day: f"{day.day} {day:%b}".lower(),
    "the nth of": lambda day: f"the {_nth(day)} of {day:%B}",
    "month and day": lambda day: f"{day:%b} {day.day}",
    "month, nth, year": lambda day: f"{day:%B} {_nth(day)}, {day.year}",
    "weekday before": lambda day: f"{day:%A} {day.day} {day:%B}",
    "weekday and comma": lambda day: f"{day:%A}, {day:%B} {day.day}",
    "short weekday, nth": lambda day: f"{day:%a} {_nth(day)} {day:%b}",
    "by the standard": lambda day: day.isoformat(),
    "with strokes": lambda day: f"{day.day}-{day:%b}-{day:%y}",
    "days ago": lambda day: f"{(TODAY - day).days} days ago",
    "days back": lambda day: f"{(TODAY - day).days} days back",
}
FRAMES = [
    "hydroxocobalamin 1 mg every 8 weeks, last given {day}",
    "I get B12 jabs monthly. Last on {day}",
    "B12 shots for years, the last one was {day}",
    "no jab since {day}",
]


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 364), st.sampled_from(sorted(FORMS)))
def test_any_day_of_the_last_year_is_read_back(days: int, form: str) -> None:
    day = TODAY - dt.timedelta(days=days)
    assert day_in(f"it was {FORMS[form](day)}", TODAY, "past") == day


def _tells(person, text: str, **how: str | None) -> Facts:
    mentions = [Mentioned.model_validate(mention.as_dict()) for mention in read(text)]
    return person.says(*mentions, text=text, **how)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("form", [form for form in FORMS if not form.startswith("days")])
def test_a_day_told_unasked_is_taken(person, frame, form):
    day = dt.date(2026, 9, 3)
    assert _tells(person, frame.format(day=FORMS[form](day))).last_dose_on == "2026-09-03"


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("9 days back I stopped, so 13 november", "2026-11-13"),
        ("this morning", "2026-11-22"),
        ("last night", "2026-11-21"),
        ("I had it yesterday, next is 5 Dec", "2026-11-21"),
        ("the newest on Friday 20 November", "2026-11-20"),
        ("monthly, 5 March", "2026-03-05"),
    ],
)
def test_a_day_is_the_answer_to_when_the_last_one_was(person, told, day):
    person.taps("phase", "maintenance")
    assert _tells(person, told, asked="last_dose").last_dose_on == day


def test_two_days_that_do_not_agree_are_none_and_no_month_is_said_back(person):
    person.taps("phase", "maintenance")
    assert _tells(person, "14 days ago, 5 July", asked="last_dose").last_dose_on is None
    assert "July" not in person.told


def test_a_day_of_the_week_that_does_not_fit_the_date_is_not_guessed_at(person):
    assert day_in("Monday 20 November", TODAY, "past") is None


@pytest.mark.parametrize("told", ["B12 jabs for years, haven't done one since March", "my last B12 jab was in March"])
def test_a_month_alone_is_said_back_and_no_day_is_made_of_it(person, told):
    assert _tells(person, told).last_dose_on is None
    assert '"March"' in person.told


@pytest.mark.parametrize("told", ["hydroxo monthly, covid jab last given 1 oct", "methotrexate, last given 1 oct"])
def test_the_last_dose_of_something_else_is_none_of_b12(person, told):
    assert _tells(person, told).last_dose_on is None


def test_what_happened_after_a_dose_does_not_lower_the_number_that_was_told(person):
    facts = _tells(person, "4 from 10 injections are done. After the second one my heart raced")
    assert facts.doses_given == 4
    assert _tells(person, "after second injection I was dizzy").doses_given == 4
