"""What became different between the last suggestion and this one: the facts that changed, and what that did."""

from __future__ import annotations

import datetime as dt
from typing import Any

from actions.facts.facts import Facts, changed_slots, facts_from_slots
from actions.judging.judgement import suggestion_from
from actions.questions.catalogue import questions
from actions.registers import Register
from actions.saying.wording import say
from actions.steps.suggestion.standing import shows_plans
from actions.turn.talk import Talk
from b12core.errors import CaseError
from b12core.suggestion import Suggestion


def remembered(facts: Facts) -> dict[str, Any]:
    """The facts of a suggestion as a slot keeps them."""
    return changed_slots(Facts(), facts)


def difference(before: dict[str, Any], talk: Talk, now: Suggestion) -> str | None:
    """The difference in words for the message that holds the new card; None where no fact changed."""
    old_facts, facts, register = facts_from_slots(before), talk.facts, talk.register
    changes = changed_lines(old_facts, facts, register)
    if not changes:
        return None
    lines = [say("changed_head", register), *(f"- {line}" for line in changes)]
    if shows_plans(talk):
        lines += _changed_plan(old_facts, now, talk.turn.today, register)
    return "\n".join(lines)


def changed_lines(old: Facts, new: Facts, register: Register) -> list[str]:
    """One line for each answer that differs, old and new."""
    lines = []
    for item in questions().values():
        before, after = (item.described(facts, register) or say("row_not_asked", register) for facts in (old, new))
        if before != after and item.is_a_line:
            lines.append(say("item_changed", register, label=item.label, old=before, new=after))
    return lines


def _changed_plan(old_facts: Facts, now: Suggestion, today: dt.date, register: Register) -> list[str]:
    try:
        before = suggestion_from(old_facts, today)
    except CaseError:
        return []
    old, new = in_short(before, register), in_short(now, register)
    if old == new:
        return [say("plan_the_same", register)]
    return [say("plan_before", register, plan=old), say("plan_now", register, plan=new)]


def in_short(suggestion: Suggestion, register: Register) -> str:
    """The plan in one sentence."""
    return suggestion.headline_plain if register == "patient" else suggestion.headline
