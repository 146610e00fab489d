"""Lengths of time and dates in a message: "every 8 to 12 weeks", "three weeks ago", "on 2026-09-30"."""

from __future__ import annotations

import datetime as dt
import re

from b12nlu.numbers.quantities import NUMBER_WORDS
from b12nlu.text.expressions import expression

UNITS = {"d": ("day", 1), "n": ("day", 1), "w": ("week", 1), "f": ("week", 2), "m": ("month", 1), "y": ("month", 12)}
"""A unit's first letter, the unit in which it is given, and how many of those it holds."""

MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
DATE = expression("times.date")


def count(text: str) -> float:
    """The number in digits or words."""
    plain = text.lower().strip()
    if plain.startswith(("half", "1/2")):
        return 0.5
    return float(NUMBER_WORDS[plain]) if plain in NUMBER_WORDS else float(plain.replace(",", "."))


def length(number: float, unit: str) -> tuple[float, str]:
    """A length of time in days, weeks or months."""
    name, times = UNITS[unit[0].lower()]
    return number * times, name


def iso_date(match: re.Match[str]) -> str | None:
    """The ISO date of a match of DATE, or None where it is incomplete, impossible or could be read in two ways."""
    parts = match.groupdict()
    if parts["y1"]:
        return _valid(parts["y1"], parts["m1"], parts["d1"])
    if parts["a"]:
        return _numeric(int(parts["a"]), int(parts["b"]), parts["y2"])
    for index in ("3", "4"):
        if parts["m" + index] and parts["y" + index]:
            return _valid(_full(parts["y" + index]), str(MONTHS[parts["m" + index][:3].lower()]), parts["d" + index])
    return None


def _numeric(first: int, second: int, year: str) -> str | None:
    full_year = _full(year)
    if first == second or second > 12 >= first:
        return _valid(full_year, str(first), str(second))
    if first > 12:
        return _valid(full_year, str(second), str(first))
    return None


def _full(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _valid(year: str, month: str, day: str) -> str | None:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
