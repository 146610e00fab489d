"""What the treatment in use is like: which protocols it matches, what is unusual, and whether it is overdue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from b12core.calendar_units import later, longest_days, shortest_days
from b12core.case import Case, Treatment
from b12core.knowledge.schema import ProtocolEntry, RegimenRule, StepEntry
from b12core.rulebook import Rulebook
from b12core.suggestion import Appraisal

MAINTENANCE = ("maintenance", "prophylaxis")


def appraise(case: Case, book: Rulebook) -> Appraisal | None:
    """The appraisal of a treatment whose product, dose and interval are known; None where they are not."""
    given = case.treatment
    if given is None or given.product is None or given.dose_mcg is None or given.interval_days is None:
        return None
    lines = list(_lines_for(case, given, book))
    fitting = [line for line in lines if _dose_fits(given, line[2]) and _gap_fits(given, line[2])]
    matching = [line for line in fitting if line[2].phase == "maintenance" or case.phase != "maintenance"]
    if fitting:
        unusual = [] if matching else ["preventive_only"]
    else:
        unusual = list(_unusual(given, [step for _, _, step in lines]))
    next_due = _next_due(given)
    overdue = _overdue(case, [step for _, _, step in matching])
    clinician, patient = book.words
    values = {"treatment": clinician.treatment(given)}
    values_plain = {"treatment": patient.treatment(given)}
    kind = "matches" if matching else "no_match"
    names = sorted({protocol.id for protocol, _, _ in matching})
    text = [clinician.sentence("appraisal", kind).format(protocols=", ".join(names), **values)]
    plain = [patient.sentence("appraisal", kind).format(protocols=", ".join(names), **values_plain)]
    for key in (*unusual, *(["next_due"] if next_due else []), *(["overdue"] if overdue else [])):
        text.append(clinician.sentence("appraisal", key).format(next_due=next_due))
        plain.append(patient.sentence("appraisal", key).format(next_due=next_due))
    return Appraisal(
        matches=tuple(names),
        unusual=tuple(unusual),
        next_due=next_due,
        overdue=overdue,
        text=" ".join(text),
        plain=" ".join(plain),
        sources=tuple(sorted({source for _, rule, _ in matching for source in rule.sources})),
    )


def _lines_for(case: Case, given: Treatment, book: Rulebook) -> Iterator[tuple[ProtocolEntry, RegimenRule, StepEntry]]:
    """Every long-term or preventive step for the product in a line that names the cause (any, if it is not known)."""
    for protocol in book.knowledge.protocols.values():
        for rule in protocol.rules:
            if case.cause not in (None, "unknown", *rule.causes):
                continue
            for steps in (rule.steps, *rule.options):
                for step in steps:
                    if step.product == given.product and step.phase in MAINTENANCE:
                        yield protocol, rule, step


def _dose_fits(given: Treatment, step: StepEntry) -> bool:
    dose = given.dose_mcg or 0
    return step.dose_mcg.min <= dose and (step.at_least or dose <= step.dose_mcg.max)


def _gap_fits(given: Treatment, step: StepEntry) -> bool:
    gap = given.interval_days or 0
    longest = step.every.max
    return shortest_days(step.every.min, step.every.unit) <= gap and (
        longest is None or gap <= longest_days(longest, step.every.unit)
    )


def _unusual(given: Treatment, steps: list[StepEntry]) -> Iterator[str]:
    """In what way the treatment lies outside every long-term line for its product."""
    if not steps:
        yield "product_without_line"
        return
    dose, gap = given.dose_mcg or 0, given.interval_days or 0
    if dose < min(step.dose_mcg.min for step in steps):
        yield "dose_below_all"
    if dose > max(step.dose_mcg.max for step in steps):
        yield "dose_above_all"
    if gap < min(shortest_days(step.every.min, step.every.unit) for step in steps):
        yield "closer_than_all"
    longest = [longest_days(step.every.max, step.every.unit) for step in steps if step.every.max is not None]
    if longest and gap > max(longest):
        yield "wider_than_all"


def _next_due(given: Treatment) -> dt.date | None:
    """The day on which the next dose falls by the interval entered, counted from the dose truly given (S-14)."""
    if given.last_dose_on is None or given.interval_days is None:
        return None
    return given.last_dose_on + dt.timedelta(days=given.interval_days)


def _overdue(case: Case, steps: list[StepEntry]) -> bool:
    """Whether the next dose was due before `as_of`, counted from the dose truly given (S-14)."""
    given = case.treatment
    if given is None or given.last_dose_on is None or case.as_of is None:
        return False
    latest = [
        later(given.last_dose_on, step.every.max, step.every.unit) for step in steps if step.every.max is not None
    ]
    return bool(latest) and case.as_of > max(latest)
