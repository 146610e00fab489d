"""The day on which B12 was last given, as a message names it; a day on which one is due, or none came, is none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from actions.facts.days import DAYS, day_in, without_written_days, written_days
from actions.facts.draft import Draft
from actions.facts.rough_times import rough_time_in
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import set_last_dose, set_time_of_last_dose
from actions.saying.wording import listed
from education.asking import asks
from education.ways import ways_of

_BESIDE_A_DAY = frozenset({"interval", "product", "route", "dose"})
"""What may be told in one answer with the day of the last dose, which is then no day of anything else."""

_CLAUSE_ENDS = re.compile(r"[,;!?\n]|\.(?!\d)|\b(?:but|so|and|then|because)\b", re.IGNORECASE)


def read_last_dose(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up the day of the last dose: a date, or a time before today; of a month alone no day is made."""
    for mention in mentions:
        if not mention.is_own or mention.negated:
            continue
        clause = _clause_of(mention, turn.text)
        if _gives_none(clause):
            draft.note("none_given_then", clause.strip())
        elif (rough := _rough_time_of(mention, turn)) is not None:
            set_time_of_last_dose(draft, rough)
        else:
            day = day_meant(mention, turn.today)
            if day is not None and day <= turn.today:
                set_last_dose(draft, day)


def read_day_of_last_dose(draft: Draft, turn: Turn) -> None:
    """Takes up a day in answer to when the last dose was, where nothing else in the answer said it.

    A month, a season or a year is said back as such and taken for no day; so is a day on which one is due.
    """
    if any(note.about not in _BESIDE_A_DAY for note in draft.notes):
        return
    clauses = list(_clauses(turn.text))
    of_none = [clause for clause in clauses if _gives_none(clause)]
    told = ", ".join(clause for clause in clauses if clause not in of_none) if of_none else turn.text
    day, rough = day_in(told, turn.today, "past"), rough_time_in(without_written_days(told))
    if rough is not None and (day is None or _OF_MONTHS.search(told)):
        set_time_of_last_dose(draft, rough)
        return
    if day is None and of_none:
        draft.note("none_given_then", of_none[0].strip())
    set_last_dose(draft, day)


def read_day_put_right(draft: Draft, turn: Turn) -> None:
    """Takes up another day for the last dose that is known, told as the day of "it" and of nothing else.

    `It wasn't August, it was September the 8th`. A day in the review that is told of nothing is asked about.
    """
    if turn.answers or turn.asked in _ASKS_FOR_ANOTHER_DAY or turn.intent in _WISHES:
        return
    if draft.facts.last_dose_on is None or any(note.about == "last_dose" for note in draft.notes):
        return
    text = _MONTH_THE_DAY.sub(r"\1 ", turn.text)
    clauses = [clause for clause in _parts_of(_DENIED.sub(" ; ", text)) if not asks(clause)]
    days = {clause: day_in(clause, turn.today, "past") for clause in clauses}
    told = {day for clause, day in days.items() if day is not None and _OF_IT.fullmatch(without_written_days(clause))}
    if len(told) == 1:
        set_last_dose(draft, told.pop())
    elif turn.asked == "review":
        alone = [clause for clause in clauses if not any(m.text and m.text in clause for m in turn.mentions)]
        unplaced = [written for clause in alone if days[clause] is not None for written in written_days(clause)]
        if unplaced:
            draft.note("bare_day", listed(unplaced))


_MONTH_THE_DAY = re.compile(
    r"\b((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\s*,\s*(?=the \d)", re.IGNORECASE
)
"""A month with a mark behind it that parts no clauses: `September, the 28th`."""

_ASKS_FOR_ANOTHER_DAY = frozenset({"last_dose", "start_date", "pending_lab", "serum_b12", "other_labs", "phase"})
"""Questions at which a day is that of another thing, or is taken up as the answer."""

_WISHES = frozenset({"schedule", "what_if"})

_DENIED = re.compile(
    r"\b(?:not|wasn'?t|isn'?t|rather than|instead of)\b(?: on\b| in\b| the\b)*\s*"
    r"(?=[^,;.()!?\n]*(?:\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b))"
    r"[^,;.()!?\n]*?(?=\b(?:but|it was|it'?s|i had)\b|[,;.()!?\n]|$)",
    re.IGNORECASE,
)
"""A day or month that is said not to be it."""

_OF_IT = re.compile(
    r"(?:\W*\b(?:it|that|this|the|a|was|were|is|it'?s|that'?s|been|had|got|have|given|done|took|taken|i|i'?ve|she|he|they|on|"
    r"in|at|of|my|her|his|last|latest|previous|one|dose|jab|injection|shot|b-?12|no|yes|sorry|actually|oh|well|and|wait|"
    r"think|sure|dear|should|be|say|correct|right|wrong|date|day|really|in fact|please|change|to|make|"
    r"today|yesterday|ago|back|\d+(?:st|nd|rd|th)?|weeks?|days?|months?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)*\W*",
    re.IGNORECASE,
)
"""Words that tell of nothing but when it was given, beside the day."""


def _parts_of(text: str) -> Iterator[str]:
    yield from (clause for clause in re.split(r"[()]", text) for clause in _clauses(clause))


def day_meant(mention: Mentioned, today: dt.date) -> dt.date | None:
    """The day that a mention means; None where it means none."""
    if isinstance(mention.value, str):
        try:
            return dt.date.fromisoformat(mention.value)
        except ValueError:
            return None
    length = DAYS.get(mention.unit or "")
    if mention.value is None or mention.uncertain:
        return day_in(mention.text, today, "past")
    if length is None or not 0 <= mention.value * length <= 36500:
        return None
    return today - dt.timedelta(days=round(mention.value * length))


def _rough_time_of(mention: Mentioned, turn: Turn) -> str | None:
    """The month, season or year in which a mention tells no day; of `june time, 5 months ago` it is the month."""
    rough = rough_time_in(without_written_days(mention.text))
    if rough is not None:
        by_day = isinstance(mention.value, str) or day_in(mention.text, turn.today, "past") is not None
        return None if by_day else rough
    in_months = mention.unit in ("month", "year") and turn.asked == "last_dose"
    return rough_time_in(without_written_days(turn.text)) if in_months else None


_OF_MONTHS = re.compile(r"\b(?:months?|mths?|years?|yrs?)\b", re.IGNORECASE)
"""A length of time that tells no day beside the name of a month."""


def _gives_none(clause: str) -> bool:
    return ways_of("actions.turn")["none_given_then"].is_said_in(clause)


def _clauses(text: str) -> Iterator[str]:
    yield from (clause for clause in _CLAUSE_ENDS.split(text) if clause.strip())


def _clause_of(mention: Mentioned, text: str) -> str:
    """What stands between the marks and joining words around a mention; the mention itself where they lie within."""
    before = [end.end() for end in _CLAUSE_ENDS.finditer(text) if end.end() <= mention.start]
    stop = mention.start + len(mention.text.rstrip(" .,;"))
    after = [end.start() for end in _CLAUSE_ENDS.finditer(text) if end.start() >= stop]
    return text[max(before, default=0) : min(after, default=len(text))]
