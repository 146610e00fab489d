"""Whether the doses already given make up a loading course of a protocol, and what follows it."""

from __future__ import annotations

from typing import NamedTuple

from b12core.calendar_units import longest_days, shortest_days
from b12core.knowledge.line_schema import StepEntry
from b12core.situation import Features


def completed(offered: list[tuple[StepEntry, ...]], known: Features) -> int | None:
    """The place of the regimen whose loading the doses given make up: the first, else one that is given as written."""
    for place, steps in enumerate(offered):
        if (place == 0 or _given_as_written(steps, known)) and _loading_complete(steps, known):
            return place
    return None


def at_plateau(steps: tuple[StepEntry, ...], known: Features) -> bool:
    """Whether a regimen that loads until nothing gets better any more has come to that end.

    What was given has to be its own, as far as that is known: another product or interval is not that course.
    """
    first, interval = steps[0], known.loading_interval
    if not known.plateaued or not first.ends_at_plateau or known.loading_product not in (None, first.product):
        return False
    return interval is None or _has_interval(first, interval)


class StagesGiven(NamedTuple):
    """How much of a loading course of several stages was given: the place of the regimen, the stages that are complete,
    and their doses. `just_ended`: what is in use still has the interval of the last of these stages.
    """

    regimen: int
    stages: int
    doses: int
    just_ended: bool


def stages_given(offered: list[tuple[StepEntry, ...]], known: Features) -> StagesGiven | None:
    """The first regimen of which the doses given, at their interval, make up a stage before the last of its loading."""
    given, interval = known.doses_given, known.loading_interval
    if given is None or interval is None:
        return None
    begins_so = any(is_under_way(steps, known) for steps in offered)
    for place, steps in enumerate(offered):
        if known.loading_product not in (None, steps[0].product):
            continue
        course, stages, doses = loading(steps), 0, 0
        for step in course[:-1]:
            needed = _most_doses(step)
            if needed is None or given < doses + needed:
                break
            stages, doses = stages + 1, doses + needed
        if stages and _has_interval(course[stages - 1], interval):
            return StagesGiven(place, stages, doses, just_ended=True)
        if stages and _has_interval(course[stages], interval) and _begun_closer(known, given, interval, begins_so):
            return StagesGiven(place, stages, doses, just_ended=False)
    return None


def is_under_way(steps: tuple[StepEntry, ...], known: Features) -> bool:
    """Whether the doses given may be the first of this regimen's own, at the interval that it begins with."""
    given, interval, first = known.doses_given, known.loading_interval, steps[0]
    if first.phase != "repletion" or not given or interval is None or not _has_interval(first, interval):
        return False
    most = _most_doses(first)
    return not _lie_closer(known, given, interval) and (most is None or given < most)


def stages_before_the_one_in_use(steps: tuple[StepEntry, ...], known: Features) -> int:
    """How many stages of a regimen's loading lie before the one whose interval and dose are in use; 0 for its first."""
    interval, course = known.loading_interval, loading(steps)
    if interval is None or not course or known.loading_product not in (None, steps[0].product):
        return 0
    if _has_interval(course[0], interval):
        return 0
    fitting = (place for place, step in enumerate(course) if _has_interval(step, interval) and _has_dose(step, known))
    return next(fitting, 0)


def _has_interval(step: StepEntry, interval: float) -> bool:
    every = step.every
    return shortest_days(every.min, every.unit) <= interval <= longest_days(every.max or every.min, every.unit)


def _has_dose(step: StepEntry, known: Features) -> bool:
    dose = known.loading_dose
    return dose is None or (step.dose_mcg.min <= dose and (step.at_least or dose <= step.dose_mcg.max))


def _begun_closer(known: Features, given: int, interval: float, begins_so: bool) -> bool:
    """Whether another stage came before the interval in use: the doses lie closer together than that.

    Where no day is known, it did where they are of no regimen that begins so: what was given is not begun anew.
    """
    return not begins_so if known.loading_days is None else _lie_closer(known, given, interval)


def _lie_closer(known: Features, given: int, interval: float) -> bool:
    """Whether the doses are known to lie closer together than the interval in use."""
    return known.loading_days is not None and known.loading_days < (given - 1) * interval


def _given_as_written(steps: tuple[StepEntry, ...], known: Features) -> bool:
    """Whether the loading in use has the one interval that a regimen loads with, and its days have room for the doses.

    Without the days, doses of another course may be among those that are counted.
    """
    course = loading(steps)
    if len(course) != 1 or known.loading_interval is None or known.loading_days is None:
        return False
    shortest, doses = shortest_days(course[0].every.min, course[0].every.unit), _most_doses(course[0])
    in_step = _has_interval(course[0], known.loading_interval)
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


def given_of_first_step(steps: tuple[StepEntry, ...], begun: StagesGiven | None, known: Features) -> int | None:
    """How many doses of a regimen's first step were given, where what is in use may be that step or the one before it.

    Doses whose interval nobody told count as those of the step: what was given is not begun anew.
    """
    first, given, interval = steps[0], known.doses_given, known.loading_interval
    if first.phase != "repletion" or not given or known.loading_product not in (None, first.product):
        return None
    if begun is not None and begun.just_ended:
        return 0
    if interval is not None and not _has_interval(first, interval):
        return None
    given, most = given - (begun.doses if begun is not None else 0), _most_doses(first)
    return given if most is None or given < most else None


def from_stage(steps: tuple[StepEntry, ...], stages: int) -> tuple[StepEntry, ...]:
    """A regimen without the first stages of its loading, which were given."""
    return tuple(step for step in steps if step not in loading(steps)[:stages])


def after_loading(steps: tuple[StepEntry, ...]) -> tuple[StepEntry, ...]:
    """What follows the loading steps of a regimen."""
    return tuple(step for step in steps if step.phase != "repletion")
