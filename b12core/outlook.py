"""What the other protocols say of the same case, and what would change this suggestion."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from b12core.decision import Decision, Judgement, Open, Settled, choose, decide
from b12core.knowledge.schema import ChangeRule, SilentRule
from b12core.rulebook import Rulebook
from b12core.situation import Situation
from b12core.suggestion import Alternative, WouldChange
from b12core.words import Words


def alternatives(
    judgement: Judgement, decision: Decision, protocol_id: str, book: Rulebook, prefer_oral: bool = False
) -> tuple[Alternative, ...]:
    """Every other protocol on the same case: those that speak first, then those that are silent."""
    if isinstance(judgement, Settled):
        return ()
    features = judgement.features
    blocking = tuple(rule.id for rule in judgement.blocking)
    known = (features.cause, features.procedure, features.neuro, judgement.stage, judgement.urgency, blocking)
    key = ("alternatives", protocol_id, prefer_oral, id(decision.steps), *known)
    return book.once(key, partial(_alternatives, judgement, decision, protocol_id, book, prefer_oral))


def _alternatives(
    judgement: Open, decision: Decision, protocol_id: str, book: Rulebook, prefer_oral: bool
) -> tuple[Alternative, ...]:
    """The alternatives; they depend on what is judged alone, not on the case."""
    others = [
        _alternative(other_id, decision, choose(judgement, other_id, book.knowledge, prefer_oral), book)
        for other_id in book.knowledge.protocols
        if other_id != protocol_id
    ]
    speaking = [alternative for alternative, speaks in others if speaks]
    return (*speaking, *(alternative for alternative, speaks in others if not speaks))


def would_change(
    situation: Situation, decision: Decision, protocol_id: str, book: Rulebook, prefer_oral: bool = False
) -> tuple[WouldChange, ...]:
    """What this suggestion would become if one thing were otherwise, nearest changes first; only what does change."""
    if decision.urgency == "emergency" or decision.status == "out_of_scope":
        return ()
    changes = []
    for change in book.changes.holding(situation.facts):
        changed = situation.changed(change.add, change.drop, **change.rule.features)
        other = decide(changed, protocol_id, book, prefer_oral)
        if (decision.status, decision.urgency, decision.steps) != (other.status, other.urgency, other.steps):
            key = ("change", change.rule.id, *_outcome_key(other))
            changes.append(book.once(key, partial(_would_change, change.rule, other, book)))
    return tuple(changes)


def outcome(decision: Decision, words: Words) -> str:
    """A decision in a few words: its regimen, or what happens in its place."""
    if decision.steps:
        regimen = words.regimen(decision.steps)
        if decision.urgency is None:
            return regimen
        return words.sentence("outcomes", "refer_urgent").format(
            urgency=words.urgency(decision.urgency), regimen=regimen
        )
    if _is_silent(decision):
        return words.sentence("outcomes", "silent")
    needed = ", ".join(words.field(field) for field in decision.needed)
    return words.sentence("outcomes", decision.status).format(needed=needed)


def _is_silent(decision: Decision) -> bool:
    """Whether the protocol itself has nothing for the case, as against a refusal or a question."""
    no_line = decision.line is None or isinstance(decision.line, SilentRule)
    return decision.stage is not None and no_line and not decision.needed


def _outcome_key(decision: Decision) -> tuple[Hashable, ...]:
    """What the words of an outcome depend on; steps belong to the knowledge, so their identity is stable."""
    return decision.status, decision.urgency, id(decision.steps), decision.needed, _is_silent(decision)


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


def _would_change(rule: ChangeRule, other: Decision, book: Rulebook) -> WouldChange:
    clinician, patient = book.words
    return WouldChange.model_validate(
        {
            "if": rule.clinician,
            "then": outcome(other, clinician),
            "if_plain": rule.patient,
            "then_plain": outcome(other, patient),
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
