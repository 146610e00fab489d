"""A day is taken with the precision that it is told with: of a month, a part of one, or a year no day is made."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.facts.days import day_in
from actions.facts.rough_times import rough_time_in
from actions.facts.said import Mentioned

TODAY = dt.date(2026, 11, 22)
SAME_NUMBERS = dt.date(2026, 11, 20)
"""A day whose number stands in `2020` and in `20/10`."""


@pytest.mark.parametrize("today", [TODAY, SAME_NUMBERS])
@pytest.mark.parametrize(
    ("told", "rough"),
    [
        ("April 2020", "April 2020"),
        ("last march", "last March"),
        ("early October", "early October"),
        ("it was mid-october i think", "mid-October"),
        ("at the end of September", "end of September"),
        ("some time last month", "last month"),
        ("10/2025", "10/2025"),
        ("back in 2020", "2020"),
        ("July of last year", "July of last year"),
        ("april '20", "April '20"),
        ("in May", "May"),
        ("summer 2024", "summer 2024"),
    ],
)
def test_a_month_or_a_year_is_no_day(told, rough, today):
    assert day_in(told, today, "past") is None
    assert rough_time_in(told) == rough


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("on the 3rd", "2026-11-03"),
        ("the 25th, I think", "2026-10-25"),
        ("the 31st", "2026-10-31"),
        ("the 3rd of last month", "2026-10-03"),
        ("3rd October", "2026-10-03"),
        ("6/52 ago", "2026-10-11"),
        ("10/7 ago", "2026-11-12"),
        ("3 weeks ago", "2026-11-01"),
        ("it may be 3 weeks ago", "2026-11-01"),
    ],
)
def test_a_day_or_a_length_of_time_is_a_day(told, day):
    assert day_in(told, TODAY, "past") == dt.date.fromisoformat(day)


@pytest.mark.parametrize("told", ["I had a fall", "it may have been", "the 3rd injection", "ages ago"])
def test_other_words_tell_no_time(told):
    assert day_in(told, TODAY, "past") is None
    assert rough_time_in(told) is None


def test_the_day_of_no_month_that_a_schedule_starts_on_is_still_no_day():
    assert day_in("the 5th", TODAY, "future") is None


def test_a_month_in_answer_to_the_last_dose_is_said_back_and_not_put_down(person):
    assert person.says(asked="last_dose", text="April 2020").last_dose_on is None
    assert '"April 2020"' in person.told


def test_a_last_dose_that_the_reader_found_last_month_is_not_made_a_day(person):
    told = Mentioned(type="last_dose", id="last_dose", text="had my injection last month", value=1, unit="month")
    assert person.says(told, text="I had my injection last month").last_dose_on is None
    assert '"last month"' in person.told
