"""What the other protocols say of the same case, and what would change this suggestion."""

from __future__ import annotations

from b12core.decision import Decision, decide
from b12core.knowledge import Knowledge
from b12core.knowledge.schema import SilentRule
from b12core.situation import Situation, holds
from b12core.suggestion import Alternative, WouldChange
from b12core.words import Words


def alternatives(
    situation: Situation,
    decision: Decision,
    protocol_id: str,
    knowledge: Knowledge,
    words: tuple[Words, Words],
) -> tuple[Alternative, ...]:
    """Every other protocol on the same case: those that speak first, then those that are silent."""
    if decision.urgency == "emergency" or decision.stage is None:
        return ()
    speaking: list[Alternative] = []
    silent: list[Alternative] = []
    for other_id, protocol in knowledge.protocols.items():
        if other_id == protocol_id:
            continue
        other = decide(situation, other_id, knowledge)
        summary = [outcome(other, word) for word in words]
        (speaking if other.steps else silent).append(
            Alternative(
                protocol=other_id,
                title=protocol.title,
                summary=summary[0],
                summary_plain=summary[1],
                differs=_difference(decision, other, words[0]),
                sources=other.line.sources if other.line else protocol.sources,
            )
        )
    return (*speaking, *silent)


def would_change(
    situation: Situation,
    decision: Decision,
    protocol_id: str,
    knowledge: Knowledge,
    words: tuple[Words, Words],
) -> tuple[WouldChange, ...]:
    """What this suggestion would become if one thing were otherwise, nearest changes first; only what does change."""
    if decision.urgency == "emergency" or decision.status == "out_of_scope":
        return ()
    changes = []
    for rule in knowledge.changes:
        if not holds(rule.when, situation.facts):
            continue
        changed = situation.changed(rule.add, rule.drop, **rule.features)
        other = decide(changed, protocol_id, knowledge)
        if _differs(decision, other):
            changes.append(
                WouldChange(
                    condition=rule.clinician,
                    condition_plain=rule.patient,
                    then=outcome(other, words[0]),
                    then_plain=outcome(other, words[1]),
                )
            )
    return tuple(changes)


def outcome(decision: Decision, words: Words) -> str:
    """A decision in a few words: its regimen, or what happens in its place."""
    if decision.steps:
        regimen = words.regimen(decision.steps)
        if decision.urgency:
            return words.sentence("outcomes", "refer_urgent").format(
                urgency=words.urgency(decision.urgency), regimen=regimen
            )
        return regimen
    without_line = decision.line is None or isinstance(decision.line, SilentRule)
    if decision.stage is not None and without_line and not decision.needed:
        return words.sentence("outcomes", "silent")
    needed = ", ".join(words.field(field) for field in decision.needed)
    return words.sentence("outcomes", decision.status).format(needed=needed)


def _differs(decision: Decision, other: Decision) -> bool:
    """Whether a reader would call the two outcomes different."""
    return (decision.status, decision.urgency, decision.steps) != (other.status, other.urgency, other.steps)


def _difference(decision: Decision, other: Decision, words: Words) -> str:
    """In what the other protocol differs: product, dose, interval, or that it is silent."""
    if not other.steps or not decision.steps:
        return words.sentence("difference", "speaks" if other.steps else "silent")
    mine, theirs = decision.steps[-1], other.steps[-1]
    differs = []
    if mine.product != theirs.product:
        differs.append("product")
    if decision.steps[:-1] != other.steps[:-1]:
        differs.append("loading")
    if mine.dose_mcg != theirs.dose_mcg:
        differs.append("dose")
    if mine.every != theirs.every:
        differs.append("interval")
    return ", ".join(words.sentence("difference", part) for part in differs) or words.sentence("difference", "same")
