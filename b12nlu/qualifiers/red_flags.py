"""Which mentions of a message need help now or today (safety item S-01)."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from functools import cache

from b12core.knowledge import load_knowledge
from b12nlu.mention import Mention
from b12nlu.qualifiers.retraction import OTHER_VALUE

_SECOND_UNIT_BELOW = 25.0
"""A haemoglobin without a unit and below this is in g/dL; nobody lives with it in g/L."""


def red_flags(mentions: Sequence[Mention], emergency_symptoms: Collection[str]) -> list[Mention]:
    """The current symptoms that are an emergency, by their kind or by their words. A doubtful one counts,
    unless it is to be asked about first.

    Somebody else's counts where the words say that it is happening now (the reader then marks it `acute`).
    """
    return [
        mention
        for mention in mentions
        if mention.type == "symptom"
        and not mention.ask
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
        or (mention.is_current and not mention.ask and mention.type == "symptom" and mention.id in _same_day_symptoms())
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
def _danger_lines() -> dict[str, tuple[float, float]]:
    """For each analyte, the values (in its own unit) below and above which a result alone is referred the same day."""
    alone = {
        fact
        for rule in load_knowledge().referrals
        if rule.urgency in ("emergency", "same_day")
        for fact in (rule.when.all if len(rule.when.all) == 1 and not rule.when.any else rule.when.any)
        if fact in rule.when.all or not rule.when.all
    }
    lines: dict[str, tuple[float, float]] = {}
    for threshold in load_knowledge().thresholds:
        if threshold.fact in alone and threshold.of.startswith("labs."):
            analyte = threshold.of.removeprefix("labs.")
            low, high = lines.get(analyte, (-math.inf, math.inf))
            below = threshold.below if threshold.below is not None else threshold.up_to
            above = threshold.above if threshold.above is not None else threshold.at_least
            lines[analyte] = (
                low if below is None else max(low, below),
                high if above is None else min(high, above),
            )
    return lines


def _is_dangerous(mention: Mention) -> bool:
    lines = _danger_lines().get(mention.id)
    if lines is None or not isinstance(mention.value, float):
        return False
    if any(reason.rule == OTHER_VALUE for reason in mention.because):
        return False  # "3.4, or was it 13.4": it is asked about
    if mention.id == "platelets" and not mention.value.is_integer():
        return False  # counted in lakhs or millions: "platelets 2.1"
    entry = load_knowledge().analytes[mention.id]  # type: ignore[index]
    factors: dict[str | None, float] = {entry.own_unit: 1.0}
    factors.update((unit.unit, unit.to_own) for unit in entry.units)
    unit = mention.unit or entry.own_unit
    if mention.unit is None and mention.id == "haemoglobin" and mention.value < _SECOND_UNIT_BELOW:
        unit = "g/dL"
    if unit not in factors:
        return False
    value = mention.value * factors[unit]
    low = value < lines[0] and mention.comparator not in (">", ">=")
    return low or (value > lines[1] and mention.comparator not in ("<", "<="))
