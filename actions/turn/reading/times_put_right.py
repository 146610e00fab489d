"""A month or year that is put right by the one that takes its place: `June, not July`, `it wasn't 2021, it was 2019`.

Whatever question stands open, the day or time that holds the old one gets the new one, where one fact alone holds it.
"""

from __future__ import annotations

import calendar
import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import partial

from actions.facts.days import MONTHS
from actions.facts.draft import Draft
from actions.facts.facts import LabFact
from actions.facts.results import set_lab
from actions.facts.said import Turn
from actions.facts.setting import set_last_dose, set_time_of_last_dose
from actions.facts.times_told import stamped, with_times

_NAMED = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in calendar.month_name[1:])}|sept)"
_TIME = rf"(?:{_NAMED}|(?:19|20)\d\d)"
_NO_DAY = r"(?!,?\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\b)"
"""Behind a month: no day of it, which tells more than the month."""
_NO_DAY_BEFORE = r"(?<!\d )(?<!\dth )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!of )"
_NEW_FIRST = re.compile(
    rf"{_NO_DAY_BEFORE}\b(?P<new>{_TIME})\b,?\s+(?:and )?(?:not|instead of|rather than)\s+"
    rf"(?:(?:in|on|the)\s+)*(?P<old>{_TIME})\b{_NO_DAY}",
    re.IGNORECASE,
)
_OLD_FIRST = re.compile(
    rf"\b(?:not|wasn'?t|isn'?t)\s+(?:(?:in|on)\s+)?(?P<old>{_TIME})\b"
    rf"(?:\W+(?:but|it'?s|it|was|is|in|sorry|rather))*\W+(?P<new>{_TIME})\b{_NO_DAY}",
    re.IGNORECASE,
)
_OF_A_DOSE = re.compile(r"\b(?:dose|jab|injection|shot|needle|last one)s?\b", re.IGNORECASE)
_OF_A_RESULT = re.compile(r"\b(?:test|result|level|bloods?|sample|b-?12|count)s?\b", re.IGNORECASE)


def put_times_right(draft: Draft, turn: Turn) -> Turn:
    """The turn without the two times, where one was put in the place of the other; the turn as it is where none was.

    Where several facts hold the old one and the message names none of them, it is asked which one is meant.
    """
    said = None if turn.answers else _OLD_FIRST.search(turn.text) or _NEW_FIRST.search(turn.text)
    if said is None or said["old"].isdigit() != said["new"].isdigit():
        return turn
    holders = list(_holders(draft, said["old"], said["new"], turn))
    if not holders:
        return turn
    if len(holders) == 1:
        holders[0]()
    else:
        draft.note("bare_day", said["new"])
    kept = tuple(m for m in turn.mentions if not said.start() <= m.start < said.end())
    text = turn.text[: said.start()] + " " * len(said[0]) + turn.text[said.end() :]
    return dataclasses.replace(turn, text=text, mentions=kept)


def _holders(draft: Draft, old: str, new: str, turn: Turn) -> Iterator[Callable[[], None]]:
    """What puts the new time down, for each fact that holds the old one and that the message may mean."""
    facts = draft.facts
    of_a_dose, of_a_result = (found.search(turn.text) is not None for found in (_OF_A_DOSE, _OF_A_RESULT))
    if of_a_dose or not of_a_result:
        day = _moved(facts.last_dose_on, old, new)
        if day is not None and day <= turn.today:
            yield lambda: set_last_dose(draft, day)
        elif (about := _renamed(facts.last_dose_about, old, new)) is not None:
            yield lambda: set_time_of_last_dose(draft, about)
    if of_a_result or not of_a_dose:
        for analyte, fact in facts.labs.items():
            corrected = _at_another_time(fact, old, new, turn.today)
            if corrected is not None:
                yield partial(set_lab, draft, analyte, corrected)


def _moved(day: str | None, old: str, new: str) -> dt.date | None:
    """A day with the new month or year in the place of the old one; None where it has another."""
    if day is None:
        return None
    of = dt.date.fromisoformat(day)
    if old.isdigit():
        return _within(int(new), of.month, of.day) if of.year == int(old) else None
    return _within(of.year, _number(new), of.day) if of.month == _number(old) else None


def _within(year: int, month: int, day: int) -> dt.date:
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _number(month: str) -> int:
    return MONTHS.index(month.lower()[:3]) + 1


def _renamed(told: str | None, old: str, new: str) -> str | None:
    """The words for a time with the new month or year in them; None where they do not hold the old one."""
    pattern = re.escape(old) if old.isdigit() else rf"{MONTHS[_number(old) - 1]}\w*"
    words, times = re.subn(rf"\b{pattern}\b", new, told or "", flags=re.IGNORECASE)
    return words if times == 1 else None


def _at_another_time(fact: LabFact, old: str, new: str, today: dt.date) -> LabFact | None:
    """The result with the time put right; None where it is from another one."""
    untimed = fact.model_copy(
        update={"taken_on": None, "told_time": None, "not_before": None, "not_after": None},
    )
    day, words = _moved(fact.taken_on, old, new), _renamed(fact.told_time, old, new)
    if day is not None:
        return untimed.model_copy(update={"taken_on": day.isoformat()}) if day <= today else None
    if words is None:
        return None
    told = with_times([(0, 0)], f" {words}", today)[0]
    return stamped(untimed, told) if told is not None else None
