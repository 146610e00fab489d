"""Why: the reasons, referrals, safety notes, checks and gaps of one judged case, each from a rule with its sources."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
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
    NeedRule,
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
from b12core.words import TwoRegisters

Effect = Literal["for", "against", "changes"]
Worded = Statement | NeedRule | RegimenRule | SilentRule | CauseEntry
"""A rule that says something in both registers."""
_LINE_INPUTS = ("cause", "phase", "symptoms.present")

_KEPT = 1024
"""Explanations kept for the next case to which the same rules speak: they hold what the rules say, no result."""


@dataclass(frozen=True, slots=True)
class Explained:
    """The explanation of a decision. `because` is the short reason for a refusal, in both registers.

    `against_at` is the place of the strongest reason against among `reasons`, `names_results` the places of those that
    quote the results of the case; `cited` names the sources of all parts.
    """

    reasons: tuple[Reason, ...]
    interpretation: tuple[Interpretation, ...]
    referrals: tuple[Referral, ...]
    safety: tuple[Safety, ...]
    monitoring: tuple[Monitoring, ...]
    expect: tuple[Expectation, ...]
    missing: tuple[Missing, ...]
    because: tuple[str, str]
    duration: Literal["lifelong", "until_cause_resolved", "review"]
    against_at: int | None
    names_results: tuple[int, ...]
    cited: frozenset[str]

    @property
    def strongest_against(self) -> Reason | None:
        """The reason against that a clinician should weigh first."""
        return None if self.against_at is None else self.reasons[self.against_at]


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
    not_known = set(case.not_known)
    if case.cause == "unknown":
        not_known.add("cause")
    if case.phase == "unsure":
        not_known.add("phase")
    said = _said_by_rules(situation.facts, judgement, decision, protocol_id, changing, frozenset(not_known), book)
    return _with_results(said, situation, book)


@functools.lru_cache(maxsize=_KEPT)
def _said_by_rules(
    facts: frozenset[str],
    judgement: Judgement,
    decision: Decision,
    protocol_id: str,
    changing: frozenset[str],
    not_known: frozenset[str],
    book: Rulebook,
) -> Explained:
    """The explanation as the rules word it, the places of the results in it (`{markers}`, `{level}`) still open."""
    referrals = _referrals(judgement, facts, book)
    cited: set[str] = {source for item in referrals for source in item.sources}
    if decision.emergency is not None:
        because = (decision.emergency.clinician, decision.emergency.patient)
        return Explained((), (), referrals, (), (), (), (), because, "review", None, (), frozenset(cited))
    decisive = _decisive_reasons(facts, decision, protocol_id, book)
    fired = book.reasons.holding(facts) if decision.steps else []
    reasons = (*decisive, *(_reason(rule, facts, book) for rule in fired))
    against = [(rule.strength, -place) for place, rule in enumerate(fired) if rule.effect != "for"]
    interpretation = tuple(_interpretation(rule, facts, book) for rule in book.interpretation.holding(facts))
    safety = tuple(_safety(rule, facts, book) for rule in book.safety.holding(facts))
    monitoring = _checks(book, book.monitoring.places(facts))
    expect = _expectations(book, book.expectations.places(facts))
    for group in (reasons, interpretation, safety, monitoring, expect):
        cited.update(source for item in group for source in item.sources)
    return Explained(
        reasons=reasons,
        interpretation=interpretation,
        referrals=referrals,
        safety=safety,
        monitoring=monitoring,
        expect=expect,
        missing=_missing(facts, decision, changing, not_known, book),
        because=_because(decision, protocol_id, book),
        duration=duration(decision, book.knowledge),
        against_at=len(decisive) - max(against)[1] if against else None,
        names_results=tuple(place for place, reason in enumerate(reasons) if "{" in reason.text),
        cited=frozenset(cited),
    )


def _with_results(said: Explained, situation: Situation, book: Rulebook) -> Explained:
    """The same explanation with the results of this case in the places that the rules left open for them."""
    if not said.names_results:
        return said
    clinician, patient = ({"markers": markers(situation, word), "level": level(situation, word)} for word in book.words)
    reasons = list(said.reasons)
    for place in said.names_results:
        reason = reasons[place]
        reasons[place] = reason.model_copy(
            update={"text": reason.text.format(**clinician), "plain": reason.plain.format(**patient)}
        )
    because = said.because[0].format(**clinician), said.because[1].format(**patient)
    return replace(said, reasons=tuple(reasons), because=because)


def _decisive_reasons(facts: frozenset[str], decision: Decision, protocol_id: str, book: Rulebook) -> list[Reason]:
    """What decided: the refusal, the need, the protocol's line, the cause."""
    reasons = []
    refusal = decision.refused_by
    if refusal is not None:
        because_of = reasons_for(refusal.when, facts)
        reasons.append(
            book.once(("refusal", refusal.id, because_of), partial(_static, refusal, "against", because_of, book))
        )
    if decision.need is not None:
        reasons.append(_need(facts, decision, book))
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


def _need(facts: frozenset[str], decision: Decision, book: Rulebook) -> Reason:
    need = book.knowledge.needs[decision.need or ""]
    labs = tuple(sorted(f"labs.{fact.removeprefix('lab:')}" for fact in facts if fact.startswith("lab:")))
    because_of = labs or ("phase",)
    return book.once(
        ("need", need.id, because_of), partial(_static, need, need.effect, because_of, book, f"need.{need.id}")
    )


def _reason(rule: ReasonRule, facts: frozenset[str], book: Rulebook) -> Reason:
    because_of = reasons_for(rule.when, facts)
    return book.once(("reason", rule.id, because_of), partial(_static, rule, rule.effect, because_of, book))


def _referrals(judgement: Judgement, facts: frozenset[str], book: Rulebook) -> tuple[Referral, ...]:
    """The referrals that fired, most urgent first."""
    worded = []
    for rule in judgement.referrals:
        because_of = reasons_for(rule.when, facts)
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


def _safety(rule: SafetyRule, facts: frozenset[str], book: Rulebook) -> Safety:
    because_of = reasons_for(rule.when, facts)

    def worded() -> Safety:
        return Safety(
            level=rule.level,
            id=rule.id,
            because_of=because_of,
            **_said(rule, book),
        )

    return book.once(("safety", rule.id, because_of), worded)


def _interpretation(rule: InterpretationRule, facts: frozenset[str], book: Rulebook) -> Interpretation:
    because_of = reasons_for(rule.when, facts)

    def worded() -> Interpretation:
        return Interpretation(rule=rule.id, because_of=because_of, **_said(rule, book))

    return book.once(("interpretation", rule.id, because_of), worded)


@functools.lru_cache(maxsize=_KEPT)
def _checks(book: Rulebook, places: tuple[int, ...]) -> tuple[Monitoring, ...]:
    return tuple(_monitoring(book.monitoring.rules[place], book) for place in places)


@functools.lru_cache(maxsize=_KEPT)
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
    facts: frozenset[str], decision: Decision, changing: frozenset[str], not_known: frozenset[str], book: Rulebook
) -> tuple[Missing, ...]:
    """What was not given and would matter: what decides first, then what can change the answer, then the rest."""
    if decision.status == "out_of_scope":
        return ()
    return _gaps(book, book.missing.places(facts), decision.needed, changing, not_known)


@functools.lru_cache(maxsize=_KEPT)
def _gaps(
    book: Rulebook,
    places: tuple[int, ...],
    needed: tuple[str, ...],
    changing: frozenset[str],
    not_known: frozenset[str],
) -> tuple[Missing, ...]:
    """The gaps at these places of the rules and those that decide."""
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


def _because(decision: Decision, protocol_id: str, book: Rulebook) -> tuple[str, str]:
    """The short reason for a refusal, in both registers."""
    said: TwoRegisters | None = decision.refused_by
    if said is None and decision.stage is not None:
        said = decision.line or book.knowledge.protocols[protocol_id].silence
    if said is None and decision.need is not None:
        said = book.knowledge.needs[decision.need]
    return (said.clinician, said.patient) if said is not None else ("", "")
