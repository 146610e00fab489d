"""Days as people write them: `1 Dec`, `tomorrow`, `in two weeks`, `next Monday`; for a schedule and for the last dose.

Only a whole day within the time that is asked for is taken; anything else is no day, and is asked about.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
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
_ONE_THAT_WAS = re.compile(r"\bone\b(?=\W+(?:(?:was|is|on|last|this|the)\W+)*(?:mon|tue|wed|thu|fri|sat|sun))", re.I)
"""`The last one Thursday` names one that was given, and no first of the month."""

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

_BACK = re.compile(
    r"\b(an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3})\s+(days?|nights?|weeks?|months?)\s+back\b",
    re.I,
)
"""`10 days back` is ten days ago."""

_AND_A_HALF = re.compile(
    r"\b(an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})(?: (?P<unit_first>weeks?|months?))?"
    r"(?: and a half| 1/2|\.5)(?: (?P<unit>weeks?|months?))? (?:ago|back)\b",
    re.I,
)
"""`three and a half months ago`, `a month and a half ago`."""

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""The numbers that people write as words, from one on."""

DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
"""How many days a unit of time has."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY_OF = r"(?<![\d/.-])(?P<{0}day>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?:[\s,/-]+(?P<{0}year>(?:19|20)\d\d|(?<=[/-])\d\d|'\d\d)\b)?"
_REST_OF_A_DAY = "day|sday|nesday|rsday|urday"
_WRITTEN = re.compile(
    rf"(?:\b(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|{_REST_OF_A_DAY})?\.?,?\s+(?:the\s+)?)?"
    rf"(?:(?P<iso>(?:19|20)\d\d-\d{{1,2}}-\d{{1,2}})\b"
    rf"|{_DAY_OF.format('a')}(?:\s*(?:of\s+)?|[/-]){_MONTH.format('a')}{_YEAR.format('a')}"
    rf"|\b{_MONTH.format('b')}(?:\s*,?\s*the\s+|\s*){_DAY_OF.format('b')}(?![\d:/]){_YEAR.format('b')})",
    re.I,
)
"""A day with its month in letters, or by the standard: with or without the day of the week, and the year."""

_OF_A_COURSE = re.compile(
    r"\b\d{1,2}\s+(?:of|out of)\s+(?:(?:the|my|her|his)\s+)?\d{1,2}\b(?!\s*(?:st|nd|rd|th)\b)", re.I
)
"""So many of so many, which is no day and month: `jab 3 of 6 on friday`."""

_UNITS_IN_SHORT = {"7": "days", "12": "months"}
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)", re.I)


_OF_TODAY = re.compile(r"\b(?:(?:earlier )?this (?:morning|afternoon|evening)|earlier today|tonight|just now)\b", re.I)
_OF_YESTERDAY = re.compile(r"\b(?:last night|yesterday (?:morning|afternoon|evening|night))\b", re.I)


def without_written_days(text: str) -> str:
    """The text without the days that are written in it with their month."""
    return _WRITTEN.sub(" ", text)


def written_days(text: str) -> list[str]:
    """The days that are written in the text with their month, in its own words."""
    return [found[0].strip() for found in _WRITTEN.finditer(text)]


def places_of_written_days(text: str) -> list[tuple[int, int]]:
    """Where in the text they stand."""
    return [found.span() for found in _WRITTEN.finditer(text)]


def day_in(text: str, today: dt.date, direction: Direction) -> dt.date | None:
    """The one day that the text names; None where it names none, several, or one outside the time asked for."""
    text = _OF_YESTERDAY.sub("yesterday", _OF_TODAY.sub("today", _OF_A_COURSE.sub(" ", text)))
    if not _NAMES_A_DAY.search(text):
        return None
    plain = _BACK.sub(r"\1 \2 ago", _FROM_NOW.sub(r"in \1 \2", _AND_A_HALF.sub(_halves_in_days, text)))
    written = {_written_day(named, today, direction) for named in _WRITTEN.finditer(plain)}
    if written:
        return _one_within(written, today, direction, besides=_days_in(without_written_days(plain), today, direction))
    return _one_within(set(_days_in(plain, today, direction)), today, direction)


def _halves_in_days(told: re.Match[str]) -> str:
    """Such a length of time in days; as it stands where its unit is missing or told twice."""
    unit = (told["unit_first"] or told["unit"] or "").casefold().removesuffix("s")
    if not unit or (told["unit_first"] and told["unit"]):
        return told[0]
    said = told[1].casefold()
    number = int(said) if said.isdigit() else NUMBERS.index(said) + 1 if said in NUMBERS else 1
    return f"{round((number + 0.5) * DAYS[unit])} days ago"


def _days_in(plain: str, today: dt.date, direction: Direction) -> set[dt.date]:
    """The days that are told by a number, a day of the week or a length of time."""
    if not _NAMES_A_DAY.search(plain):
        return set()
    if direction == "past":
        plain = _WEEKS_IN_SHORT.sub(r"\1 weeks ago", plain)
        plain = _LENGTH_IN_SHORT.sub(lambda short: f"{short[1]} {_UNITS_IN_SHORT[short[2]]} ago", plain)
    plain = _NEXT_DAY.sub("", _ONE_THAT_WAS.sub(" ", plain))
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
    return days


def _one_within(
    days: set[dt.date | None], today: dt.date, direction: Direction, besides: Collection[dt.date] = ()
) -> dt.date | None:
    """The only day of some, within the time that is asked for; None where another is told that is not about it."""
    day = days.pop() if len(days) == 1 else None
    if day is None or any(abs((other - day).days) > max(1, abs((today - day).days) // 4) for other in besides):
        return None
    if direction == "future":
        return day if today <= day <= today + dt.timedelta(days=LONGEST_WAIT_DAYS) else None
    return day if today - dt.timedelta(days=LONGEST_AGO_DAYS) <= day <= today else None


def _written_day(named: re.Match[str], today: dt.date, direction: Direction) -> dt.date | None:
    """The day that is written; without a year the nearest one; None where its day of the week is another."""
    if named["iso"]:
        year, month, number = map(int, named["iso"].split("-"))
    else:
        month = MONTHS.index((named["amonth"] or named["bmonth"])[:3].casefold()) + 1
        number = int(named["aday"] or named["bday"])
        said = (named["ayear"] or named["byear"] or "").lstrip("'")
        year = _year(int(said)) if said else _nearest_year(month, number, today, direction)
    try:
        day = dt.date(year, month, number)
    except ValueError:
        return None
    fits = named["weekday"] is None or f"{day:%a}".casefold() == named["weekday"].casefold()
    return day if fits else None


def _year(said: int) -> int:
    return said if said > 99 else 2000 + said


def _nearest_year(month: int, number: int, today: dt.date, direction: Direction) -> int:
    """The year of such a day that lies nearest before today, or after it."""
    lies_ahead = (month, number) > (today.month, today.day)
    if direction == "past":
        return today.year - lies_ahead
    behind = (month, number) < (today.month, today.day)
    return today.year + behind


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
