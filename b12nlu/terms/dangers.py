"""The signs that must never be lost: those with a referral rule for now or today."""

from __future__ import annotations

from functools import cache

from b12core.knowledge import load_knowledge


@cache
def dangers() -> frozenset[str]:
    """The symptoms that are an emergency, or are referred the same day, by their kind."""
    knowledge = load_knowledge()
    urgent = {
        fact.removeprefix("symptom:")
        for rule in knowledge.referrals
        if rule.urgency in ("emergency", "same_day")
        for fact in (*rule.when.any, *rule.when.all)
        if fact.startswith("symptom:")
    }
    return frozenset(urgent | set(knowledge.emergency_symptoms))
