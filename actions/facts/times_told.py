"""When a result is told to be from: a day, a month or year, so long ago, now, or before another one.

A result that has a newer one beside it is an earlier one; where the times do not tell which is newer, nothing is made
of them.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.facts.days import DAYS, NUMBERS, day_in, places_of_written_days
from actions.facts.facts import LabFact
from actions.facts.rough_times import months_and_year_of, places_of_rough_times, with_capitals
from education.ways import ways_of

_AGO = re.compile(
    rf"\b(?:(?:about|around|nearly|almost|over|roughly|some)\s+)*(?P<n>\d{{1,3}}|an?|{'|'.join(NUMBERS)}|a couple of|"
    r"couple of|a few|few)\s+(?P<unit>day|week|month|year)s?\s+(?:ago|back|earlier)\b",
    re.IGNORECASE,
)
_IN_NUMBERS = re.compile(r"(?<![\w/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?![\w/-])")
NOW, BEFORE = "now", "before"
"""What stands for the words that tell of now, or of a time before with no name."""

_HALF = 0.5
"""The part of a unit by which a length of time that is told in whole units may be off."""


@dataclass(frozen=True)
class Told:
    """A time as it was told, with the first and the last day that it can mean; none where it only comes before."""

    words: str
    first: dt.date | None = None
    last: dt.date | None = None

    @property
    def day(self) -> dt.date | None:
        """The day, where it is one."""
        return self.first if self.first == self.last else None


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    told: Told


def with_times(
    values: Sequence[tuple[int, int]], text: str, today: dt.date, others: Sequence[tuple[int, int]] = ()
) -> list[Told | None]:
    """The time that is told of each value, by its place in the message: right behind it, else before it. None of them
    stands within what is told of `others`, by their places: the day of the last injection is no day of a test.
    """
    found = [each for each in _times_in(text, today) if not any(a < each.end and each.start < b for a, b in others)]
    told: list[Told | None] = []
    used: set[int] = set()
    for at, (start, end) in enumerate(values):
        stop = values[at + 1][0] if at + 1 < len(values) else len(text)
        since = values[at - 1][1] if at else 0
        behind = [each for each in found if end <= each.start < stop and _is_behind(each, end, text)]
        free = [each for each in found if since <= each.start and each.end <= start and each.start not in used]
        before = [each for each in free if _is_before(each, start, text[since:start], since)]
        chosen = next(iter(behind), before[-1] if before else None)
        if chosen is not None:
            used.add(chosen.start)
        told.append(None if chosen is None else chosen.told)
    return told


def _is_behind(found: _Found, end: int, text: str) -> bool:
    """Whether a time is told of the value that ends there; behind a comma only where nothing follows it."""
    between = text[end : found.start]
    apart = "," in between and _ENDS.match(text, found.end) is None
    return not apart and ways_of("actions.facts")["value_to_time"].is_said_in(between)


_ENDS = re.compile(r"\s*(?:$|[,;.)!?\n]|\band\b|\bthen\b)")


def _is_before(found: _Found, start: int, piece: str, since: int) -> bool:
    """Whether a time is told of the value that begins there: it begins its part of the sentence, and nothing but the
    test is named from there to the value.
    """
    ways = ways_of("actions.facts")
    before, between = piece[: found.start - since], piece[found.end - since : start - since]
    begins = ways["begins_with_time"].is_said_in(_MARKS.split(before)[-1])
    return begins and ways["time_to_value"].is_said_in(between)


_MARKS = re.compile(r"[,;.!?\n]|\b(?:and|but|then)\b")


def without_times(text: str, today: dt.date) -> str:
    """The text without the times that it tells."""
    for found in reversed(list(_times_in(text, today))):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text


def is_before(one: LabFact, other: LabFact) -> bool:
    """Whether the first of two results is told as from before the second."""
    first, second = _told_of(one), _told_of(other)
    if first is None:
        return False
    if first.last is None:
        return second is None or second.last is not None
    if second is None or second.first is None:
        return False
    return first.last < second.first


def is_untimed(fact: LabFact) -> bool:
    """Whether no time was told of a result."""
    return _told_of(fact) is None


def is_from_the_past(fact: LabFact, today: dt.date) -> bool:
    """Whether a result is told as from before these weeks."""
    told = _told_of(fact)
    return told is not None and (told.last is None or (today - told.last).days > _OF_THESE_WEEKS)


_OF_THESE_WEEKS = 31
"""Days up to which a result is one of now."""


def stamped(fact: LabFact, told: Told | None) -> LabFact:
    """The result with the time that is told of it; a day that its report gives stays."""
    if told is None or fact.taken_on is not None:
        return fact
    day = told.day
    return fact.model_copy(
        update={
            "taken_on": day.isoformat() if day is not None and told.words != NOW else None,
            "told_time": told.words,
            "not_before": told.first.isoformat() if told.first else None,
            "not_after": told.last.isoformat() if told.last else None,
        }
    )


def of_the_time_of(fact: LabFact, other: LabFact) -> LabFact:
    """A result with the time of the one that it corrects, where it was told without."""
    if not is_untimed(fact):
        return fact
    times = ("taken_on", "told_time", "not_before", "not_after")
    return fact.model_copy(update={name: getattr(other, name) for name in times})


def _told_of(fact: LabFact) -> Told | None:
    if fact.taken_on is not None:
        day = dt.date.fromisoformat(fact.taken_on)
        return Told(fact.taken_on, day, day)
    if fact.told_time is None:
        return None
    first, last = (dt.date.fromisoformat(each) if each else None for each in (fact.not_before, fact.not_after))
    return Told(fact.told_time, first, last)


def _times_in(text: str, today: dt.date) -> Iterator[_Found]:
    """The times that a text tells, in order; of two at one place the longer."""
    found = [*_days(text, today), *_lengths(text, today), *_rough(text, today), *_alone(text, today)]
    last = 0
    for each in sorted(found, key=lambda item: (item.start, -item.end)):
        if each.start >= last:
            yield each
            last = each.end


def _days(text: str, today: dt.date) -> Iterator[_Found]:
    for start, end in places_of_written_days(text):
        day = day_in(text[start:end], today, "past")
        if day is not None:
            yield _Found(start, end, Told(text[start:end].strip(), day, day))
    for match in _IN_NUMBERS.finditer(text):
        days = sorted(day for day in _either_way(match) if day <= today)
        if days:
            yield _Found(match.start(), match.end(), Told(match[0], days[0], days[-1]))


def _either_way(match: re.Match[str]) -> set[dt.date]:
    """The days that it can mean: with the month first, and with the day first."""
    one, two, year = int(match[1]), int(match[2]), int(match[3])
    full = year if len(match[3]) > 2 else 2000 + year
    days = []
    for month, day in ((one, two), (two, one)):
        try:
            days.append(dt.date(full, month, day))
        except ValueError:
            continue
    return set(days)


def _lengths(text: str, today: dt.date) -> Iterator[_Found]:
    for match in _AGO.finditer(text):
        said, unit = match["n"].lower(), DAYS[match["unit"].lower()]
        number = NUMBERS.index(said) + 1 if said in NUMBERS else int(said) if said.isdigit() else _few(said)
        first, last = ((number + _HALF) * unit, (number - _HALF) * unit)
        days = [max(today - dt.timedelta(days=round(each)), dt.date(1900, 1, 1)) for each in (first, last)]
        yield _Found(match.start(), match.end(), Told(match[0].strip().lower(), *days))


def _few(said: str) -> int:
    return 1 if said in ("a", "an") else 2 if "couple" in said else 3


def _rough(text: str, today: dt.date) -> Iterator[_Found]:
    for start, end in places_of_rough_times(text):
        words = with_capitals(text[start:end].strip(" \t\n.,;!?"))
        months, year = months_and_year_of(words, today)
        if not months and year is None:
            yield _Found(start, end, Told(words))
            continue
        if year is None:
            year = today.year - (months[0] > today.month)
        first, last = (months[0], months[-1]) if months else (1, 12)
        ends = dt.date(year, last, calendar.monthrange(year, last)[1])
        yield _Found(start, end, Told(words, dt.date(year, first, 1), min(ends, today)))


def _alone(text: str, today: dt.date) -> Iterator[_Found]:
    for way, told in (("of_now", Told(NOW, today, today)), ("of_before", Told(BEFORE))):
        at = 0
        while (match := ways_of("actions.facts")[way].search(text[at:])) is not None:
            yield _Found(at + match.start(), at + match.end(), told)
            at += match.end()
