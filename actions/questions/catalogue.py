"""All questions, each with its words, in the order of asking."""

from __future__ import annotations

from functools import cache

from actions.core import knowledge
from actions.facts.facts import Facts
from actions.questions import cause, labs, phase, plan, safety, symptoms, treatment
from actions.questions.entries import entries
from actions.questions.question import Answered, Question
from actions.registers import Register

SIGNS = plan.UrgentSigns.named
SIGNS_OF_A_BABY = plan.SignsOfABaby.named
SIGNS_OF_A_CHILD = plan.SignsOfAChild.named
EMERGENCY = plan.OpenEmergency.named

OF_THE_PLAN: dict[str, type[Question]] = {
    item.named: item for step in (phase, cause, symptoms, labs, safety, treatment, plan) for item in step.QUESTIONS
}
"""The class of every question that a form asks, by its id."""

_ALL = OF_THE_PLAN | {item.named: item for item in plan.ABOVE_ALL}


@cache
def _catalogue() -> dict[str, Question]:
    """Every question by id, as the clinic's country spells; KeyError where an entry has no class."""
    spelling = knowledge().spelling
    return {name: _ALL[name].model_validate(entry).spelled(spelling) for name, entry in entries().items()}


@cache
def questions() -> dict[str, Question]:
    """All questions of the plan by id, in the order of asking."""
    return {name: item for name, item in _catalogue().items() if name in OF_THE_PLAN}


def question(question_id: str) -> Question:
    """The question of this id, those that belong to no step included; KeyError where there is none."""
    return _catalogue()[question_id]


def answered(facts: Facts) -> dict[str, Answered | None]:
    """How each question stands, by its id, in the order of asking; None where it is still to be asked."""
    return {item.id: item.state(facts) for item in questions().values()}


def noted_in_words(facts: Facts, register: Register) -> list[str]:
    """What is noted, a line for each question that has an answer."""
    told = [(item.label, item.described(facts, register)) for item in questions().values() if item.is_a_line]
    return [f"{label}: {value}" for label, value in told if value]


def questions_left(facts: Facts) -> int | None:
    """How many questions are left, the open one counted in; None before the phase is known, which decides how many.

    A question that follows up another stands in its place, so the count does not rise with it.
    """
    if facts.phase is None:
        return None
    open_now = [question(name) for name, state in answered(facts).items() if state is None]
    follow_ups = [item for item in open_now if item.follows_up]
    return sum(item.counts(facts) and not item.follows_up for item in open_now) + bool(follow_ups)


def answer_slots(facts: Facts) -> dict[str, Answered | None]:
    """How each question stands, by the slot that the forms look at."""
    return {question(name).slot: state for name, state in answered(facts).items()}
