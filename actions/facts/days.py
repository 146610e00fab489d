"""Days as people write them: `1 Dec`, `tomorrow`, `in two weeks`, `next Monday`; for a schedule and for the last dose.

Only a whole day within the time that is asked for is taken; anything else is no day, and is asked about.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from dateparser.search import search_dates

from actions.core import clinic, knowledge

LONGEST_WAIT_DAYS = 184
"""How far ahead a start can lie; beyond it, a day without a year more likely lies behind."""

LONGEST_AGO_DAYS = 3660
"""How far back a last dose can lie."""

MONTH_FIRST = ("US",)
"""Countries that write the month before the day in `1/12`."""

Direction = Literal["future", "past"]

_FROM_NOW = re.compile(
    r"\b(a|an|one|two|three|four|\d+)\s+(days?|weeks?|months?)\s+(?:from|after)\s+(?:today|now)\b", re.I
)
_NEXT_DAY = re.compile(r"\b(?:next|coming|this)\s+(?=(?:mon|tue|wed|thu|fri|sat|sun)\w*\b)", re.I)
_SHORT_YEAR = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{2})\b")
_NAMES_A_DAY = re.compile(
    r"\b(?:today|tomorrow|yesterday|now|days?|weeks?|months?|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|"
    r"aug|sep|oct|nov|dec)[a-z]*\b|\d[./-]\d|\b\d{1,2}(?:st|nd|rd|th)\b",
    re.I,
)
_RELATIVE = re.compile(r"\b(?:today|tomorrow|yesterday|now|(?:day|week|month)s?)\b", re.I)
_WHOLE_MONTH = re.compile(r"\b(?:last|this|past)\s+(?:month|year)\b", re.I)
_DAY_OF_MONTH = re.compile(
    r"\bthe\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?:\s+of\s+(?P<which>this|last)\s+month\b)?"
    r"(?!\s+(?:of|b-?12|jabs?|shots?|injections?|doses?|one|time|loading|week|day|month)\b)",
    re.I,
)
_WEEKS_IN_SHORT = re.compile(r"\b(\d{1,3})\s?/\s?52\b(?:\s*(?:ago|back)\b)?", re.I)
_LENGTH_IN_SHORT = re.compile(r"\b(\d{1,3})\s?/\s?(7|12)\s*(?:ago|back)\b", re.I)
"""`6/52`, `3/12 ago`, `10/7 ago`: weeks, months and days as clinicians write them; `3/12` alone may be a date."""

_UNITS_IN_SHORT = {"7": "days", "12": "months"}
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)", re.I)


def day_in(text: str, today: dt.date, direction: Direction) -> dt.date | None:
    """The one day that the text names; None where it names none, several, or one outside the time asked for."""
    if not _NAMES_A_DAY.search(text):
        return None
    plain = _FROM_NOW.sub(r"in \1 \2", text)
    if direction == "past":
        plain = _WEEKS_IN_SHORT.sub(r"\1 weeks ago", plain)
        plain = _LENGTH_IN_SHORT.sub(lambda short: f"{short[1]} {_UNITS_IN_SHORT[short[2]]} ago", plain)
    plain = _NEXT_DAY.sub("", plain)
    plain = _SHORT_YEAR.sub(r"\1/\2/20\3", plain)
    settings = {
        "PREFER_DATES_FROM": direction,
        "RELATIVE_BASE": dt.datetime.combine(today, dt.time()),
        "DATE_ORDER": "MDY" if clinic().country in MONTH_FIRST else "DMY",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = search_dates(plain, languages=["en"], settings=settings) or []
    days = {moment.date() for words, moment in found if _stands_in(words, moment.date())}
    if direction == "past" and all(day > today for day in days):
        days = _days_of_month(plain, today)
    if len(days) != 1:
        return None
    day = days.pop()
    if direction == "future":
        return day if today <= day <= today + dt.timedelta(days=LONGEST_WAIT_DAYS) else None
    return day if today - dt.timedelta(days=LONGEST_AGO_DAYS) <= day <= today else None


def _days_of_month(text: str, today: dt.date) -> set[dt.date]:
    """The latest days up to today that `the 3rd` or `the 3rd of last month` can mean."""
    return {day for named in _DAY_OF_MONTH.finditer(text) if (day := _day_of_month(named, today)) is not None}


def _day_of_month(named: re.Match[str], today: dt.date) -> dt.date | None:
    number, which = int(named["day"]), (named["which"] or "").casefold()
    this_month = today.replace(day=1)
    last_month = (this_month - dt.timedelta(days=1)).replace(day=1)
    months = {"this": [this_month], "last": [last_month]}.get(which, [this_month, last_month])
    for first in months:
        day = first + dt.timedelta(days=number - 1)
        if day.month == first.month and day <= today:
            return day
    return None


def in_words(day: dt.date) -> str:
    """The day as the clinic's country writes it, so that it cannot be misread: `Tuesday, 1 December 2026`."""
    return f"{day:%A}, {knowledge().spelling.date(day)}"


def _stands_in(words: str, day: dt.date) -> bool:
    """Whether the words name this very day: a month alone, or `the 5th` of no month, is no day."""
    if _WHOLE_MONTH.search(words):
        return False
    if _RELATIVE.search(words):
        return True
    named = _WEEKDAY.search(words)
    if named is not None:
        return f"{day:%a}".casefold() == named.group(1).casefold()
    return day.day in {int(number) for number in re.findall(r"(?<![\d'’])\d{1,2}(?!\d)", words)}
