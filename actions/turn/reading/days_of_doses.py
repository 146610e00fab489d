"""A list of days is one of injections, where it is told as such: the last one that is past is the last dose, their
number is how many were given, and those to come are planned and count for none.
"""

from __future__ import annotations

import dataclasses
import re
from functools import partial
from itertools import pairwise

from actions.facts.days import day_in, in_words
from actions.facts.draft import Draft
from actions.facts.facts import ON_TREATMENT
from actions.facts.lists_of_days import ListOfDays, Told, lists_of_days
from actions.facts.loading import STARTING, begin_loading, end_loading, set_doses_given
from actions.facts.people import OWN, only_named_in, person_of
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import set_last_dose
from actions.saying.wording import listed
from education.asking import asks
from education.ways import ways_of

FIRST_COURSE_DAYS = 7
"""Days between two injections up to which a list of them is that of a first course, where no phase was told. The
product's own choice: the sources have the first course on alternate days up to weekly.
"""

_OF_TREATMENT = frozenset({"doses_given", "phase", "product", "dose", "interval", "last_dose", "review"})
"""Questions at which a list of days is one of doses, if it is told with nothing else."""

_SENTENCE = re.compile(r"[^.!?;\n]+(?:\.(?=\d)[^.!?;\n]*)*")


def read_days_of_doses(draft: Draft, turn: Turn) -> Turn:
    """Takes up such a list; the turn then has nothing that was read within it, nor a smaller number of doses."""
    if turn.answers or "?" in turn.text:
        return turn
    _read_one_of_a_course(draft, turn)
    speaks = False
    for sentence in _SENTENCE.finditer(turn.text):
        said = sentence[0]
        if asks(said) or not (speaks or _is_of_doses(draft, said, turn)):
            continue
        speaks = True
        for found in lists_of_days(said, turn.today, partial(_told, asked=turn.asked)):
            before, behind = said[: found.start], said[found.end :]
            if _is_a_schedule(before, behind) or _is_denied(before):
                continue
            if _is_of_another(draft, said, turn):
                draft.note("other_person", said[found.start : found.end])
                continue
            if not found.days:
                draft.note("bare_day", said[found.start : found.end])
                continue
            was_told = _told(before, turn.asked) == "past"
            given = _take_up(draft, found, turn, was_told=was_told, some_only=_is_of_some(before))
            turn = _without(turn, sentence.start() + found.start, sentence.start() + found.end, given)
    return turn


def _is_of_doses(draft: Draft, said: str, turn: Turn) -> bool:
    """Whether a sentence speaks of injections of this person, or answers a question about them with days alone."""
    ways = ways_of("actions.turn")
    if ways["other_days"].is_said_in(said):
        return False
    at_it = turn.asked in _OF_TREATMENT or draft.facts.phase == STARTING
    return ways["speaks_of_doses"].is_said_in(said) or (at_it and ways["only_days"].is_said_in(said))


def _is_of_another(draft: Draft, said: str, turn: Turn) -> bool:
    """Whether a relative is named and the plan is not known to be theirs."""
    named = only_named_in(said if draft.facts.whose == OWN else turn.text)
    return named is not None and person_of(draft.facts) is None


def _told(before: str, asked: str | None) -> Told | None:
    """Whether the days behind these words were, or are to come; the answer to when, or how many, tells what was."""
    ways = ways_of("actions.turn")
    if ways["days_to_come"].is_said_in(before):
        return "future"
    return "past" if ways["days_that_were"].is_said_in(before) or asked in _OF_WHAT_WAS else None


_OF_WHAT_WAS = ("doses_given", "last_dose")


def _read_one_of_a_course(draft: Draft, turn: Turn) -> None:
    """Takes up which one of a course was, or is to be, on a day of the week: `had jab 3 of 6 on Friday`.

    Where it is not told which, the course is under way and the number is asked for.
    """
    said = _ONE_OF_A_COURSE.search(turn.text)
    if said is None or int(said["number"]) > int(said["total"]) or _is_of_another(draft, turn.text, turn):
        return
    number, total = int(said["number"]), int(said["total"])
    was = bool(said["had"]) or _WAS.search(said["day"]) is not None
    to_be = _IS.search(said["day"]) is not None and not was
    if was and number == total:
        end_loading(draft)
    else:
        begin_loading(draft)
    if was:
        set_last_dose(draft, day_in(said["day"], turn.today, "past"))
    if was or to_be:
        set_doses_given(draft, number if was else number - 1)


_ONE_OF_A_COURSE = re.compile(
    r"(?:\b(?P<had>had|got|did|after|given)\s+(?:(?:my|the|her|his|just)\s+)*)?\b(?:jab|shot|injection|inj|dose)\s+"
    r"(?:number\s+|no\.?\s*|#\s*)?(?P<number>\d{1,2})\s*(?:of|/|out of)\s*(?:(?:the|my)\s+)?(?P<total>\d{1,2})\s+"
    r"(?P<day>(?:(?:is|was|will be|due|booked|scheduled|for|on|next|last|this|coming)\s+)*"
    r"(?:mon|tues?|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\b|(?:(?:is|was|due)\s+)*(?:tomorrow|yesterday))",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|last|yesterday)\b", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|will be|due|booked|scheduled|next|coming|this|tomorrow)\b", re.IGNORECASE)


def _is_a_schedule(before: str, behind: str) -> bool:
    return ways_of("actions.turn")["days_of_a_schedule"].is_said_in(f"{before[-20:]} # {behind[:30]}")


def _is_denied(before: str) -> bool:
    return re.search(r"\b(?:not|never|no|missed|skipped|\w+n'?t)\b[^,]*$", before, re.IGNORECASE) is not None


def _is_of_some(before: str) -> bool:
    """Whether the list holds the last few of more."""
    return (
        re.search(r"\b(?:last|latest|recent)\s+(?:few|couple|two|three|four|\d)\b", before, re.IGNORECASE) is not None
    )


def _take_up(draft: Draft, found: ListOfDays, turn: Turn, *, was_told: bool, some_only: bool) -> int:
    """Takes up the days, and returns how many of them are past."""
    given = [day for day in found.days if day < turn.today or (was_told and day == turn.today)]
    planned = [day for day in found.days if day not in given]
    if planned:
        draft.note("planned_days", listed([in_words(day) for day in planned]))
    if not given:
        return 0
    gaps = [(after - before).days for before, after in pairwise(found.days)]
    first_course = any(m.type == "doses_given" and m.id == "first_course" for m in turn.mentions)
    starting = draft.facts.phase == STARTING or any(m.type == "phase" and m.id == STARTING for m in turn.mentions)
    if draft.facts.phase != ON_TREATMENT and (first_course or starting or max(gaps) <= FIRST_COURSE_DAYS):
        begin_loading(draft)
        told = [m.value for m in turn.mentions if m.type == "doses_given" and isinstance(m.value, float | int)]
        known = max([*told, draft.facts.doses_given or 0])
        if not some_only and (turn.intent == "correct" or known < len(given)):
            set_doses_given(draft, len(given))
    set_last_dose(draft, given[-1])
    return len(given)


def _without(turn: Turn, start: int, end: int, given: int) -> Turn:
    """The turn without the numbers and days within the list, and without a number of doses that the list exceeds."""

    def stays(mention: Mentioned) -> bool:
        within = start <= mention.start < end and mention.type in ("number", "age", "last_dose", "dose", "interval")
        fewer = mention.type == "doses_given" and isinstance(mention.value, float | int) and mention.value < given
        return not (within or fewer)

    text = f"{turn.text[:start]}{' ' * (end - start)}{turn.text[end:]}"
    return dataclasses.replace(turn, text=text, mentions=tuple(filter(stays, turn.mentions)))
