"""Leaves a question out where no answer to it would change the plan, how soon help is needed, or what safety asks for.

The core is asked, and no list is kept: each answer is tried on the case as it stands. So it is done only for a question
that comes after all that decides whether it matters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable

from pydantic import ValidationError

from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.loading import is_under_way
from actions.judging.judgement import suggestion_from
from actions.questions.catalogue import answered, question, questions
from b12core.errors import CaseError

ASKED_LAST = ("general_symptoms",)
"""The question that it is done for in every talk: all others but the treatment in use come before it."""

OF_A_COURSE = ("doses_given", "product", "interval", "last_dose", "symptom_course")
"""Those that it is done for, too, within a first course of injections: what the plan goes on from."""


def leave_out(draft: Draft, before: Facts, today: dt.date) -> None:
    """Puts down which questions are left out with the facts as they are; what did not change is not judged again."""
    if draft.facts == before:
        return
    idle: list[str] = []
    for name in (*ASKED_LAST, *(OF_A_COURSE if is_under_way(draft.facts) else ())):
        facts = draft.facts.model_copy(update={"left_out": idle})
        if _is_reached(name, facts) and not matters(name, facts, today):
            idle.append(name)
    if draft.facts.left_out != idle:
        draft.put("left_out", idle)


def matters(question_id: str, facts: Facts, today: dt.date) -> bool:
    """Whether some answer to a question would change status, urgency, regimen, referrals or safety notes."""
    try:
        outcomes = {_outcome(answer, today) for answer in question(question_id).tried(facts, today)}
    except (CaseError, ValidationError):
        return True
    return len(outcomes) != 1


def _outcome(facts: Facts, today: dt.date) -> Hashable:
    """What a person is told to do, and by which rules."""
    suggestion = suggestion_from(facts, today)
    return (
        suggestion.status,
        suggestion.urgency,
        suggestion.protocol,
        suggestion.regimen.text if suggestion.regimen else None,
        tuple(referral.rule for referral in suggestion.referrals),
        tuple(note.id for note in suggestion.safety),
    )


def _is_reached(question_id: str, facts: Facts) -> bool:
    """Whether every question before this one has its answer, so that what decides about it is known."""
    states = answered(facts)
    names = list(questions())
    return all(states[name] is not None for name in names[: names.index(question_id)])
