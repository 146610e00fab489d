"""When the next dose falls, counted from the dose truly given (S-14), and how many days that is past."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from b12core.calendar_units import Unit, later
from b12core.case import Treatment
from b12core.knowledge.line_schema import StepEntry


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
    given: Treatment, as_of: dt.date | None, ends: Iterable[tuple[int, Unit]], following: StepEntry | None = None
) -> NextDose | None:
    """The next dose by the interval in use, or by the step `following` a finished course; None if neither is known.

    `ends` are the longest intervals of the lines that it fits; it is overdue only once every one of them has passed.
    """
    last = given.last_dose_on
    if last is None:
        return None
    if following is not None:
        due = later(last, following.every.min, following.every.unit)
        ends = [(following.every.max or following.every.min, following.every.unit)]
    elif given.interval_days is not None:
        due = last + dt.timedelta(days=given.interval_days)
    else:
        return None
    until = max([due, *(later(last, count, unit) for count, unit in ends)])
    past = None if as_of is None else (as_of - due).days
    return NextDose(due, until, past, as_of is not None and as_of > until, following is not None)
