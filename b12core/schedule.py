"""A regimen as dates: injections, blood tests and reviews, from a start day or from the last dose truly given.

Ranges stay ranges: an injection due every 2 to 3 months has an earliest and a latest day, and the next one counts
from both. A step without an end is dated to the horizon, or until its ranges run into each other: from there on each
dose counts from the one before.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from b12core.calendar_units import later, shortest_days
from b12core.errors import CaseError
from b12core.knowledge import Knowledge, load_knowledge, spelled_as
from b12core.rulebook import rulebook_of
from b12core.suggestion import KeptInterval, Monitoring, Step, Suggestion
from b12core.words import Words

Kind = Literal["injection", "tablets", "blood_test", "review"]

HORIZON_DAYS = 365
"""How far ahead dates are given; a year of a lifelong plan is what a person can put into a calendar."""


FIRST_FEW = 5
"""Injections that are dated of a step that goes on until something happens: later dates nobody can know."""


class Appointment(BaseModel):
    """One entry: between which days (the same twice for a fixed day), what, and in which words.

    `days` says the days in words, as the country writes them.
    """

    model_config = ConfigDict(frozen=True)

    earliest: dt.date
    latest: dt.date
    days: str
    kind: Kind
    number: int | None = None
    optional: bool = False
    """Only where the longer end of the source's range is used."""
    text: str
    plain: str


class Schedule(BaseModel):
    """The appointments in order, what ends where, and the caveat: `line` beside every dose, `caveat` whole, once.

    `first` is what comes before all dates: how soon somebody has to be seen, and who decides before anything is given.
    `counts_from` is the day of the last dose given, where the dates count from it and not from `start`.
    `open_ended`: only the first injections are dated, since a step goes on until something that has no date.
    """

    model_config = ConfigDict(frozen=True)

    protocol: str
    title: str
    start: dt.date
    until: dt.date
    counts_from: dt.date | None
    open_ended: bool = False
    first: tuple[str, ...]
    first_plain: tuple[str, ...]
    appointments: tuple[Appointment, ...]
    notes: tuple[str, ...]
    notes_plain: tuple[str, ...]
    line: str
    line_plain: str
    caveat: str
    caveat_plain: str


def build_schedule(
    suggestion: Suggestion,
    start: dt.date,
    last_dose_on: dt.date | None = None,
    horizon_days: int = HORIZON_DAYS,
    knowledge: Knowledge | None = None,
) -> Schedule:
    """The dates of a suggestion's regimen from `start`. From `last_dose_on`, where it is given, count maintenance and
    a loading course that is under way, whose numbers go on.

    Raises CaseError where the suggestion carries no regimen, or where the last dose lies after the start.
    """
    if suggestion.regimen is None:
        raise CaseError("regimen", "a suggestion with a regimen", suggestion.status, "Settle what it asks for first.")
    if last_dose_on is not None and last_dose_on > start:
        raise CaseError(
            "last_dose_on", f"a day up to {start}", str(last_dose_on), "Give the day of the last injection."
        )
    book = rulebook_of(spelled_as(knowledge or load_knowledge(), suggestion.knowledge.spelling))
    clinician, patient = book.words
    leading = {rule.id for rule in book.knowledge.leading}
    first_of_all = [item for item in suggestion.referrals if item.urgency or item.rule in leading]
    end = start + dt.timedelta(days=horizon_days)
    steps = suggestion.regimen.steps
    kept = suggestion.appraisal.keeps_interval if suggestion.appraisal is not None and len(steps) == 1 else None
    given = suggestion.regimen.given
    counts_from_last = (steps[0].phase != "repletion" or given is not None) and last_dose_on is not None
    last: Window | None = (last_dose_on, last_dose_on) if counts_from_last and last_dose_on is not None else None
    checks = _checks(suggestion, start, clinician)
    appointments = list(checks)
    switch = suggestion.appraisal.switch_due if suggestion.appraisal is not None and last is not None else None
    notes: list[str] = []
    for step in steps:
        rhythm = _Rhythm.of(step, kept if last is not None else None)
        first: Window = (start, start) if last is None else rhythm.after(last, 1, not_before=start)
        if switch is not None and step is steps[0] and step.route != "PO":
            first = (max(switch, start), max(switch, start))
            notes.append("at_the_switch")
        last_step = step is steps[-1]
        until = end if last_step else _next_check(checks, end)
        last = _date_step(step, rhythm, first, until, appointments, clinician, (given or 0) if step is steps[0] else 0)
        if _is_open(step) and step.route != "PO":
            notes.append("until" if step.until else "counts_from_the_last")
            if not last_step:
                break
    if any(item.kind == "injection" for item in appointments):
        notes += ["missed", "too_early"]
    appointments.sort(key=lambda item: (item.earliest, item.latest, item.kind, item.number or 0))
    return Schedule(
        protocol=suggestion.protocol,
        title=clinician.sentence("dates", "title").format(start=clinician.date(start), until=clinician.date(end)),
        start=start,
        until=end,
        counts_from=last_dose_on if counts_from_last else None,
        open_ended=any(step.until and _is_open(step) and step.route != "PO" for step in steps),
        first=(suggestion.headline, *(item.text for item in first_of_all)) if first_of_all else (),
        first_plain=(suggestion.headline_plain, *(item.plain for item in first_of_all)) if first_of_all else (),
        appointments=tuple(appointments),
        notes=_said(notes, clinician),
        notes_plain=_said(notes, patient),
        line=suggestion.confirmation.line,
        line_plain=suggestion.confirmation.line_plain,
        caveat=suggestion.confirmation.text,
        caveat_plain=suggestion.confirmation.plain,
    )


def _said(notes: list[str], words: Words) -> tuple[str, ...]:
    return tuple(words.sentence("schedule", note) for note in notes)


Window = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class _Rhythm:
    """At which interval a step is dated, and in which words: its own, or that in use where it is kept."""

    step: Step
    days: float | None
    text: str
    plain: str

    @classmethod
    def of(cls, step: Step, kept: KeptInterval | None) -> _Rhythm:
        if kept is None or step.route == "PO":
            return cls(step, None, step.text, step.plain)
        return cls(step, kept.days, kept.text, kept.plain)

    def after(self, window: Window, times: int, not_before: dt.date = dt.date.min) -> Window:
        """The window so many intervals later."""
        if self.days is None:
            return _after(window, self.step, times, not_before)
        gap = dt.timedelta(days=self.days * times)
        return max(window[0] + gap, not_before), max(window[1] + gap, not_before)


def _date_step(
    step: Step,
    rhythm: _Rhythm,
    first: Window,
    end: dt.date,
    appointments: list[Appointment],
    words: Words,
    given: int = 0,
) -> Window:
    """Dates one step from its first window, `given` doses after its beginning; returns the window of its last dose."""
    if step.route == "PO":
        appointments.append(
            Appointment(
                earliest=first[0],
                latest=first[1],
                days=words.days(*first),
                kind="tablets",
                text=step.text,
                plain=step.plain,
            )
        )
        return _end_of_tablets(step, first)
    before = dt.timedelta(days=given * shortest_days(step.every.min, step.every.unit))
    window, number = first, given + 1
    sure = last = first
    few = given + FIRST_FEW if step.until and _is_open(step) else None
    while window[0] <= end and _belongs(step, window[0] - first[0] + before, number) and (few is None or number <= few):
        optional = step.for_days is not None and (window[0] - first[0] + before).days >= step.for_days.min
        appointments.append(
            Appointment(
                earliest=window[0],
                latest=window[1],
                days=words.days(*window),
                kind="injection",
                number=number,
                optional=optional,
                text=rhythm.text,
                plain=rhythm.plain,
            )
        )
        last = window
        sure = sure if optional else window
        window, number = rhythm.after(first, number - given), number + 1
        if _is_open(step) and window[0] <= last[1]:
            break
    return sure[0], last[1]


def _end_of_tablets(step: Step, first: Window) -> Window:
    """The last day of a course of tablets; its first day where the course has no end."""
    if step.for_days is None:
        return first
    return first[0] + dt.timedelta(days=step.for_days.min - 1), first[1] + dt.timedelta(days=step.for_days.max - 1)


def _belongs(step: Step, since_first: dt.timedelta, number: int) -> bool:
    """Whether a dose so long after the first one still belongs to the step."""
    if step.doses is not None:
        return number <= step.doses
    if step.for_days is None:
        return True
    range_holds_another_dose = step.for_days.max - step.for_days.min >= shortest_days(step.every.min, step.every.unit)
    return since_first.days < (step.for_days.max if range_holds_another_dose else step.for_days.min)


def _is_open(step: Step) -> bool:
    """Whether the source gives the step neither a number of doses nor a length."""
    return step.doses is None and step.for_days is None


def _next_check(checks: list[Appointment], end: dt.date) -> dt.date:
    """How far a step is dated whose end is something that happens: to the last check that will tell."""
    return min(end, max(check.latest for check in checks)) if checks else end


def _after(window: Window, step: Step, times: int, not_before: dt.date = dt.date.min) -> Window:
    """The window so many intervals of the step later."""
    longest = step.every.max if step.every.max is not None else step.every.min
    earliest = later(window[0], step.every.min * times, step.every.unit)
    latest = later(window[1], longest * times, step.every.unit)
    return max(earliest, not_before), max(latest, not_before)


def _checks(suggestion: Suggestion, start: dt.date, words: Words) -> list[Appointment]:
    """The checks among the suggestion's monitoring that fall on days counted from the start."""
    return [
        _check(item, later(start, falls.min, falls.unit), later(start, falls.max or falls.min, falls.unit), words)
        for item in suggestion.monitoring
        if (falls := item.from_start) is not None
    ]


def _check(item: Monitoring, earliest: dt.date, latest: dt.date, words: Words) -> Appointment:
    return Appointment(
        earliest=earliest,
        latest=latest,
        days=words.days(earliest, latest),
        kind=item.kind,
        text=item.text,
        plain=item.plain,
    )
