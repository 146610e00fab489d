"""A number that is put right by the one that takes its place: `3 done, not 2`, `no, 89 not 98`.

Whatever question stands open, the fact that holds the old number gets the new one, where one fact alone holds it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import partial

from actions.facts.days import DAYS, NUMBERS
from actions.facts.draft import Draft
from actions.facts.loading import set_doses_given
from actions.facts.results import set_lab
from actions.facts.said import Turn
from actions.facts.setting import set_age, set_dose, set_interval, set_last_dose

_NUMBER = rf"(?<![\w.,/])(?P<{{0}}>\d+(?:\.\d+)?|(?:{'|'.join(NUMBERS)})\b)(?![\w/]|[.,]\d)"
_BETWEEN = (
    r"(?:\W+(?:done|given|had|taken|of (?:them|these|those)|so far|jabs?|shots?|injections?|doses?|years?|days?|weeks?|"
    r"months?|every|but|and|it'?s|it is|it was|is|was|rather|really|in fact|actually|i(?:'ve)? (?:have )?had))*\W+"
)
_NEW_FIRST = re.compile(
    rf"{_NUMBER.format('new')}{_BETWEEN}(?:not|instead of|rather than)\W+(?:every\W+)?{_NUMBER.format('old')}",
    re.IGNORECASE,
)
_OLD_FIRST = re.compile(
    rf"\b(?:not|isn'?t|wasn'?t)\W+(?:every\W+)?{_NUMBER.format('old')}{_BETWEEN}{_NUMBER.format('new')}",
    re.IGNORECASE,
)


def put_right(draft: Draft, turn: Turn) -> Turn:
    """The turn without the two numbers, where one was put in the place of the other; the turn as it is where none was.

    Where several facts hold the old number, it is asked which one is meant. What the reader took for a fact of its own
    (`B12 is 89, not 98`) is left to it.
    """
    said = _OLD_FIRST.search(turn.text) or _NEW_FIRST.search(turn.text) if not turn.answers else None
    if said is None or _is_read(said, turn):
        return turn
    old, new = _value(said["old"]), _value(said["new"])
    holders = list(_holders(draft, old, new, said[0], turn.today))
    if not holders:
        return turn
    if len(holders) == 1:
        holders[0]()
    else:
        draft.note("bare_number", f"{new:g}")
    taken = [m for m in turn.mentions if m.type in ("number", "interval") and said.start() <= m.start < said.end()]
    kept = tuple(m for m in turn.mentions if m not in taken)
    text = turn.text[: said.start()] + " " * len(said[0]) + turn.text[said.end() :]
    return dataclasses.replace(turn, text=text, mentions=kept)


def _value(said: str) -> float:
    """The number in digits or words."""
    return float(NUMBERS.index(said.casefold()) + 1 if said.casefold() in NUMBERS else said)


def _is_read(said: re.Match[str], turn: Turn) -> bool:
    """Whether the new number stands within a fact that was read."""
    return any(
        mention.type != "number" and mention.start <= said.start("new") < mention.start + len(mention.text)
        for mention in turn.mentions
    )


def _holders(draft: Draft, old: float, new: float, said: str, today: dt.date) -> Iterator[Callable[[], None]]:
    """What puts the new number down, for each fact that holds the old one."""
    facts = draft.facts
    if facts.age == old:
        yield lambda: set_age(draft, new)
    if facts.doses_given == old:
        yield lambda: set_doses_given(draft, round(new))
    if facts.dose_mcg is not None and facts.dose_typed and old > 0 and _holds(facts.dose_typed, old):
        micrograms, typed = facts.dose_mcg * new / old, _with(facts.dose_typed, new)
        yield lambda: set_dose(draft, micrograms, typed)
    for unit, days in _LENGTHS:
        if facts.interval_days is not None and round(old * days) == round(facts.interval_days):
            yield partial(set_interval, draft, new * days, f"every {new:g} {unit}s")
            break
    ago = _AGO.search(said)
    if ago is not None and facts.last_dose_on is not None:
        days = DAYS[ago["unit"].lower()]
        if (today - dt.date.fromisoformat(facts.last_dose_on)).days == round(old * days):
            yield lambda: set_last_dose(draft, today - dt.timedelta(days=round(new * days)))
    results = [*facts.labs.items(), *((held.analyte, fact) for held in facts.pending_labs for fact in held.candidates)]
    for analyte, fact in results:
        if fact.value == old:
            corrected = fact.model_copy(update={"value": new, "typed": _with(fact.typed, new)})
            yield partial(set_lab, draft, analyte, corrected)


_LENGTHS = tuple((unit, DAYS[unit]) for unit in ("week", "month", "day"))
"""The units that an interval is told in, and their days."""

_AGO = re.compile(r"\b(?P<unit>day|week|month)s?\b", re.IGNORECASE)


_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def _holds(typed: str, number: float) -> bool:
    found = _DIGITS.search(typed.replace(",", ""))
    return found is not None and float(found[0]) == number


def _with(typed: str, number: float) -> str:
    """What was typed, with this number in it."""
    return _DIGITS.sub(f"{number:g}", typed.replace(",", ""), count=1)
