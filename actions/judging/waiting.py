"""What a draft waits for: somebody who has to be asked before any injection."""

from __future__ import annotations

from b12core.suggestion import Suggestion

ASKED_BEFORE_ANY_INJECTION = frozenset({"leber_specialist"})
"""Referrals without which no injection is given: no date counts before they are answered."""


def waits_for_somebody(suggestion: Suggestion) -> bool:
    """Whether somebody has to be asked before any injection."""
    named = {rule for each in suggestion.referrals for rule in (each.rule, *each.includes)}
    return not ASKED_BEFORE_ANY_INJECTION.isdisjoint(named)
