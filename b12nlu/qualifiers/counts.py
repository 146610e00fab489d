"""Whether a bleeding that is an emergency with low platelets stands beside a count that is told, and not low."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from b12core.knowledge import load_knowledge
from b12nlu.because import CALMED, Because
from b12nlu.mention import Mention
from b12nlu.qualifiers.findings import Finding
from b12nlu.text.words import rule_file

COUNT_IS_USUAL = "settled.count_is_usual"
"""The reason of a sign that is no emergency, because the count that would make it one is told and is not low."""


def with_counts_seen(findings: Sequence[Finding]) -> list[Finding]:
    """The findings; a sign that only a low count makes an emergency is none where the count is told and not low."""
    usual = {mention.id for mention in (finding.mention for finding in findings) if _is_usual(mention)}
    return [_seen(finding, usual) for finding in findings]


def _seen(finding: Finding, usual: set[str]) -> Finding:
    mention = finding.mention
    counts = {_counted().get(reason.rule) for reason in mention.because} - {None}
    if not mention.acute or not counts or not counts <= usual:
        return finding
    because = (*mention.because, Because(CALMED, COUNT_IS_USUAL, mention.text))
    return replace(finding, mention=replace(mention, acute=None, because=because))


def _is_usual(mention: Mention) -> bool:
    """Whether a result of now is not below its printed range, or where none is printed what is usual."""
    if mention.type != "lab" or not mention.is_current or not isinstance(mention.value, float):
        return False
    if mention.reference is not None and mention.reference.min is not None:
        return mention.value >= mention.reference.min
    limits = [
        threshold.below
        for threshold in load_knowledge().thresholds
        if threshold.fact == f"{mention.id}:below_usual_range" and threshold.below is not None
    ]
    return bool(limits) and mention.comparator in (None, ">", ">=") and mention.value >= max(limits)


@cache
def _counted() -> dict[str, str]:
    """The analyte of each rule whose sign is an emergency with a low count."""
    return {rule: analyte for analyte, rules in rule_file("counted").items() for rule in rules}
