"""Which of two treatments a dose or a gap belongs to: `the 13 weeks was the injections, not the tablets`."""

from __future__ import annotations

import dataclasses
import re

from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.said import Turn
from education.ways import ways_of

SWALLOWED = "cyanocobalamin_oral"
_HELD_IN = {"interval": ("interval_days",), "dose": ("dose_mcg", "dose_typed")}
_DAYS = {"day": 1.0, "week": 7.0}
_MICROGRAMS = {"mcg": 1.0, "microgram": 1.0, "mg": 1000.0}


def read_belongs_to(draft: Draft, turn: Turn) -> Turn:
    """Takes out the dose or the gap that is told to be that of the treatment which is had no more, and says so; returns
    the turn without its number. The turn as it is where nothing of the kind is told, or the treatment named is in use.
    """
    said = None if turn.answers else ways_of("actions.turn")["belongs_to"].search(turn.text)
    if said is None:
        return turn
    form = "injected" if re.match(r"inj|jab|shot", said["form"], re.IGNORECASE) else "swallowed"
    if form == _in_use(draft.facts):
        return turn
    number, unit = float(said["number"]), said["unit"].casefold().rstrip("s").removesuffix("ly")
    held = _held(draft.facts, number, unit)
    if held is None:
        draft.note("past", f"{said['number']} {said['unit']}")
    else:
        for name in _HELD_IN[held]:
            draft.put(name, None)
        draft.note("removed", held)
    kept = tuple(m for m in turn.mentions if not said.start() <= m.start < said.end() or m.type == "sex")
    return dataclasses.replace(turn, mentions=kept)


def _in_use(facts: Facts) -> str | None:
    """Whether what is had now is injected or swallowed; None where nothing is, or it is not known."""
    if facts.stopped or facts.product is None:
        return None
    return "swallowed" if facts.product == SWALLOWED else "injected"


def _held(facts: Facts, number: float, unit: str) -> str | None:
    """The question whose answer holds the number."""
    if unit in _DAYS and facts.interval_days == number * _DAYS[unit]:
        return "interval"
    return "dose" if unit in _MICROGRAMS and facts.dose_mcg == number * _MICROGRAMS[unit] else None
