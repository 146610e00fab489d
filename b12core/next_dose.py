"""When the next dose falls, counted from the dose truly given (S-14), and how many days that is past."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from b12core.calendar_units import later
from b12core.case import Treatment
from b12core.knowledge.schema import StepEntry


@dataclass(frozen=True, slots=True)
class NextDose:
    """The day `due` and, where lines leave a range, the day `until` which it lasts; both from the last dose given.

    `days_past`: days from `due` to the day of the case, negative while it lies ahead; None where that day is not known.
    `following`: it is the first dose after a finished course, at an interval of the draft.
    """

    due: dt.date
    until: dt.date
    days_past: int | None
    overdue: bool
    following: bool


def next_dose(
    given: Treatment, as_of: dt.date | None, within: Sequence[StepEntry], following: StepEntry | None = None
) -> NextDose | None:
    """The next dose by the interval in use, or by the step `following` a finished course; None if neither is known.

    It is overdue only once the longest interval of the lines that it is `within` has passed.
    """
    last = given.last_dose_on
    if last is None:
        return None
    if following is not None:
        due = later(last, following.every.min, following.every.unit)
        within = (following,)
    elif given.interval_days is not None:
        due = last + dt.timedelta(days=given.interval_days)
    else:
        return None
    ends = [later(last, step.every.max, step.every.unit) for step in within if step.every.max is not None]
    until = max([due, *ends])
    past = None if as_of is None else (as_of - due).days
    return NextDose(due, until, past, as_of is not None and as_of > until, following is not None)
