"""Conditions that results show, so that a number entered says no less than a condition ticked."""

from __future__ import annotations

from b12core.knowledge import Knowledge
from b12core.knowledge.schema import Condition
from b12core.situation import holds, input_path, shown_by


def derive(facts: set[str], knowledge: Knowledge) -> None:
    """Adds what the facts of the results show (`condition:pancytopenia`), and which results show it."""
    if facts.isdisjoint(knowledge.derived_from):
        return
    derived = set()
    for rule in knowledge.derived:
        if not holds(rule.when, facts):
            continue
        if rule.gives.startswith("condition:"):
            entered = rule.gives in facts and rule.gives not in derived
            paths = _results(rule.when, facts) | ({input_path(rule.gives)} if entered else set())
            facts.update([shown_by(rule.gives, path) for path in paths])
        facts.add(rule.gives)
        derived.add(rule.gives)


def _results(condition: Condition, facts: set[str]) -> set[str]:
    """The results that made a condition hold."""
    return {input_path(fact) for fact in (*condition.all, *facts.intersection(condition.any))}
