"""Which mentions of a message need help now or today (safety item S-01)."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from functools import cache

from b12core.knowledge import load_knowledge
from b12nlu.mention import Mention

_SECOND_UNIT_BELOW = 25.0
"""A haemoglobin without a unit and below this is in g/dL; nobody lives with it in g/L."""


def red_flags(mentions: Sequence[Mention], emergency_symptoms: Collection[str]) -> list[Mention]:
    """The current symptoms that are an emergency, by their kind or by their words. A doubtful one counts.

    Somebody else's counts where the words say that it is happening now (the reader then marks it `acute`).
    """
    return [
        mention
        for mention in mentions
        if mention.type == "symptom"
        and (
            (mention.is_current and (mention.acute or mention.id in emergency_symptoms))
            or _is_others_emergency(mention)
        )
    ]


def urgent_signs(mentions: Sequence[Mention]) -> list[Mention]:
    """The emergencies, and with them what is to be seen the same day: symptoms and dangerous results."""
    emergencies = red_flags(mentions, load_knowledge().emergency_symptoms)
    return [
        mention
        for mention in mentions
        if mention in emergencies
        or (mention.is_current and mention.type == "symptom" and mention.id in _same_day_symptoms())
        or (mention.is_current and mention.type == "lab" and _is_dangerous(mention))
    ]


def _is_others_emergency(mention: Mention) -> bool:
    return (
        mention.subject == "other"
        and bool(mention.acute)
        and not (mention.negated or mention.historical or mention.hypothetical or mention.retracted)
    )


@cache
def _same_day_symptoms() -> frozenset[str]:
    """The symptoms that by themselves are referred the same day."""
    return frozenset(
        fact.removeprefix("symptom:")
        for rule in load_knowledge().referrals
        if rule.urgency == "same_day" and not rule.when.all
        for fact in rule.when.any
        if fact.startswith("symptom:")
    )


@cache
def _danger_lines() -> dict[str, float]:
    """For each analyte, the value (in its own unit) below which a referral is made the same day."""
    named = {
        fact
        for rule in load_knowledge().referrals
        if rule.urgency in ("emergency", "same_day")
        for fact in (*rule.when.all, *rule.when.any)
    }
    lines: dict[str, float] = {}
    for threshold in load_knowledge().thresholds:
        line = threshold.below if threshold.below is not None else threshold.up_to
        if threshold.fact in named and threshold.of.startswith("labs.") and line is not None:
            analyte = threshold.of.removeprefix("labs.")
            lines[analyte] = max(line, lines.get(analyte, 0.0))
    return lines


def _is_dangerous(mention: Mention) -> bool:
    line = _danger_lines().get(mention.id)
    if line is None or not isinstance(mention.value, float) or mention.comparator in (">", ">="):
        return False
    if mention.id == "platelets" and not mention.value.is_integer():
        return False  # counted in lakhs or millions: "platelets 2.1"
    entry = load_knowledge().analytes[mention.id]  # type: ignore[index]
    factors: dict[str | None, float] = {entry.own_unit: 1.0}
    factors.update((unit.unit, unit.to_own) for unit in entry.units)
    unit = mention.unit or entry.own_unit
    if mention.unit is None and mention.id == "haemoglobin" and mention.value < _SECOND_UNIT_BELOW:
        unit = "g/dL"
    return bool(mention.value * factors.get(unit, math.inf) < line)
