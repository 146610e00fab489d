"""Whether the doses already given make up a loading course of a protocol, and what follows it."""

from __future__ import annotations

from b12core.calendar_units import longest_days, shortest_days
from b12core.knowledge.line_schema import StepEntry
from b12core.situation import Features


def completed(offered: list[tuple[StepEntry, ...]], known: Features) -> int | None:
    """The place of the regimen whose loading the doses given make up: the first, else one that is given as written."""
    for place, steps in enumerate(offered):
        if (place == 0 or _given_as_written(steps, known)) and _loading_complete(steps, known):
            return place
    return None


def _given_as_written(steps: tuple[StepEntry, ...], known: Features) -> bool:
    """Whether the loading in use has the one interval that a regimen loads with, and its days have room for the doses.

    Without the days, doses of another course may be among those that are counted.
    """
    course = loading(steps)
    if len(course) != 1 or known.loading_interval is None or known.loading_days is None:
        return False
    every, doses = course[0].every, _most_doses(course[0])
    shortest, longest = shortest_days(every.min, every.unit), longest_days(every.max or every.min, every.unit)
    in_step = shortest <= known.loading_interval <= longest
    return in_step and doses is not None and known.loading_days >= (doses - 1) * shortest


def _loading_complete(steps: tuple[StepEntry, ...], known: Features) -> bool:
    """Whether the doses given make up every loading step, where each has an end and something follows."""
    course = loading(steps)
    counted = [doses for doses in map(_most_doses, course) if doses is not None]
    if not course or len(course) == len(steps) or len(counted) < len(course) or known.doses_given is None:
        return False
    same = known.loading_product is None or known.loading_product == steps[0].product
    return same and known.doses_given >= sum(counted)


def _most_doses(step: StepEntry) -> int | None:
    """The doses of a step, or the most that its length has room for; None where it has no end in numbers."""
    if step.doses is not None or step.lasting is None:
        return step.doses
    length = longest_days(step.lasting.max, step.lasting.unit)
    return -(-length // shortest_days(step.every.min, step.every.unit))


def loading(steps: tuple[StepEntry, ...]) -> list[StepEntry]:
    """The loading steps of a regimen."""
    return [step for step in steps if step.phase == "repletion"]


def after_loading(steps: tuple[StepEntry, ...]) -> tuple[StepEntry, ...]:
    """What follows the loading steps of a regimen."""
    return tuple(step for step in steps if step.phase != "repletion")
