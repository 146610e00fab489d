"""A day and its month in numbers is no schedule where words for a day stand before it."""

from __future__ import annotations

import pytest
from reading import only, present


@pytest.mark.parametrize(
    "told",
    [
        "hydroxocobalamin: next dose due 20/12",
        "next injection 3/12",
        "my next B12 jab is on 5/12",
        "booked for her jab on 10/12",
        "B12 injection due by 7/12",
        "last hydroxocobalamin: 4/12",
        "had my jab on 9/7",
        "I have an appointment for the injection, appt 14/12",
        "B12 jab 23/12",
    ],
)
def test_a_day_of_a_dose_is_no_interval(told: str) -> None:
    assert present(told, "interval") == set()


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("hydroxocobalamin 1 mg 3/12", 3),
        ("I'm on 3/12 injections of B12", 3),
        ("B12 jabs every 3/12, next one due 20/12", 3),
        ("hydroxocobalamin 2/12ly, last one 20/9", 2),
        ("IM B12 3/12", 3),
    ],
)
def test_months_between_injections_stay_an_interval(told: str, value: int) -> None:
    interval = only(told, "interval")
    assert (interval.value, interval.unit) == (value, "month")
