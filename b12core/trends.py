"""How a result moved between two dates, and what that can and cannot say.

No source read gives a size from which a change counts, so the direction is plain arithmetic on the two values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal, NamedTuple

from b12core.identifiers import Analyte
from b12core.knowledge.rule_schema import TrendRule
from b12core.rulebook import Rulebook
from b12core.situation import LabFinding, Situation, holds
from b12core.suggestion import Trend
from b12core.words import capital

Direction = Literal["rose", "fell", "unchanged"]


class _Dated(NamedTuple):
    taken_on: dt.date
    value: float
    finding: LabFinding


def trends(situation: Situation, book: Rulebook) -> tuple[Trend, ...]:
    """One trend for each analyte with results of two days: from the first to the last, in the order entered."""
    analytes = dict.fromkeys([finding.lab.analyte for finding in situation.findings])
    if len(analytes) == len(situation.findings):
        return ()
    return tuple(trend for analyte in analytes for trend in _trend(analyte, situation, book))


def _trend(analyte: Analyte, situation: Situation, book: Rulebook) -> Iterator[Trend]:
    dated = sorted(
        (
            _Dated(finding.lab.taken_on, finding.reading.value, finding)
            for finding in situation.findings
            if finding.lab.analyte == analyte
            and finding.lab.taken_on is not None
            and finding.reading.value is not None
            and finding.lab.comparator is None
        ),
        key=lambda item: item.taken_on,
    )
    if not dated or dated[0].taken_on == dated[-1].taken_on:
        return
    first, last = dated[0], dated[-1]
    direction = _direction(first.value, last.value)
    rule = _rule(analyte, direction, situation.facts, book)
    clinician, patient = book.words
    values = {"first": first.finding.reading.entered, "last": last.finding.reading.entered}
    text, plain = (
        capital(
            word.sentence("trend", direction).format(
                analyte=word.name("analytes", analyte),
                first_on=word.date(first.taken_on),
                last_on=word.date(last.taken_on),
                **values,
            )
        )
        for word in book.words
    )
    yield Trend(
        rule=f"trend.{rule.id}" if rule else "trend.no_rule",
        analyte=analyte,
        direction=direction,
        first=values["first"],
        first_on=first.taken_on,
        last=values["last"],
        last_on=last.taken_on,
        text=f"{text} {rule.clinician if rule else clinician.sentence('trend', 'no_rule')}",
        plain=f"{plain} {rule.patient if rule else patient.sentence('trend', 'no_rule')}",
        sources=rule.sources if rule else (),
        confidence=rule.confidence if rule else "proposal",
        jurisdiction=book.knowledge.jurisdiction_of(rule) if rule else (),
    )


def _direction(first: float, last: float) -> Direction:
    if last == first:
        return "unchanged"
    return "rose" if last > first else "fell"


def _rule(analyte: Analyte, direction: Direction, facts: frozenset[str], book: Rulebook) -> TrendRule | None:
    return next(
        (
            rule
            for rule in book.knowledge.trends
            if rule.analyte == analyte and direction in rule.direction and holds(rule.when, facts)
        ),
        None,
    )
