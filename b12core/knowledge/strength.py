"""How much a regimen gives early on, so that lines can be compared: which asks for most, which is as strong."""

from __future__ import annotations

from collections.abc import Sequence

from b12core.calendar_units import longest_days, shortest_days
from b12core.knowledge.line_schema import StepEntry

HORIZON_DAYS = 28
"""How far the comparison looks: the weeks in which loading courses differ."""
_SWALLOWED = 1e-6
"""What is swallowed counts only between regimens that inject nothing: how much is absorbed depends on the cause."""


def strength(steps: Sequence[StepEntry]) -> float:
    """Micrograms injected in the first four weeks at the upper end of the source's ranges.

    A regimen of long-term doses alone counts what falls on four weeks on average. Loading counts more than any
    long-term dose, and any injection more than any tablet.
    """
    given, day = 0.0, 0
    for step in steps:
        apart = shortest_days(step.every.min, step.every.unit)
        weight = _SWALLOWED if step.route == "PO" else 1.0
        left = HORIZON_DAYS - day
        if left <= 0:
            break
        if step.phase != "repletion":
            given += weight * step.dose_mcg.max * left / apart
            break
        lasts = _days(step, apart)
        doses = -(-min(left, lasts) // apart)
        if step.doses is not None:
            doses = min(doses, step.doses)
        given += weight * step.dose_mcg.max * doses
        day += min(left, lasts)
    return given


def _days(step: StepEntry, apart: int) -> int:
    """How long a loading step lasts at most; a step without a number or a length goes on."""
    if step.lasting is not None:
        return longest_days(step.lasting.max, step.lasting.unit)
    if step.doses is not None:
        return step.doses * apart
    return HORIZON_DAYS
