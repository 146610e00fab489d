"""What the other protocols say of the same case, and what would change this suggestion."""

from __future__ import annotations

import functools
from collections.abc import Hashable
from functools import partial
from typing import NamedTuple

from b12core.cited import named_by
from b12core.decision import Decision, Judgement, Open, Settled, judge_fired
from b12core.identifiers import RoutePreference
from b12core.knowledge.content import Line
from b12core.knowledge.rule_schema import ChangeRule
from b12core.knowledge.schema import SourcedWords
from b12core.line_choice import choose
from b12core.rulebook import Rulebook
from b12core.situation import Features, Situation
from b12core.suggestion import Alternative, WouldChange
from b12core.words import Words

_KEPT = 1024
"""Outlooks kept for the next case of which the same is true: they hold what the rules come to, no result."""


class Outlook(NamedTuple):
    """What lies beside a suggestion.

    `changing` holds the ids of the change rules that would give another one; `speaking` the other protocols that give a
    regimen; `cited` the sources of both parts in their order.
    """

    changing: frozenset[str]
    speaking: tuple[str, ...]
    would_change: tuple[WouldChange, ...]
    alternatives: tuple[Alternative, ...]
    cited: tuple[str, ...]


def outlook(
    situation: Situation,
    judgement: Judgement,
    decision: Decision,
    protocol_id: str,
    book: Rulebook,
    prefer: RoutePreference = "any",
) -> Outlook:
    """What would change the suggestion, and what every other protocol says of the same case."""
    return _outlook(situation.features, situation.facts, judgement, decision, protocol_id, book, prefer)


@functools.lru_cache(maxsize=_KEPT)
def _outlook(
    features: Features,
    facts: frozenset[str],
    judgement: Judgement,
    decision: Decision,
    protocol_id: str,
    book: Rulebook,
    prefer: RoutePreference,
) -> Outlook:
    changes = _effective_changes(features, facts, decision, protocol_id, book, prefer)
    otherwise = _would_change(changes, judgement, decision, protocol_id, book, prefer)
    others, speaking = _alternatives_to(judgement, decision, protocol_id, book, prefer)
    changing = frozenset(rule.id for rule, _ in changes)
    return Outlook(changing, speaking, otherwise, others, named_by(otherwise, others))


def _alternatives_to(
    judgement: Judgement, decision: Decision, protocol_id: str, book: Rulebook, prefer: RoutePreference
) -> tuple[tuple[Alternative, ...], tuple[str, ...]]:
    """Every other protocol on the same case: those that speak first, then those that are silent; and who speaks."""
    if isinstance(judgement, Settled):
        return (), ()
    key = ("alternatives", protocol_id, prefer, id(decision.steps), *judgement.decides())
    return book.once(key, partial(_alternatives, judgement, decision, protocol_id, book, prefer))


def _alternatives(
    judgement: Open, decision: Decision, protocol_id: str, book: Rulebook, prefer: RoutePreference
) -> tuple[tuple[Alternative, ...], tuple[str, ...]]:
    """The alternatives; they depend on what is judged alone, not on the case."""
    others = [
        _alternative(other_id, decision, choose(judgement, other_id, book, prefer), book)
        for other_id in book.knowledge.protocols
        if other_id != protocol_id
    ]
    speaking = [alternative for alternative, speaks in others if speaks]
    silent = (alternative for alternative, speaks in others if not speaks)
    return (*speaking, *silent), tuple(alternative.protocol for alternative in speaking)


Change = tuple[ChangeRule, Decision]
"""One thing that could turn out otherwise, and what would then be decided."""


def _effective_changes(
    features: Features,
    facts: frozenset[str],
    decision: Decision,
    protocol_id: str,
    book: Rulebook,
    prefer: RoutePreference,
) -> tuple[Change, ...]:
    """What would give another suggestion if it were otherwise, nearest first, found by judging again."""
    if decision.urgency == "emergency" or decision.status == "out_of_scope":
        return ()
    effective = []
    fired = book.judging.places(facts)
    for change in book.changes.holding(facts):
        rule = change.rule
        otherwise = features._replace(**rule.features) if rule.features else features  # type: ignore[arg-type]
        holding = fired
        if change.rejudged:
            holding = book.judging.places_again(fired, (facts - change.drop) | change.add, change.rejudged)
        other = choose(judge_fired(otherwise, holding, book), protocol_id, book, prefer)
        if _is_another(decision, other) or (rule.then is not None and decision.steps):
            effective.append((rule, other))
    return tuple(effective)


def _is_another(decision: Decision, other: Decision) -> bool:
    """Whether two decisions come to something else for the person."""
    if decision is other:
        return False
    return (decision.status, decision.urgency, decision.steps) != (other.status, other.urgency, other.steps)


def _would_change(
    changes: tuple[Change, ...],
    judgement: Judgement,
    decision: Decision,
    protocol_id: str,
    book: Rulebook,
    prefer: RoutePreference,
) -> tuple[WouldChange, ...]:
    """What this suggestion would become if one thing were otherwise; last, what other countries would do."""
    worded = [
        book.once(("change", rule.id, *_outcome_key(other)), partial(_changed, rule, other, book))
        for rule, other in changes
        if not rule.only_for_asking
    ]
    if isinstance(judgement, Open) and decision.steps:
        key = ("countries", protocol_id, prefer, id(decision.steps), *judgement.decides())
        worded += book.once(key, partial(_in_other_countries, judgement, decision, protocol_id, book, prefer))
    return tuple(worded)


def _in_other_countries(
    judgement: Open, decision: Decision, protocol_id: str, book: Rulebook, prefer: RoutePreference
) -> tuple[WouldChange, ...]:
    """What the protocol that stands for another country gives, where that is another regimen."""
    here = book.knowledge.protocols[protocol_id].country
    elsewhere = []
    for other_id, protocol in book.knowledge.protocols.items():
        if protocol.in_country is None or protocol.country == here:
            continue
        other = choose(judgement, other_id, book, prefer)
        if other.steps and other.steps != decision.steps:
            country = [
                word.sentence("outcomes", "in_country").format(country=word.said(protocol.in_country))
                for word in book.words
            ]
            then = [outcome(other, word) for word in book.words]
            elsewhere.append(_change(f"country.{other_id}", country, then, other.line))
    return tuple(elsewhere)


def outcome(decision: Decision, words: Words) -> str:
    """A decision in a few words: its regimen, or what happens in its place."""
    if decision.steps:
        regimen = words.regimen(decision.steps)
        if decision.urgency is None:
            return regimen
        return words.sentence("outcomes", "refer_urgent").format(
            urgency=words.urgency(decision.urgency), regimen=regimen
        )
    needed = ", ".join(words.field(field) for field in decision.needed)
    silent = "course_goes_on" if decision.keeps_course else "silent"
    kind = silent if decision.is_silent and decision.refused_by is None else decision.status
    said = words.sentence("outcomes", kind).format(needed=needed)
    if decision.urgency is None:
        return said
    return words.sentence("outcomes", "urgent").format(urgency=words.urgency(decision.urgency), outcome=said)


def _outcome_key(decision: Decision) -> tuple[Hashable, ...]:
    """What the words of an outcome depend on; steps belong to the knowledge, so their identity is stable."""
    line = decision.line.id if decision.line else None
    return (
        decision.status,
        decision.urgency,
        id(decision.steps),
        decision.needed,
        line,
        decision.is_silent,
        decision.keeps_course,
    )


def _alternative(other_id: str, decision: Decision, other: Decision, book: Rulebook) -> tuple[Alternative, bool]:
    """What one other protocol says, and whether it speaks."""
    protocol = book.knowledge.protocols[other_id]
    clinician, patient = book.words
    alternative = Alternative(
        protocol=other_id,
        title=protocol.title,
        summary=outcome(other, clinician),
        summary_plain=outcome(other, patient),
        differs=_difference(decision, other, clinician),
        sources=other.line.sources if other.line else protocol.sources,
    )
    return alternative, bool(other.steps)


def _changed(rule: ChangeRule, other: Decision, book: Rulebook) -> WouldChange:
    then = [word.said(rule.then) if rule.then else outcome(other, word) for word in book.words]
    return _change(rule.id, [rule.clinician, rule.patient], then, rule.then or other.line)


def _change(rule_id: str, condition: list[str], then: list[str], basis: SourcedWords | Line | None) -> WouldChange:
    """One change, both registers in each list: clinician first."""
    return WouldChange.model_validate(
        {
            "rule": rule_id,
            "if": condition[0],
            "then": then[0],
            "if_plain": condition[1],
            "then_plain": then[1],
            "sources": basis.sources if basis is not None else (),
        }
    )


def _difference(decision: Decision, other: Decision, words: Words) -> str:
    """In what the other protocol differs: product, start, dose, interval, or that it is silent."""
    if not other.steps or not decision.steps:
        return words.sentence("difference", "speaks" if other.steps else "silent")
    mine, theirs = decision.steps[-1], other.steps[-1]
    differs = [
        part
        for part, differ in (
            ("product", mine.product != theirs.product),
            ("loading", decision.steps[:-1] != other.steps[:-1]),
            ("dose", mine.dose_mcg != theirs.dose_mcg),
            ("interval", mine.every != theirs.every),
        )
        if differ
    ]
    return ", ".join(words.sentence("difference", part) for part in differs) or words.sentence("difference", "same")
