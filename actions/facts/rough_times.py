"""Times told less exactly than a day: `April 2020`, `early October`, `last month`, `in 2019`.

They are said back as they were told; no day is made of them.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from actions.facts.days import MONTHS

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b"
)
_MAY = r"may\b"
"""The month that is an everyday word, too: it counts only where something makes a month of it."""

_PART = r"(?:early|mid(?:dle)?|late|start|beginning|end)[\s-]+(?:in[\s-]+|of[\s-]+)?(?:the[\s-]+)?"
_YEAR = r"(?:19|20)\d\d\b"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?:{_YEAR}|'\d\d\b|(?:last|this)\s+year\b))"
_SEASON = r"(?:spring|summer|autumn|fall|winter|easter|christmas|xmas|new year)\b"
_WHICH = r"(?:last|this|past)\s+"
_MADE_A_MONTH = r"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\baround\s)|(?<=\babout\s))"
_EITHER = rf"\b(?:{_PART})?{_MONTH}\s*(?:or|to|and|/|-)\s*(?:maybe\s+)?(?:{_PART})?(?:{_MONTH}|{_MAY}){_OF_YEAR}?"
"""One of two months."""
_ROUGH = re.compile(
    rf"{_EITHER}|\b(?:{_PART})?(?:{_WHICH})?{_MONTH}{_OF_YEAR}?"
    rf"|\b(?:{_PART}(?:{_WHICH})?|{_WHICH}){_MAY}{_OF_YEAR}?|\b{_MAY}{_OF_YEAR}|{_MADE_A_MONTH}{_MAY}|^\W*{_MAY}\W*$"
    rf"|\b(?:{_PART})?{_WHICH}(?:month|year|{_SEASON}){_OF_YEAR}?"
    rf"|\b(?:{_PART})?{_SEASON}{_OF_YEAR}|(?:(?<=\bin\s)|(?<=\baround\s)|(?<=\babout\s)|(?<=\bin the\s)){_SEASON}"
    rf"|(?<![\d./-])(?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d\b|(?<![\d./-])(?:{_PART})?{_YEAR}",
    re.IGNORECASE,
)
_NAME = re.compile(rf"\b(?:{_MONTH}|{_MAY}|easter|christmas|xmas)", re.IGNORECASE)


def rough_time_in(text: str) -> str | None:
    """The words for a month, a part of one, a season or a year; of several the only month (`in spring, April maybe`).
    None where the text holds none, or several and not one month.
    """
    found = list(dict.fromkeys(match[0].strip(" \t\n.,;!?") for match in _ROUGH.finditer(text)))
    in_months = [words for words in found if _NAMED_MONTH.search(words)]
    told = in_months if len(found) > 1 and len(in_months) == 1 else found
    return with_capitals(told[0]) if len(told) == 1 else None


def with_capitals(words: str) -> str:
    """The words for a time in small letters, with names as they are written: `early October`."""
    return _NAME.sub(lambda name: name[0].capitalize(), words.lower())


def places_of_rough_times(text: str) -> Iterator[tuple[int, int]]:
    """Where in a text such times stand."""
    yield from (match.span() for match in _ROUGH.finditer(text))


def months_and_year_of(words: str, today: dt.date) -> tuple[list[int], int | None]:
    """The months that the words for such a time name, by number, and the year; of a season nothing but the year."""
    numbered = re.search(r"(?<![\d.])(0?[1-9]|1[0-2])[./-](?=(?:19|20)\d\d\b)", words)
    named = [MONTHS.index(name.lower()[:3]) + 1 for name in _NAMED_MONTH.findall(words)]
    month = re.search(r"\b(?:last|this|past)\s+month\b", words, re.IGNORECASE)
    year = re.search(r"\b((?:19|20)\d\d)\b|'(\d\d)\b", words)
    spoken = re.search(r"\b(last|past|this)\s+year\b", words, re.IGNORECASE)
    if month is not None:
        of = today if month[0].lower().startswith("this") else today.replace(day=1) - dt.timedelta(days=1)
        return [of.month], of.year
    told = int(year[1] or f"20{year[2]}") if year else None
    if spoken is not None:
        told = today.year - (spoken[1].lower() != "this")
    return sorted([int(numbered[1])] if numbered else named), told


def latest_day_of(words: str, today: dt.date) -> dt.date | None:
    """The last day up to today that the words for such a time can mean; None where they name no month and no year."""
    months, year = months_and_year_of(words, today)
    if not months and year is None:
        return None
    ends = [_last_of_a_month(month, year, today) for month in months or [12]]
    return min(today, max(ends))


def _last_of_a_month(month: int, year: int | None, today: dt.date) -> dt.date:
    """The last day of the month; without a year that of the latest one which has begun."""
    of = year or (today.year if month <= today.month else today.year - 1)
    return dt.date(of, month, calendar.monthrange(of, month)[1])


_NAMED_MONTH = re.compile(rf"\b(?:{_MONTH}|{_MAY})", re.IGNORECASE)
