"""Why: the reasons, referrals, safety notes, checks and gaps of one judged case, each from a rule with its sources."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from b12core.case import Case
from b12core.decision import Decision, Judgement
from b12core.findings import level, markers
from b12core.identifiers import URGENCIES
from b12core.knowledge.schema import (
    CauseEntry,
    ExpectationRule,
    InterpretationRule,
    MissingRule,
    MonitoringRule,
    ReasonRule,
    ReferralRule,
    RegimenRule,
    SafetyRule,
    SilentRule,
    Statement,
)
from b12core.regimen import duration
from b12core.rulebook import Rulebook
from b12core.situation import Situation, reasons_for
from b12core.suggestion import Expectation, Interpretation, Interval, Missing, Monitoring, Reason, Referral, Safety

Effect = Literal["for", "against", "changes"]
Worded = Statement | RegimenRule | SilentRule | CauseEntry
"""A rule that says something in both registers."""
_LINE_INPUTS = ("cause", "phase", "symptoms.present")


@dataclass(frozen=True, slots=True)
class Explained:
    """The explanation of a decision. `because` is the short reason for a refusal, in both registers."""

    reasons: tuple[Reason, ...]
    interpretation: tuple[Interpretation, ...]
    referrals: tuple[Referral, ...]
    safety: tuple[Safety, ...]
    monitoring: tuple[Monitoring, ...]
    expect: tuple[Expectation, ...]
    missing: tuple[Missing, ...]
    because: tuple[str, str]
    duration: Literal["lifelong", "until_cause_resolved", "review"]
    strongest_against: Reason | None

    def cited(self) -> tuple[Iterable[Any], ...]:
        """The groups of items that carry sources."""
        return self.reasons, self.interpretation, self.referrals, self.safety, self.monitoring, self.expect


def explain(
    case: Case,
    situation: Situation,
    judgement: Judgement,
    decision: Decision,
    protocol_id: str,
    book: Rulebook,
    changing: frozenset[str] = frozenset(),
) -> Explained:
    """The explanation of what was decided for a situation (with the outcome among its facts).

    `changing` holds the ids of the change rules that would give another suggestion.
    """
    facts = situation.facts
    referrals = _referrals(judgement, situation, book)
    if decision.emergency is not None:
        said = (decision.emergency.clinician, decision.emergency.patient)
        return Explained((), (), referrals, (), (), (), (), said, "review", None)
    fired = book.reasons.holding(facts) if decision.steps else []
    worded = [(rule, _reason(rule, situation, book)) for rule in fired]
    against = max((pair for pair in worded if pair[0].effect != "for"), key=lambda pair: pair[0].strength, default=None)
    return Explained(
        reasons=(
            *_decisive_reasons(situation, decision, protocol_id, book),
            *(reason for _, reason in worded),
        ),
        interpretation=tuple(_interpretation(rule, situation, book) for rule in book.interpretation.holding(facts)),
        referrals=referrals,
        safety=tuple(_safety(rule, situation, book) for rule in book.safety.holding(facts)),
        monitoring=_checks(book, book.monitoring.places(facts)),
        expect=_expectations(book, book.expectations.places(facts)),
        missing=_missing(case, situation, decision, changing, book),
        because=_because(situation, decision, protocol_id, book),
        duration=duration(decision, book.knowledge),
        strongest_against=against[1] if against else None,
    )


def _decisive_reasons(situation: Situation, decision: Decision, protocol_id: str, book: Rulebook) -> list[Reason]:
    """What decided: the refusal, the need, the protocol's line, the cause."""
    reasons = []
    refusal = decision.refused_by
    if refusal is not None:
        because_of = reasons_for(refusal.when, situation.facts)
        reasons.append(
            book.once(("refusal", refusal.id, because_of), partial(_static, refusal, "against", because_of, book))
        )
    if decision.need is not None:
        reasons.append(_need(situation, decision, book))
    line = decision.line
    if refusal is None and line is not None:
        effect: Effect = "for" if decision.steps else "against"
        reasons.append(book.once(("line", line.id), partial(_static, line, effect, _LINE_INPUTS, book)))
    elif refusal is None and decision.stage is not None and not decision.needed:
        reasons.append(book.once(("silence", protocol_id), partial(_silence, protocol_id, book)))
    if decision.steps and decision.cause is not None:
        cause = book.knowledge.causes[decision.cause]
        reasons.append(
            book.once(("cause", cause.id), partial(_static, cause, "for", ("cause",), book, f"cause.{cause.id}"))
        )
    return reasons


def _static(
    rule: Worded,
    effect: Effect,
    because_of: tuple[str, ...],
    book: Rulebook,
    rule_id: str | None = None,
) -> Reason:
    """A reason whose words do not depend on the case."""
    return Reason(
        rule=rule_id or rule.id,
        effect=effect,
        because_of=because_of,
        **_said(rule, book),
    )


def _silence(protocol_id: str, book: Rulebook) -> Reason:
    protocol = book.knowledge.protocols[protocol_id]
    return Reason(
        rule=f"{protocol_id}.silent",
        text=protocol.silence.clinician,
        plain=protocol.silence.patient,
        effect="against",
        because_of=_LINE_INPUTS,
        sources=protocol.sources,
        confidence=protocol.confidence,
        jurisdiction=book.knowledge.jurisdiction_of(protocol),
    )


def _said(rule: Worded, book: Rulebook) -> dict[str, Any]:
    """What every statement of a rule carries: both registers, sources, confidence, countries."""
    return {
        "text": rule.clinician,
        "plain": rule.patient,
        "sources": rule.sources,
        "confidence": rule.confidence,
        "jurisdiction": book.knowledge.jurisdiction_of(rule),
    }


def _need(situation: Situation, decision: Decision, book: Rulebook) -> Reason:
    need = book.knowledge.needs[decision.need or ""]
    clinician, patient = book.words
    labs = tuple(sorted({f"labs.{finding.lab.analyte}" for finding in situation.findings}))
    return Reason(
        rule=f"need.{need.id}",
        text=need.clinician.format(markers=markers(situation, clinician)),
        plain=need.patient.format(markers=markers(situation, patient)),
        effect=need.effect,
        because_of=labs or ("phase",),
        sources=need.sources,
        confidence=need.confidence,
        jurisdiction=book.knowledge.jurisdiction_of(need),
    )


def _reason(rule: ReasonRule, situation: Situation, book: Rulebook) -> Reason:
    because_of = reasons_for(rule.when, situation.facts)
    if "{level}" not in rule.clinician:
        return book.once(("reason", rule.id, because_of), partial(_static, rule, rule.effect, because_of, book))
    clinician, patient = book.words
    return _static(rule, rule.effect, because_of, book).model_copy(
        update={
            "text": rule.clinician.format(level=level(situation, clinician)),
            "plain": rule.patient.format(level=level(situation, patient)),
        }
    )


def _referrals(judgement: Judgement, situation: Situation, book: Rulebook) -> tuple[Referral, ...]:
    """The referrals that fired, most urgent first."""
    worded = []
    for rule in judgement.referrals:
        because_of = reasons_for(rule.when, situation.facts)
        worded.append(book.once(("referral", rule.id, because_of), partial(_referral, rule, because_of, book)))
    worded.sort(key=lambda item: URGENCIES.index(item.urgency) if item.urgency else len(URGENCIES))
    return tuple(worded)


def _referral(rule: ReferralRule, because_of: tuple[str, ...], book: Rulebook) -> Referral:
    return Referral(
        rule=rule.id,
        urgency=rule.urgency,
        because_of=because_of,
        **_said(rule, book),
    )


def _safety(rule: SafetyRule, situation: Situation, book: Rulebook) -> Safety:
    because_of = reasons_for(rule.when, situation.facts)

    def worded() -> Safety:
        return Safety(
            level=rule.level,
            id=rule.id,
            because_of=because_of,
            **_said(rule, book),
        )

    return book.once(("safety", rule.id, because_of), worded)


def _interpretation(rule: InterpretationRule, situation: Situation, book: Rulebook) -> Interpretation:
    because_of = reasons_for(rule.when, situation.facts)

    def worded() -> Interpretation:
        return Interpretation(rule=rule.id, because_of=because_of, **_said(rule, book))

    return book.once(("interpretation", rule.id, because_of), worded)


@functools.lru_cache(maxsize=1024)
def _checks(book: Rulebook, places: tuple[int, ...]) -> tuple[Monitoring, ...]:
    return tuple(_monitoring(book.monitoring.rules[place], book) for place in places)


@functools.lru_cache(maxsize=1024)
def _expectations(book: Rulebook, places: tuple[int, ...]) -> tuple[Expectation, ...]:
    return tuple(_expectation(book.expectations.rules[place], book) for place in places)


def _monitoring(rule: MonitoringRule, book: Rulebook) -> Monitoring:
    falls = rule.from_start
    return Monitoring(
        id=rule.id,
        what=rule.what,
        when=rule.due,
        why=rule.why,
        kind=rule.kind,
        from_start=Interval(min=falls.min, max=falls.max, unit=falls.unit) if falls else None,
        **_said(rule, book),
    )


def _expectation(rule: ExpectationRule, book: Rulebook) -> Expectation:
    return Expectation(
        what=rule.what,
        when=rule.due,
        **_said(rule, book),
    )


def _missing(
    case: Case, situation: Situation, decision: Decision, changing: frozenset[str], book: Rulebook
) -> tuple[Missing, ...]:
    """What was not given and would matter: what decides first, then what can change the answer, then the rest."""
    if decision.status == "out_of_scope":
        return ()
    not_known = set(case.not_known)
    if case.cause == "unknown":
        not_known.add("cause")
    if case.phase == "unsure":
        not_known.add("phase")
    places = book.missing.places(situation.facts)
    return _gaps(book, places, decision.needed, changing, frozenset(not_known))


@functools.lru_cache(maxsize=1024)
def _gaps(
    book: Rulebook,
    places: tuple[int, ...],
    needed: tuple[str, ...],
    changing: frozenset[str],
    not_known: frozenset[str],
) -> tuple[Missing, ...]:
    """The gaps at these places of the rules and those that decide; no value of a case is kept."""
    items = []
    for place, rule in enumerate(book.missing.rules):
        decisive = rule.field in needed
        if decisive or place in places:
            changes = decisive or not changing.isdisjoint(rule.settles)
            items.append(_gap(rule, "not_known" if rule.field in not_known else "not_asked", decisive, changes))
    return tuple(sorted(items, key=lambda item: (not item.decisive, not item.changes_answer)))


def _gap(rule: MissingRule, status: Literal["not_asked", "not_known"], decisive: bool, changes: bool) -> Missing:
    return Missing(
        field=rule.field,
        status=status,
        decisive=decisive,
        changes_answer=changes,
        why=rule.why,
        would_help=rule.would_help,
        plain=rule.patient,
    )


def _because(situation: Situation, decision: Decision, protocol_id: str, book: Rulebook) -> tuple[str, str]:
    """The short reason for a refusal, in both registers."""
    if decision.refused_by is not None:
        return decision.refused_by.clinician, decision.refused_by.patient
    if decision.stage is not None:
        said = decision.line or book.knowledge.protocols[protocol_id].silence
        return said.clinician, said.patient
    if decision.need is not None:
        need = book.knowledge.needs[decision.need]
        clinician, patient = book.words
        return (
            need.clinician.format(markers=markers(situation, clinician)),
            need.patient.format(markers=markers(situation, patient)),
        )
    return "", ""
