"""Every sentence that answers a question of the plan's parts comes from a rule that the knowledge has."""

from __future__ import annotations

from actions.core import knowledge
from actions.steps.suggestion import parts_of_the_plan


def _rules():
    known = knowledge()
    statements = [*known.safety, *known.monitoring, *known.reasons, *known.interpretation, *known.referrals]
    return (
        {each.id for each in statements}
        | {f"need.{each.id}" for each in known.needs.values()}
        | {f"cause.{each.id}" for each in known.causes.values()}
    )


def test_the_rules_that_are_named_are_known():
    named = [
        name
        for key, names in vars(parts_of_the_plan).items()
        if key.startswith("_ON_") or key == "_BEFORE_A_DOSE"
        for name in names
    ]
    named += [name for names in parts_of_the_plan.SAID_OUTRIGHT.values() for name in names]
    assert sorted(set(named) - _rules()) == []
