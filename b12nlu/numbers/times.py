"""Lengths of time and dates in a message: "every 8 to 12 weeks", "three weeks ago", "on 2026-09-30"."""

from __future__ import annotations

import datetime as dt
import re

from b12nlu.numbers.quantities import NUMBER_WORDS

_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
COUNT = rf"(?:\d+(?:[.,]\d+)?|1/2|half an?|{_WORDS})"
UNIT = r"(?:days?|nights?|weeks?|wks?|wk|months?|mnths?|mths?|mth|mo|mos|years?|yrs?|yr|fortnights?)"
SHOT = r"(?:injections?|jabs?|shots?|doses?|needles?|ampoules?|ones?|vials?)"
"""One giving of a treatment."""
UNITS = {"d": ("day", 1), "n": ("day", 1), "w": ("week", 1), "f": ("week", 2), "m": ("month", 1), "y": ("month", 12)}
"""A unit's first letter, the unit in which it is given, and how many of those it holds."""

MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ISO = r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
_NUMERIC = r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y2>\d{4}|\d{2})"
_DAY_MONTH = (
    rf"(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ /-](?P<m3>{_MONTH})\.?,?(?:[ /-](?P<y3>\d{{4}}|(?<=[/-])\d\d))?"
)
_MONTH_DAY = rf"(?P<m4>{_MONTH})\.? (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y4>\d{{4}}))?"
_MONTH_YEAR = rf"(?P<m5>{_MONTH})\.?,?[ /-](?P<y5>\d{{4}}|(?<=[/-])\d\d)"
DATE = re.compile(rf"(?<![\w/.])(?:{_ISO}|{_NUMERIC}|{_DAY_MONTH}|{_MONTH_DAY}|{_MONTH_YEAR})(?![\w/])", re.IGNORECASE)


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
