"""The signs that must never be lost: those with a referral rule for now or today, and which rule that is."""

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


@cache
def emergency_referrals() -> dict[str, str]:
    """The referral rule by which each symptom is an emergency by its kind."""
    return {
        fact.removeprefix("symptom:"): f"referrals.{rule.id}"
        for rule in reversed(load_knowledge().referrals)
        if rule.urgency == "emergency" and not rule.when.all
        for fact in rule.when.any
    }
