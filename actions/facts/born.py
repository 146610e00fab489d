"""The age that a day or a year of birth tells (`born in 1961`, `DOB 03/2019`), for messages that give no age."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from actions.core import clinic
from actions.facts.days import MONTH_FIRST, MONTHS

ADULT_FROM = 18
"""Years of age from which on the rules apply; it only sorts messages here, and the core judges the age itself."""

_MONTH = r"(?P<{0}>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)\b"
_DATE = (
    rf"(?:{_YEAR.format('iso')}-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    rf"|(?P<first>\d{{1,2}})[/.-](?P<second>\d{{1,2}})[/.-]{_YEAR.format('numbers')}"
    rf"|(?P<month_in_numbers>\d{{1,2}})[/.-]{_YEAR.format('of_month_in_numbers')}"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH.format('month')},?[ -]{_YEAR.format('written')}"
    rf"|{_MONTH.format('month_first')} (?P<day_behind>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR.format('month_written')}"
    rf"|{_MONTH.format('month_alone')},? (?:of )?{_YEAR.format('of_month')}"
    rf"|{_YEAR.format('alone')})"
)
_BORN = re.compile(
    rf"\b(?:born|d\.?o\.?b\.?|date of birth|birth ?(?:date|day|year)|year of birth|yob)\W{{0,3}}"
    rf"(?:(?:is|was|in|on|back|:)\W+)*{_DATE}(?![/.-]?\d)",
    re.IGNORECASE,
)
_A_TIME = re.compile(r"\b(?:since|after|before|when|until|till|from|ever)\b[^.;!?\n]*$", re.IGNORECASE)
"""Before a birth: it tells the time of something else (`tired since my son was born in 2015`)."""
_OF_ANOTHER = re.compile(r"\b(?:my|our)\s+(?!(?:date|dob|birth|year)\b)[a-z]+\b[^.;!?\n]*$", re.IGNORECASE)

_MIDDLE_OF_THE_YEAR = (7, 1)
"""The birthday that is taken where only the year is told: it is wrong by less than a year, and an age that could be a
child's by it is not taken at all."""


@dataclass(frozen=True)
class Birth:
    """What a message tells of a birth."""

    words: str
    start: int
    """Where in the message it stands."""
    years: int
    """The age in whole years."""
    of_another: bool
    """Whether somebody else than the writer was born then: `my son, born in 2015`."""


def birth_told(text: str, today: dt.date) -> Birth | None:
    """The birth that a message tells; None where it tells none, or one that only says since when something is."""
    told = _BORN.search(text)
    if told is None or _A_TIME.search(text[: told.start()]):
        return None
    years = _years(told, today)
    if years is None:
        return None
    return Birth(told.group(), told.start(), years, _OF_ANOTHER.search(text[: told.start()]) is not None)


def age_by_year(year: int, today: dt.date) -> int | None:
    """The age of somebody who was born in a year; None where it may be a child's as well as an adult's."""
    born = dt.date(year, *_MIDDLE_OF_THE_YEAR)
    if born > today or today.year - year == ADULT_FROM:
        return None
    return _between(born, today)


def _years(told: re.Match[str], today: dt.date) -> int | None:
    """The whole years from a birth to today; None where it is no day, or one that is still to come."""
    said = told.groupdict()
    if said["alone"]:
        return age_by_year(int(said["alone"]), today)
    try:
        born = _day_of_birth(said)
    except ValueError:
        return None
    return _between(born, today) if born <= today else None


def _day_of_birth(said: dict[str, str | None]) -> dt.date:
    """The day of birth, the first of the month where none is told.

    Raises:
        ValueError: there is no such day.
    """
    if said["iso"]:
        return dt.date(int(said["iso"]), int(said["iso_month"] or 0), int(said["iso_day"] or 0))
    if said["numbers"]:
        first, second = int(said["first"] or 0), int(said["second"] or 0)
        month_first = clinic().country in MONTH_FIRST
        month, day = (first, second) if (month_first and first <= 12) or second > 12 else (second, first)
        return dt.date(int(said["numbers"]), month, day)
    if said["of_month_in_numbers"]:
        return dt.date(int(said["of_month_in_numbers"]), int(said["month_in_numbers"] or 0), 1)
    name = said["month"] or said["month_first"] or said["month_alone"] or ""
    year = said["written"] or said["month_written"] or said["of_month"] or "0"
    return dt.date(int(year), MONTHS.index(name[:3].lower()) + 1, int(said["day"] or said["day_behind"] or 1))


def _between(born: dt.date, today: dt.date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
