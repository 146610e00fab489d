"""Each rule as the suggestion says it: reason, referral, safety note, reading of results, check, gap, with its sources.

What a rule says does not depend on the case beyond the facts that made it hold, so each statement is made once.
"""

from __future__ import annotations

import functools
from functools import partial
from typing import Any, Literal

from b12core.decision import Decision, Judgement
from b12core.identifiers import URGENCIES
from b12core.knowledge.line_schema import RegimenRule, SilentRule
from b12core.knowledge.rule_schema import (
    ExpectationRule,
    InterpretationRule,
    MissingRule,
    MonitoringRule,
    NeedRule,
    ReasonRule,
    ReferralRule,
    SafetyRule,
    Statement,
)
from b12core.knowledge.schema import CauseEntry
from b12core.rulebook import Rulebook
from b12core.situation import holds, reasons_for
from b12core.suggestion import Expectation, Interpretation, Interval, Missing, Monitoring, Reason, Referral, Safety

Effect = Literal["for", "against", "changes"]
Worded = Statement | NeedRule | RegimenRule | SilentRule | CauseEntry
"""A rule that says something in both registers."""
LINE_INPUTS = ("cause", "phase", "symptoms.present")
_KEPT = 1024


def static_reason(
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
        **said_by(rule, book),
    )


def blocked_at(rule: ReferralRule | NeedRule, facts: frozenset[str]) -> int | None:
    """Which of a rule's other words hold, because what it asks for may not be given; None where its own do."""
    return next((place for place, words in enumerate(rule.blocked) if holds(words.when, facts)), None)


def said_unless_blocked(rule: ReferralRule | NeedRule, blocked: int | None, book: Rulebook) -> dict[str, Any]:
    """What a rule says, in the words that hold."""
    said = said_by(rule, book)
    if blocked is None:
        return said
    words = rule.blocked[blocked]
    return said | {"text": words.clinician, "plain": words.patient, "sources": words.sources}


def said_by(rule: Worded, book: Rulebook) -> dict[str, Any]:
    """What every statement of a rule carries: both registers, sources, confidence, countries."""
    return {
        "text": rule.clinician,
        "plain": rule.patient,
        "sources": rule.sources,
        "confidence": rule.confidence,
        "jurisdiction": book.knowledge.jurisdiction_of(rule),
    }


def reason(rule: ReasonRule, facts: frozenset[str], book: Rulebook) -> Reason:
    """The statement of a reason that holds; a place for results in it (`{level}`) stays open."""
    because_of = reasons_for(rule.when, facts)
    return book.once(("reason", rule.id, because_of), partial(static_reason, rule, rule.effect, because_of, book))


def referrals(judgement: Judgement, facts: frozenset[str], book: Rulebook) -> tuple[Referral, ...]:
    """The referrals that fired, most urgent first; one that another includes is said by that one alone."""
    said_by_others = {included for rule in judgement.referrals for included in rule.includes}
    worded = []
    for rule in judgement.referrals:
        if rule.id in said_by_others:
            continue
        folded = tuple(other for other in judgement.referrals if other.id in rule.includes)
        because_of = tuple(sorted({path for each in (rule, *folded) for path in reasons_for(each.when, facts)}))
        blocked = blocked_at(rule, facts)
        included = tuple(other.id for other in folded)
        key = ("referral", rule.id, because_of, blocked, included)
        worded.append(book.once(key, partial(_referral, rule, because_of, blocked, included, book)))
    worded.sort(key=lambda item: URGENCIES.index(item.urgency) if item.urgency else len(URGENCIES))
    return tuple(worded)


def _referral(
    rule: ReferralRule, because_of: tuple[str, ...], blocked: int | None, included: tuple[str, ...], book: Rulebook
) -> Referral:
    return Referral(
        rule=rule.id,
        urgency=rule.urgency,
        because_of=because_of,
        includes=included,
        **said_unless_blocked(rule, blocked, book),
    )


def safety(rule: SafetyRule, facts: frozenset[str], book: Rulebook) -> Safety:
    """The statement of a contraindication, caution or interaction that holds."""
    because_of = reasons_for(rule.when, facts)

    def worded() -> Safety:
        return Safety(
            level=rule.level,
            id=rule.id,
            because_of=because_of,
            **said_by(rule, book),
        )

    return book.once(("safety", rule.id, because_of), worded)


def interpretation(rule: InterpretationRule, facts: frozenset[str], book: Rulebook) -> Interpretation:
    """The statement of a rule that reads results together."""
    because_of = reasons_for(rule.when, facts)

    def worded() -> Interpretation:
        return Interpretation(rule=rule.id, because_of=because_of, **said_by(rule, book))

    return book.once(("interpretation", rule.id, because_of), worded)


@functools.lru_cache(maxsize=_KEPT)
def checks(book: Rulebook, places: tuple[int, ...]) -> tuple[Monitoring, ...]:
    """The checks at these places of the monitoring rules."""
    return tuple(_monitoring(book.monitoring.rules[place], book) for place in places)


@functools.lru_cache(maxsize=_KEPT)
def expectations(book: Rulebook, places: tuple[int, ...]) -> tuple[Expectation, ...]:
    """What to expect, at these places of the expectation rules."""
    return tuple(_expectation(book.expectations.rules[place], book) for place in places)


def _monitoring(rule: MonitoringRule, book: Rulebook) -> Monitoring:
    falls = rule.from_start
    return Monitoring(
        id=rule.id,
        what=rule.what,
        when=rule.due,
        why=rule.why,
        kind=rule.kind,
        detail_for=rule.detail_for,
        from_start=Interval(min=falls.min, max=falls.max, unit=falls.unit) if falls else None,
        **said_by(rule, book),
    )


def _expectation(rule: ExpectationRule, book: Rulebook) -> Expectation:
    return Expectation(
        what=rule.what,
        when=rule.due,
        **said_by(rule, book),
    )


def missing(
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
    items: list[Missing] = []
    for place, rule in enumerate(book.missing.rules):
        decisive = rule.field in needed
        if (decisive or place in places) and rule.field not in {item.field for item in items}:
            changes = decisive or rule.weighs or not changing.isdisjoint(rule.settles)
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
