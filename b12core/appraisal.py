"""What the treatment in use is like: which protocols it matches, what is unusual, and whether it is overdue."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from b12core.calendar_units import later, longest_days, shortest_days
from b12core.case import Case, Treatment
from b12core.identifiers import Cause, Product
from b12core.knowledge.schema import RegimenRule, StepEntry
from b12core.rulebook import Rulebook
from b12core.suggestion import Appraisal


class LongTerm(NamedTuple):
    """A long-term or preventive step of a protocol's line: single doses in mcg, intervals in days.

    `highest` and `longest` are infinite where the line leaves them open; `printed` is its highest dose as printed.
    """

    protocol_id: str
    rule: RegimenRule
    step: StepEntry
    lowest: float
    highest: float
    printed: float
    shortest: int
    longest: float


MAINTENANCE = ("maintenance", "prophylaxis")


def appraise(case: Case, protocol_id: str, book: Rulebook) -> Appraisal | None:
    """The appraisal of a treatment whose product, dose and interval are known; None where they are not.

    It is held against every protocol, and beside that against the one that was asked for.
    """
    given = case.treatment
    if given is None or given.product is None or given.dose_mcg is None or given.interval_days is None:
        return None
    lines = _lines_for(case, given, book)
    fitting = _fitting(given, lines)
    matching = [line for line in fitting if line.step.phase == "maintenance" or case.phase != "maintenance"]
    preventive_only = [] if matching else ["preventive_only"]
    unusual = preventive_only if fitting else list(_unusual(given, lines))
    here = [line for line in lines if line.protocol_id == protocol_id]
    if here and all(line.protocol_id != protocol_id for line in fitting):
        unusual += [f"{key}_here" for key in _unusual(given, here)]
    next_due = _next_due(given)
    overdue = _overdue(case, matching)
    clinician, patient = book.words
    values = {"treatment": clinician.treatment(given)}
    values_plain = {"treatment": patient.treatment(given)}
    kind = "matches" if matching else "no_match"
    names = sorted({line.protocol_id for line in matching})
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
        sources=tuple(sorted({source for line in matching for source in line.rule.sources})),
    )


def _lines_for(case: Case, given: Treatment, book: Rulebook) -> tuple[LongTerm, ...]:
    """Every long-term or preventive step for the product in a line that names the cause (any, if it is not known)."""
    cause = None if case.cause == "unknown" else case.cause
    return book.once(("long_term", given.product, cause), partial(_long_term, given.product, cause, book))


def _long_term(product: Product | None, cause: Cause | None, book: Rulebook) -> tuple[LongTerm, ...]:
    return tuple(
        LongTerm(
            protocol.id,
            rule,
            step,
            step.dose_mcg.min,
            math.inf if step.at_least else step.dose_mcg.max,
            step.dose_mcg.max,
            shortest_days(step.every.min, step.every.unit),
            longest_days(step.every.max, step.every.unit) if step.every.max is not None else math.inf,
        )
        for protocol in book.knowledge.protocols.values()
        for rule in protocol.rules
        if cause is None or cause in rule.causes
        for steps in (rule.steps, *rule.options)
        for step in steps
        if step.product == product and step.phase in MAINTENANCE
    )


def _fitting(given: Treatment, lines: tuple[LongTerm, ...]) -> list[LongTerm]:
    """The lines in whose ranges dose and interval both lie."""
    dose, gap = given.dose_mcg or 0, given.interval_days or 0
    return [line for line in lines if line.lowest <= dose <= line.highest and line.shortest <= gap <= line.longest]


def _unusual(given: Treatment, lines: Sequence[LongTerm]) -> Iterator[str]:
    """In what way the treatment lies outside every long-term line for its product."""
    if not lines:
        yield "product_without_line"
        return
    dose, gap = given.dose_mcg or 0, given.interval_days or 0
    if dose < min(line.lowest for line in lines):
        yield "dose_below_all"
    if dose > max(line.printed for line in lines):
        yield "dose_above_all"
    if gap < min(line.shortest for line in lines):
        yield "closer_than_all"
    longest = [line.longest for line in lines if line.longest < math.inf]
    if longest and gap > max(longest):
        yield "wider_than_all"


def _next_due(given: Treatment) -> dt.date | None:
    """The day on which the next dose falls by the interval entered, counted from the dose truly given (S-14)."""
    if given.last_dose_on is None or given.interval_days is None:
        return None
    return given.last_dose_on + dt.timedelta(days=given.interval_days)


def _overdue(case: Case, lines: list[LongTerm]) -> bool:
    """Whether the next dose was due before `as_of`, counted from the dose truly given (S-14)."""
    given = case.treatment
    if given is None or given.last_dose_on is None or case.as_of is None:
        return False
    gaps = {(line.step.every.max, line.step.every.unit) for line in lines}
    latest = [later(given.last_dose_on, longest, unit) for longest, unit in gaps if longest is not None]
    return bool(latest) and case.as_of > max(latest)
