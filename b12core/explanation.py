"""Why: the reasons, referrals, safety notes, checks and gaps of one judged case, each from a rule with its sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from b12core.case import Case
from b12core.decision import Decision
from b12core.findings import level, markers
from b12core.identifiers import URGENCIES
from b12core.knowledge import Knowledge
from b12core.knowledge.schema import ReasonRule, Statement
from b12core.regimen import duration
from b12core.situation import Situation, holds, reasons_for
from b12core.suggestion import Expectation, Missing, Monitoring, Reason, Referral, Safety
from b12core.words import Words

_LINE_INPUTS = ("cause", "phase", "symptoms.present")


@dataclass(frozen=True, slots=True)
class Explained:
    """The explanation of a decision. `because` is the short reason for a refusal, in both registers."""

    reasons: tuple[Reason, ...]
    referrals: tuple[Referral, ...]
    safety: tuple[Safety, ...]
    monitoring: tuple[Monitoring, ...]
    expect: tuple[Expectation, ...]
    missing: tuple[Missing, ...]
    because: tuple[str, str]
    duration: Literal["lifelong", "until_cause_resolved", "review"]
    strongest_against: Reason | None


def explain(
    case: Case,
    situation: Situation,
    decision: Decision,
    protocol_id: str,
    knowledge: Knowledge,
    words: tuple[Words, Words],
) -> Explained:
    """The explanation of what was decided for a situation (with the outcome among its facts)."""
    facts = situation.facts
    if decision.urgency == "emergency":
        return _emergency(situation, decision, knowledge)
    fired = [rule for rule in knowledge.reasons if holds(rule.when, facts)] if decision.steps else []
    reasons = _decisive_reasons(situation, decision, protocol_id, knowledge, words)
    reasons += [_reason(rule, situation, words) for rule in fired]
    against = max((rule for rule in fired if rule.effect != "for"), key=lambda rule: rule.strength, default=None)
    return Explained(
        reasons=tuple(reasons),
        referrals=_referrals(situation, knowledge),
        safety=_safety(situation, knowledge),
        monitoring=tuple(
            Monitoring(
                id=rule.id,
                what=rule.what,
                when=rule.due,
                why=rule.why,
                text=rule.clinician,
                plain=rule.patient,
                sources=rule.sources,
                confidence=rule.confidence,
            )
            for rule in knowledge.monitoring
            if holds(rule.when, facts)
        ),
        expect=tuple(
            Expectation(
                what=rule.what,
                when=rule.due,
                text=rule.clinician,
                plain=rule.patient,
                sources=rule.sources,
                confidence=rule.confidence,
            )
            for rule in knowledge.expectations
            if holds(rule.when, facts) and decision.steps
        ),
        missing=_missing(case, situation, decision, knowledge),
        because=_because(situation, decision, protocol_id, knowledge, words),
        duration=duration(decision, knowledge),
        strongest_against=next((reason for reason in reasons if against and reason.rule == against.id), None),
    )


def _emergency(situation: Situation, decision: Decision, knowledge: Knowledge) -> Explained:
    """An emergency says one thing only: get help."""
    rule = decision.emergency
    said = (rule.clinician, rule.patient) if rule else ("", "")
    return Explained((), _referrals(situation, knowledge), (), (), (), (), said, "review", None)


def _decisive_reasons(
    situation: Situation, decision: Decision, protocol_id: str, knowledge: Knowledge, words: tuple[Words, Words]
) -> list[Reason]:
    """What decided: the refusal, the need, the protocol's line, the cause."""
    reasons = []
    if decision.refused_by is not None:
        rule = decision.refused_by
        reasons.append(_statement(rule, "against", reasons_for(rule.when, situation.facts)))
    if decision.need is not None:
        need = knowledge.needs[decision.need]
        labs = tuple(sorted({f"labs.{finding.lab.analyte}" for finding in situation.findings}))
        reasons.append(
            Reason(
                rule=f"need.{need.id}",
                text=need.clinician.format(markers=markers(situation, words[0])),
                plain=need.patient.format(markers=markers(situation, words[1])),
                effect=need.effect,
                because_of=labs or ("phase",),
                sources=need.sources,
                confidence=need.confidence,
            )
        )
    protocol = knowledge.protocols[protocol_id]
    line = decision.line
    if line is not None and not (decision.refused_by is not None and decision.steps):
        reasons.append(
            Reason(
                rule=line.id,
                text=line.clinician,
                plain=line.patient,
                effect="for" if decision.steps else "against",
                because_of=_LINE_INPUTS,
                sources=line.sources,
                confidence=line.confidence,
            )
        )
    elif decision.stage is not None and not decision.steps and not decision.needed:
        reasons.append(
            Reason(
                rule=f"{protocol_id}.silent",
                text=protocol.silence.clinician,
                plain=protocol.silence.patient,
                effect="against",
                because_of=_LINE_INPUTS,
                sources=protocol.sources,
                confidence=protocol.confidence,
            )
        )
    if decision.steps and situation.features.cause is not None:
        cause = knowledge.causes[situation.features.cause]
        reasons.append(
            Reason(
                rule=f"cause.{cause.id}",
                text=cause.clinician,
                plain=cause.patient,
                effect="for",
                because_of=("cause",),
                sources=cause.sources,
                confidence=cause.confidence,
            )
        )
    return reasons


def _reason(rule: ReasonRule, situation: Situation, words: tuple[Words, Words]) -> Reason:
    return Reason(
        rule=rule.id,
        text=rule.clinician.format(level=level(situation, words[0])),
        plain=rule.patient.format(level=level(situation, words[1])),
        effect=rule.effect,
        because_of=reasons_for(rule.when, situation.facts),
        sources=rule.sources,
        confidence=rule.confidence,
    )


def _statement(rule: Statement, effect: Literal["for", "against", "changes"], because_of: tuple[str, ...]) -> Reason:
    return Reason(
        rule=rule.id,
        text=rule.clinician,
        plain=rule.patient,
        effect=effect,
        because_of=because_of,
        sources=rule.sources,
        confidence=rule.confidence,
    )


def _referrals(situation: Situation, knowledge: Knowledge) -> tuple[Referral, ...]:
    """The referrals that fired, most urgent first."""
    fired = [rule for rule in knowledge.referrals if holds(rule.when, situation.facts)]
    fired.sort(key=lambda rule: URGENCIES.index(rule.urgency) if rule.urgency else len(URGENCIES))
    return tuple(
        Referral(
            rule=rule.id,
            urgency=rule.urgency,
            text=rule.clinician,
            plain=rule.patient,
            because_of=reasons_for(rule.when, situation.facts),
            sources=rule.sources,
            confidence=rule.confidence,
        )
        for rule in fired
    )


def _safety(situation: Situation, knowledge: Knowledge) -> tuple[Safety, ...]:
    return tuple(
        Safety(
            level=rule.level,
            id=rule.id,
            text=rule.clinician,
            plain=rule.patient,
            because_of=reasons_for(rule.when, situation.facts),
            sources=rule.sources,
            confidence=rule.confidence,
        )
        for rule in knowledge.safety
        if holds(rule.when, situation.facts)
    )


def _missing(case: Case, situation: Situation, decision: Decision, knowledge: Knowledge) -> tuple[Missing, ...]:
    """What was not given and would matter: decisive inputs first, then in the order of asking."""
    if decision.status == "out_of_scope":
        return ()
    not_known = {*case.not_known, *(["cause"] if case.cause == "unknown" else [])}
    items = [
        Missing(
            field=rule.field,
            status="not_known" if rule.field in not_known else "not_asked",
            decisive=rule.field in decision.needed,
            why=rule.why,
            would_help=rule.would_help,
            plain=rule.patient,
        )
        for rule in knowledge.missing
        if rule.field in decision.needed or holds(rule.when, situation.facts)
    ]
    return tuple(sorted(items, key=lambda item: not item.decisive))


def _because(
    situation: Situation, decision: Decision, protocol_id: str, knowledge: Knowledge, words: tuple[Words, Words]
) -> tuple[str, str]:
    """The short reason for a refusal, in both registers."""
    if decision.refused_by is not None:
        return decision.refused_by.clinician, decision.refused_by.patient
    if decision.stage is not None:
        if decision.line is not None:
            return decision.line.clinician, decision.line.patient
        silence = knowledge.protocols[protocol_id].silence
        return silence.clinician, silence.patient
    if decision.need is not None:
        need = knowledge.needs[decision.need]
        return (
            need.clinician.format(markers=markers(situation, words[0])),
            need.patient.format(markers=markers(situation, words[1])),
        )
    return "", ""
