"""Weeks and months in days, for comparing intervals and for dating them."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

Unit = Literal["day", "week", "month"]

DAYS: dict[Unit, tuple[int, int]] = {"day": (1, 1), "week": (7, 7), "month": (28, 31)}
"""The shortest and the longest length of a unit in days."""


def shortest_days(count: int, unit: Unit) -> int:
    """The fewest days that so many units can have."""
    return count * DAYS[unit][0]


def longest_days(count: int, unit: Unit) -> int:
    """The most days that so many units can have."""
    return count * DAYS[unit][1]


def later(date: dt.date, count: int, unit: Unit) -> dt.date:
    """The date so many units later; the last day of the month where the month is too short."""
    if unit != "month":
        return date + dt.timedelta(days=count * DAYS[unit][0])
    year, month = divmod(date.year * 12 + date.month - 1 + count, 12)
    last_day = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(date.day, last_day))
