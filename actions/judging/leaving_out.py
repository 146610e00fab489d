"""Leaves a question out where no answer to it would change the plan, how soon help is needed, or what safety asks for.

The core is asked, and no list is kept: each answer is tried on the case as it stands. So it is done only for a question
that comes after all that decides whether it matters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator

from pydantic import ValidationError

from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.judging.judgement import suggestion_from
from actions.questions.catalogue import answered, question, questions
from actions.questions.kinds import SeveralOf
from b12core.errors import CaseError

ASKED_LAST = ("general_symptoms",)
"""The questions that it is done for: all others before the treatment in use and the review come before them."""

_AFTER = ("treatment", "dates", "review")
"""Steps whose questions say nothing about whether these matter."""


def leave_out(draft: Draft, before: Facts, today: dt.date) -> None:
    """Puts down which questions are left out with the facts as they are; what did not change is not judged again."""
    if draft.facts == before:
        return
    idle = [name for name in ASKED_LAST if _is_reached(name, draft.facts) and not matters(name, draft.facts, today)]
    if draft.facts.left_out != idle:
        draft.put("left_out", idle)


def matters(question_id: str, facts: Facts, today: dt.date) -> bool:
    """Whether some answer to a list question would change status, urgency, regimen, referrals or safety notes."""
    item = question(question_id)
    if not isinstance(item, SeveralOf):
        return True
    try:
        return len({_outcome(answer, today) for answer in _answers(item, facts)}) > 1
    except (CaseError, ValidationError):
        return True


def _answers(item: SeveralOf, facts: Facts) -> Iterator[Facts]:
    """The facts as they are, with nothing of the list, and with each of it."""
    open_now = item.remaining(facts)
    yield facts
    yield facts.model_copy(update={"symptoms_absent": [*facts.symptoms_absent, *open_now]})
    for symptom in open_now:
        yield facts.model_copy(update={"symptoms_present": [*facts.symptoms_present, symptom]})


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
    """Whether every question that decides about this one has its answer."""
    states = answered(facts)
    before = [item for item in questions().values() if item.id not in ASKED_LAST and item.step not in _AFTER]
    return all(states[item.id] is not None for item in before)
