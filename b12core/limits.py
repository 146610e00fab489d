"""Whether a result lies beyond a limit, its comparator (`<20`) taken as it is meant."""

from __future__ import annotations

from b12core.case import Lab
from b12core.knowledge.schema import ThresholdEntry


def met_by(value: float, rule: ThresholdEntry) -> bool:
    """Whether a number lies within a threshold."""
    return (
        (rule.at_least is None or value >= rule.at_least)
        and (rule.above is None or value > rule.above)
        and (rule.below is None or value < rule.below)
        and (rule.up_to is None or value <= rule.up_to)
    )


def limits_met(value: float, lab: Lab, rules: tuple[ThresholdEntry, ...]) -> tuple[ThresholdEntry, ...]:
    """The thresholds that a result (in the analyte's own unit) meets whatever its comparator leaves open.

    A limit that yields to the laboratory's own range is passed over where that range was given.
    """
    return tuple(
        [
            rule
            for rule in rules
            if _met_by_all_it_can_be(value, lab.comparator, rule)
            and not (rule.yields_to_own_range and _own_limit(lab, rule) is not None)
        ]
    )


def may_meet(comparator: str | None, rules: tuple[ThresholdEntry, ...]) -> bool:
    """Whether a comparator leaves open that a result, which meets none of the thresholds for sure, meets one."""
    if comparator in ("<", "<="):
        return any(rule.below is not None or rule.up_to is not None for rule in rules)
    return comparator is not None and any(rule.above is not None or rule.at_least is not None for rule in rules)


def own_range_facts(lab: Lab) -> list[str]:
    """On which side of its own range, as the report or the person gives it, a result surely lies, as facts.

    `against_own_range`: the range is known, and the result lies on neither side of it for sure.
    """
    value, comparator = lab.value, lab.comparator
    if isinstance(value, str):
        return []
    low, high = lab.reference_low, lab.reference_high
    facts = []
    if low is not None and comparator not in (">", ">=") and (value < low or (comparator == "<" and value == low)):
        facts.append(f"below_own_range:{lab.analyte}")
    if high is not None and comparator not in ("<", "<=") and (value > high or (comparator == ">" and value == high)):
        facts.append(f"above_own_range:{lab.analyte}")
    if not facts and (low is not None or high is not None):
        facts.append(f"against_own_range:{lab.analyte}")
    return facts


def _own_limit(lab: Lab, rule: ThresholdEntry) -> float | None:
    """The end of the printed range that stands in place of a threshold."""
    return lab.reference_low if rule.below is not None or rule.up_to is not None else lab.reference_high


def _met_by_all_it_can_be(value: float, comparator: str | None, rule: ThresholdEntry) -> bool:
    if comparator is None:
        return met_by(value, rule)
    if comparator in ("<", "<="):
        if rule.at_least is not None or rule.above is not None:
            return False
        open_end = comparator == "<"
        below = rule.below is None or value < rule.below or (open_end and value == rule.below)
        return below and (rule.up_to is None or value <= rule.up_to)
    if rule.below is not None or rule.up_to is not None:
        return False
    open_end = comparator == ">"
    above = rule.above is None or value > rule.above or (open_end and value == rule.above)
    return above and (rule.at_least is None or value >= rule.at_least)
