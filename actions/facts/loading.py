"""The first course of injections: whether it is under way or over, and how many doses of it were given."""

from __future__ import annotations

import dataclasses
from functools import cache

from actions.core import knowledge
from actions.facts.draft import Draft
from actions.facts.facts import ON_TREATMENT, STOPPED, Facts
from b12core.calendar_units import longest_days
from b12core.knowledge.line_schema import RegimenRule, StepEntry

STARTING = "repletion"
"""The phase of the first course, whether a dose was given yet or not."""
BEGUN, OVER = "begun", "over"

MOST_DOSES = 5000
"""The most that the core's contract takes for a number of doses."""

_WITHOUT_NEEDLE = ("PO", "nasal")
TABLETS = "cyanocobalamin_oral"
"""B12 by mouth as a treatment of its own."""


def is_under_way(facts: Facts) -> bool:
    """Whether some of the first course of injections was given, as far as that is told; then their number counts."""
    if facts.phase != STARTING or facts.doses_given == 0:
        return False
    if facts.loading == BEGUN or facts.doses_given is not None:
        return True
    injected = facts.route not in _WITHOUT_NEEDLE and facts.product != TABLETS
    return injected and any(value is not None for value in (facts.product, facts.dose_mcg, facts.last_dose_on))


def is_given(facts: Facts) -> bool:
    """Whether anything is told of B12 that was given, be it that none was."""
    told = (facts.doses_given, facts.product, facts.dose_mcg, facts.last_dose_on)
    return any(value is not None for value in told)


def set_phase(draft: Draft, phase: str) -> None:
    """Sets the phase and says so, old and new; what was told of the first course goes where it does not fit."""
    old = draft.facts.phase
    if phase == old:
        return
    if draft.facts.stopped:
        old = STOPPED
        draft.put("stopped", False)
        draft.put("why_stopped", [])
    draft.put("phase", phase)
    draft.note("changed" if old else "set", "phase", "phases", old, phase)
    if draft.facts.loading == (OVER if phase == STARTING else BEGUN):
        draft.put("loading", None)


def begin_loading(draft: Draft) -> None:
    """Puts down that the first course is under way, and says it as such where it was not known that one began."""
    set_phase(draft, STARTING)
    draft.notes = [
        dataclasses.replace(note, new=BEGUN) if note.about == "phase" and note.new == STARTING else note
        for note in draft.notes
    ]
    draft.put("loading", BEGUN)


def end_loading(draft: Draft) -> None:
    """Puts down that the first course is over, so that what follows it is next."""
    set_phase(draft, ON_TREATMENT)
    draft.put("loading", OVER)


def set_doses_given(draft: Draft, number: int) -> None:
    """Sets how many doses were given so far, and says it, old and new; what no course can have is asked about."""
    if not 0 <= number <= MOST_DOSES:
        draft.note("not_plausible", "doses_given", None, f"0 to {MOST_DOSES}", str(number))
        return
    old = draft.facts.doses_given
    if number == old:
        return
    draft.put("doses_given", number)
    draft.reopen("doses_given")
    draft.note(
        "changed" if old is not None else "set", "doses_given", None, None if old is None else str(old), str(number)
    )
    if number == 0 and draft.facts.loading == BEGUN:
        draft.put("loading", None)


@cache
def loading_intervals() -> tuple[float, ...]:
    """The days between two injections in the loading of any protocol, the shortest first."""
    return tuple(sorted({longest_days(step.every.max or step.every.min, step.every.unit) for step in _loading_steps()}))


def longest_loading_interval() -> float:
    """The days between two injections in the slowest loading of any protocol."""
    return loading_intervals()[-1]


def _loading_steps() -> list[StepEntry]:
    lines = [line for protocol in knowledge().protocols.values() for line in protocol.rules]
    steps = [step for line in lines if isinstance(line, RegimenRule) for step in line.steps]
    return [step for step in steps if step.phase == STARTING]
