"""Doses of a first course are counted wherever and however they are told, and what is rated out of ten is no dose."""

from __future__ import annotations

import pytest
from reading import only, present


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("4 of 6 hydroxo given", 4),
        ("3 taken out of 8, burning feet", 3),
        ("mecobalamin injection once weekly, total 8, I have taken 3", 3),
        ("8 injections in total, 3 done", 3),
        ("prescribed 6, had 2 so far", 2),
        ("Day 5 of daily B12 shots, 7 days then weekly", 5),
        ("day 5 of 7 of my hydroxocobalamin shots", 5),
    ],
)
def test_so_many_of_a_course_are_counted(told: str, number: int) -> None:
    given = only(told, "doses_given")
    assert (given.id, given.value) == ("first_course", number)


def test_the_number_of_a_day_is_counted() -> None:
    assert only("5, today was number 5", "doses_given").value == 5


@pytest.mark.parametrize(
    "told",
    [
        "pain is 7 out of 10 since I had the jab",
        "tingling 6 of 10 after the jabs, worse",
        "day 5 of 7 of antibiotics",
        "day 5 of my period, had the jab yesterday",
        "total cholesterol 5, had 3 eggs",
        "day 5 of 7, a jab every other day",
    ],
)
def test_what_is_rated_or_of_something_else_counts_nothing(told: str) -> None:
    assert present(told, "doses_given") == set()


def test_the_last_one_on_a_day_of_the_week_is_read() -> None:
    assert only("3 injections done, last one thursday", "last_dose").uncertain
