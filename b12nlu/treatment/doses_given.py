"""How many doses of B12 were given so far: "4 of the 6 loading jabs", "my third was on Monday", "none yet"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from b12nlu.fact import Fact
from b12nlu.numbers.quantities import NUMBER_WORDS
from b12nlu.text.expressions import expression
from b12nlu.text.lines import last_mark, next_mark

SO_FAR, FIRST_COURSE, WHOLE_COURSE, NONE = "so_far", "first_course", "whole_course", "none"
"""So many up to now; so many of a first course that goes on; so many and that course is over; none yet."""

_ORDINALS = {
    name: place
    for place, name in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
         "twelfth"),
        start=1,
    )
}  # fmt: skip
_TOLD = (
         "of_course", "from_course", "of_total", "of_course_in_short", "day_of", "number_was", "already",
         "in_and_to_go", "so_far", "put_right", "given_behind", "behind_the_rhythm",
         "so_far_first", "had", "number_had", "nth_had",
         "nth_was")  # fmt: skip
"""The expressions for a number that was given, the surest first."""
_BEFORE = 40
"""Characters before a number in which words may say that it is not so."""
_LONG_AGO = re.compile(
    r"[^.;!?\n]{0,20}?\b(?:weeks?|months?)\b\s*(?:ago|back)\b|[^.;!?\n]{0,15}?\bsince\b", re.IGNORECASE
)
"""Behind the first injection: others may have followed it."""


_AFTER_ONE = re.compile(r"(?:after|since|following)\b", re.IGNORECASE)
"""Before the place of a dose: something happened after it, and others may have been given since."""


def find_doses_given(text: str, drugs: Sequence[tuple[int, int, bool]]) -> list[Fact]:
    """The numbers of doses given, of overlapping readings the first. `drugs` are spans with whether each is B12.

    Where only the first one is told, and that long ago, a course is under way and the number is not known.
    """
    if not expression("doses_given.cue").search(text):
        return []
    found: list[Fact] = []
    for fact in (*_whole(text), *_left(text), *_due(text), *_told(text), *_none(text)):
        apart = not any(fact.start < other.end and other.start < fact.end for other in found)
        if apart and _is_of_b12(text, fact, drugs):
            found.append(fact)
    if any(fact.id != NONE for fact in found):
        found = [fact for fact in found if fact.id != NONE]
    counted = [fact for fact in found if not _is_first(text, fact)]
    return counted or [replace(fact, value=None) for fact in found] or list(_begun(text))


def _whole(text: str) -> Iterator[Fact]:
    for match in expression("doses_given.whole_course").finditer(text):
        if not _is_not_so(text, match.start()) and not expression("doses_given.planned").match(text, match.end()):
            yield _fact(WHOLE_COURSE, match, _number(match["n"] or match["n_behind"]))


def _left(text: str) -> Iterator[Fact]:
    """What was given, where it is told how many of a course are left."""
    for match in expression("doses_given.left_of").finditer(text):
        left = _number(match["left"] or match["left_first"])
        total = _number(match["total"] or match["total_then"])
        if 0 < left < total:
            yield _fact(FIRST_COURSE, match, total - left)


def _due(text: str) -> Iterator[Fact]:
    """What was given before the dose that is told as the next one."""
    for match in expression("doses_given.nth_due").finditer(text):
        said_before = text[max(0, match.start() - _BEFORE) : match.start()]
        if not expression("doses_given.was_had").search(said_before):
            yield _fact(_kind(match[0]), match, _number(match["n"]) - 1)


def _begun(text: str) -> Iterator[Fact]:
    """A course that began a short while ago, whose number is not told."""
    for match in expression("doses_given.begun").finditer(text):
        yield Fact("doses_given", FIRST_COURSE, match.start(), match.end())


def _told(text: str) -> Iterator[Fact]:
    for name in _TOLD:
        for match in expression(f"doses_given.{name}").finditer(text):
            groups = match.groupdict()
            number = _number(groups.get("n") or groups.get("n_first") or match["n_had"])
            total = groups.get("total") or groups.get("total_first")
            if total is not None and (number > _number(total) or _is_on_a_scale(text, match, total)):
                continue
            of_days = name == "day_of" or text[: match.start()].rstrip().lower().endswith("day")
            if of_days and not _is_daily(text):
                continue
            if name in ("so_far", "so_far_first") and not expression("doses_given.speaks").search(text):
                continue
            if _is_not_so(text, match.start()) or _is_planned(text, match) or is_to_be_given(text, match):
                continue
            whole = total is not None and number == _number(total)
            course = FIRST_COURSE if total is not None or name == "day_of" else _kind(match[0])
            fact = _fact(WHOLE_COURSE if whole else course, match, number)
            yield replace(fact, uncertain=_AFTER_ONE.match(match[0]) is not None)


def _is_on_a_scale(text: str, match: re.Match[str], total: str) -> bool:
    """Whether so many out of ten tell how bad something is, and count nothing."""
    clause = text[last_mark(text, match.start(), ".,;!?\n") : next_mark(text, match.end(), ".,;!?\n")]
    return _number(total) == _SCALE and expression("doses_given.on_a_scale").search(clause) is not None


_SCALE = 10
"""The number that signs are rated out of."""


def _is_daily(text: str) -> bool:
    """Whether the days of a course are told as days with an injection each."""
    spoken_of = expression("doses_given.speaks").search(text)
    return spoken_of is not None and expression("doses_given.days_between").search(text) is None


def _none(text: str) -> Iterator[Fact]:
    if expression("treatment.under_way_no_more").search(text):
        return
    for name in ("none", "none_at_all", "never"):
        for match in expression(f"doses_given.{name}").finditer(text):
            yield _fact(NONE, match, 0)


def is_to_be_given(text: str, match: re.Match[str]) -> bool:
    """Whether a dose is only asked for, wished for or planned ("can I have the first dose today?"), and not given."""
    if expression("doses_given.was_given").search(match[0]):
        return False
    sentence = text[last_mark(text, match.start(), ".;!?\n") : match.start()]
    if expression("doses_given.to_be_given").search(sentence):
        return True
    return expression("doses_given.whether_given").match(text, match.end()) is not None and "today" in match[0].lower()


def _fact(kind: str, match: re.Match[str], number: int) -> Fact:
    return Fact("doses_given", kind, match.start(), match.end(), float(number))


def _kind(said: str) -> str:
    """Whether the words for a number tell that it is one of a first course."""
    return FIRST_COURSE if expression("doses_given.of_a_course").search(said) else SO_FAR


def _is_not_so(text: str, start: int) -> bool:
    return bool(expression("doses_given.not_said").search(text[max(0, start - _BEFORE) : start]))


def _is_planned(text: str, match: re.Match[str]) -> bool:
    """Whether what stands behind says that they are still to come, or were given at another time."""
    behind = (expression(f"doses_given.{name}").match(text, match.end()) for name in ("planned", "of_another_time"))
    return any(found is not None for found in behind)


def _is_first(text: str, fact: Fact) -> bool:
    """Whether it is told of the first injection alone, when others may have followed it."""
    said = text[fact.start : fact.end]
    first = re.search(r"\b(?:first|1st)\b(?!\s+(?:\d|one|two|three|four|five|six))", said, re.IGNORECASE)
    return fact.value == 1 and first is not None and _LONG_AGO.match(text, fact.end) is not None


def _is_of_b12(text: str, fact: Fact, drugs: Sequence[tuple[int, int, bool]]) -> bool:
    """Whether the clause speaks of no other injection or drug than B12."""
    start = max((text.rfind(mark, 0, fact.start) for mark in ".,;!?\n"), default=-1) + 1
    ends = [end for mark in ".,;!?\n" if (end := text.find(mark, fact.end)) >= 0]
    end = min(ends, default=len(text))
    named = [is_b12 for first, last, is_b12 in drugs if start <= first and last <= end]
    if named and not any(named):
        return False
    return not expression("doses_given.something_else").search(text, start, end)


def _number(said: str) -> int:
    """A number in digits or words, or the place of one among several."""
    plain = said.lower()
    if plain in _ORDINALS:
        return _ORDINALS[plain]
    return int(NUMBER_WORDS[plain]) if plain in NUMBER_WORDS else int(re.sub(r"\D", "", plain))
