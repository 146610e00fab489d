"""Days that are told one after the other: `mon 23, wed 25, fri 27 nov`, `the 2nd, 4th and 6th`, `Nov 2, 4 and 6`.

A list is read as a whole: a day without its month has that of its neighbors, and one whose day of the week is another
makes no list of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from actions.core import clinic
from actions.facts.days import MONTH_FIRST

Told = Literal["past", "future"]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b"
)
_NO_DAY = (
    r"(?![\d:/%]|[.,]\d|\s*(?:mcg|mg|ml|[pn]g|[pnu]mol|g/|weeks?\b|days?\b|months?\b|years?\b|yrs?\b|times\b|jabs?\b|"
    r"shots?\b|injections?\b|doses?\b|more\b|left\b|of (?:\d|the|my|six|them)\b|am\b|pm\b|was\b|on\b))"
)
_DAY = re.compile(
    rf"(?<![\w/.])(?:(?P<weekday>{_WEEKDAY})\b\.?,?\s*(?:the\s+)?)?"
    rf"(?:(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})(?:/(?P<year>\d{{4}}|\d\d))?(?![\d/])"
    rf"|(?P<month_first>{_MONTH})\.?\s+(?:the\s+)?(?P<day_behind>\d{{1,2}})(?:st|nd|rd|th)?{_NO_DAY}"
    rf"|(?P<day>\d{{1,2}})(?P<place>st|nd|rd|th)?(?:\s*(?:of\s+)?(?P<month>{_MONTH})\.?|{_NO_DAY}))"
    rf"|\b(?P<alone>{_WEEKDAY})\b\.?",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?=[^\w]*(?:[,;&+\n]|\b(?:and|then)\b))(?:[\s,;&+:]|\b(?:and|then|again|also|on|the|at|a|my|second|third|fourth|fifth|"
    r"sixth|[2-6](?:nd|rd|th)|one|jabs?|shots?|injections?|doses?|was|were|is|next|due|booked)\b)*",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:next|due|booked|is)\b", re.IGNORECASE)


@dataclass(frozen=True)
class ListOfDays:
    """Days in their order, with where the list stands in the text; none where it is not clear which they are."""

    start: int
    end: int
    days: tuple[dt.date, ...]


def lists_of_days(text: str, today: dt.date, told: Callable[[str], Told | None]) -> Iterator[ListOfDays]:
    """The lists of two days or more; `told` says whether what stands behind some words was, or is to come."""
    for run in _runs(text):
        if len(run) < _FEWEST or not _is_whole(run):
            continue
        ahead = next((at for at in range(1, len(run)) if _NEXT.search(text, run[at - 1].end(), run[at].start())), None)
        start, end = run[0].start(), run[-1].end()
        behind = _resolved(run[:ahead], today, told(text[:start]), text[max(0, start - _NEAR) : end + _NEAR])
        to_come = [] if ahead is None else _resolved(run[ahead:], today, "future", "")
        if behind is not None and to_come is not None:
            yield ListOfDays(start, end, (*behind, *to_come))
        elif not all(day["alone"] for day in run):
            yield ListOfDays(start, end, ())


_FEWEST = 2
_NEAR = 25
"""Characters around a list in which `last week` may stand."""


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for found in _DAY.finditer(text):
        if run and not _follows(run[-1], found, text):
            yield run
            run = []
        run = [*run, found]
    yield run


def _follows(before: re.Match[str], after: re.Match[str], text: str) -> bool:
    between = text[before.end() : after.start()]
    spaced = bool(before["alone"] and after["alone"]) and re.fullmatch(r"[\s/-]+", between) is not None
    return spaced or _JOINED.fullmatch(between) is not None


def _is_whole(run: Sequence[re.Match[str]]) -> bool:
    """Whether a number that could be anything has a month beside it in the list."""
    with_month = any(day["month"] or day["month_first"] or day["one"] for day in run)
    bare = any(day["day"] and not (day["place"] or day["weekday"] or day["month"]) for day in run)
    mixed = any(day["alone"] for day in run) and not all(day["alone"] for day in run)
    return (with_month or not bare) and not (mixed and not with_month)


def _resolved(run: Sequence[re.Match[str]], today: dt.date, told: Told | None, around: str) -> list[dt.date] | None:
    """The days that a list means; None where that is not clear."""
    if all(day["alone"] for day in run):
        days = _days_of_the_week(run, today, told, around)
    else:
        days = _days_of_months(run, today, told)
        if told is None and days is not None and days not in (sorted(days), sorted(days, reverse=True)):
            days = _days_of_months(run, today, "past")
    fits = days is not None and all(_fits(day, at) for day, at in zip(run, days, strict=True))
    return sorted(set(days)) if days is not None and fits else None


def _fits(found: re.Match[str], day: dt.date) -> bool:
    named = found["weekday"] or found["alone"]
    return named is None or _WEEKDAYS[day.weekday()] == named[:3].casefold()


def _days_of_the_week(
    run: Sequence[re.Match[str]], today: dt.date, told: Told | None, around: str
) -> list[dt.date] | None:
    places = [_WEEKDAYS.index(day["alone"][:3].casefold()) for day in run]
    week = re.search(r"\b(last|this)\s+week\b", around, re.IGNORECASE)
    if week is not None:
        monday = today - dt.timedelta(days=today.weekday() + (7 if week[1].casefold() == "last" else 0))
        return [monday + dt.timedelta(days=place) for place in places]
    if told is None:
        return None
    days: list[dt.date] = []
    at = today
    for place in reversed(places) if told == "past" else places:
        step = (at.weekday() - place) % 7 if told == "past" else (place - at.weekday()) % 7
        at = at - dt.timedelta(days=step or 7) if told == "past" else at + dt.timedelta(days=step or 7)
        days.append(at)
    return days[::-1] if told == "past" else days


def _days_of_months(run: Sequence[re.Match[str]], today: dt.date, told: Told | None) -> list[dt.date] | None:
    days: list[dt.date | None] = [_with_month(found, today, told) for found in run]
    numbers = [int(found["day"] or found["day_behind"] or 0) for found in run]
    if not any(days) and numbers[-1]:
        days[-1] = _nearest(run[-1], numbers[-1], today, told)
    anchors = [at for at, day in enumerate(days) if day is not None]
    if not anchors:
        return None
    for at in range(anchors[0] - 1, -1, -1):
        days[at] = _beside(numbers[at], days[at + 1], forward=False)
    for at in range(anchors[0] + 1, len(days)):
        days[at] = days[at] or _beside(numbers[at], days[at - 1], forward=True)
    return [day for day in days if day is not None] if all(days) else None


def _with_month(found: re.Match[str], today: dt.date, told: Told | None) -> dt.date | None:
    """The day of a list that has its month beside it, of the year that is meant."""
    if found["one"]:
        one, other = int(found["one"]), int(found["other"])
        ways = [(one, other), (other, one)] if clinic().country in MONTH_FIRST else [(other, one), (one, other)]
        month, day = next((way for way in ways if way[0] <= len(_MONTHS)), ways[0])
        year = int(found["year"]) % 100 + 2000 if found["year"] else None
    elif found["month"] or found["month_first"]:
        month = _MONTHS.index((found["month"] or found["month_first"])[:3].casefold()) + 1
        day, year = int(found["day"] or found["day_behind"]), None
    else:
        return None
    years = [year] if year else [today.year - 1, today.year, today.year + 1]
    return _chosen([each for each in (_date(y, month, day) for y in years) if each is not None], today, told)


def _nearest(found: re.Match[str], number: int, today: dt.date, told: Told | None) -> dt.date | None:
    """The day of that number near today; without a day of the week and a time none is clear."""
    if told is None and not found["weekday"]:
        return None
    months = [(today.year + (today.month - 1 + by) // 12, (today.month - 1 + by) % 12 + 1) for by in range(-3, 4)]
    days = [each for each in (_date(year, month, number) for year, month in months) if each is not None]
    return _chosen([each for each in days if _fits(found, each)], today, told)


def _chosen(days: Sequence[dt.date], today: dt.date, told: Told | None) -> dt.date | None:
    if told == "past":
        return max((day for day in days if day <= today), default=None)
    if told == "future":
        return min((day for day in days if day >= today), default=None)
    return min(days, key=lambda day: abs((day - today).days), default=None)


def _beside(number: int, other: dt.date | None, *, forward: bool) -> dt.date | None:
    """The next day of that number behind another one, or the last one before it."""
    if other is None or not number:
        return None
    for by in range(3):
        month = other.month - 1 + (by if forward else -by)
        day = _date(other.year + month // 12, month % 12 + 1, number)
        if day is not None and (day > other if forward else day < other):
            return day
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
