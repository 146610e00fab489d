"""Which questions are answered, and how: derived from the facts alone, so that nothing is asked twice.

`None` means that the question is still to be asked; every other value closes it for the form that asks it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from actions.facts.facts import Facts
from actions.questions.catalogue import Question, question, questions

Answered = Literal["given", "none", "not_known", "not_applicable", "passed_over"]

OPERATIONS = ("bariatric_surgery", "ileal_resection")
"""Causes whose operation the core tells apart."""

ON_TREATMENT = "maintenance"

ALWAYS_ASKED = ("pending_lab", "start_date", "review")
"""Questions that are asked of a clinician who gave a whole case, too."""


def answered(facts: Facts) -> dict[str, Answered | None]:
    """How each question stands, by its id, in the order of asking."""
    return {item.id: _answered(item, facts) for item in questions().values()}


def answer_slots(facts: Facts) -> dict[str, Answered | None]:
    """How each question stands, by the slot that the forms look at."""
    return {question(name).slot: state for name, state in answered(facts).items()}


def remaining(item: Question, facts: Facts) -> list[str]:
    """The options of a list question that have neither been affirmed, denied nor called not known."""
    known = {
        *facts.symptoms_present,
        *facts.symptoms_absent,
        *facts.symptoms_not_known,
        *facts.signs_over,
        *facts.conditions,
        *facts.conditions_absent,
    }
    return [choice for choice in item.choices if choice not in known]


def offered_procedures(facts: Facts) -> list[str]:
    """The operations that belong to the cause: bowel operations after an ileal resection, stomach ones otherwise."""
    bowel, stomach = (cause in facts.all_causes for cause in ("ileal_resection", "bariatric_surgery"))
    return [
        choice
        for choice in question("procedure").choices
        if choice == "other" or (bowel if choice.startswith("terminal_ileum") else stomach or not bowel)
    ]


def _answered(item: Question, facts: Facts) -> Answered | None:
    if item.step == "treatment" and facts.phase != ON_TREATMENT:
        return "not_applicable"
    if item.id == "start_date" and facts.phase == ON_TREATMENT and facts.last_dose_on is not None:
        return "given" if facts.start_date else "not_applicable"
    if item.id == "procedure" and not set(OPERATIONS).intersection(facts.all_causes):
        return "not_applicable"
    if item.id == "pregnancy" and facts.sex == "male":
        return "not_applicable"
    if _is_past_the_age(item, facts) and facts.pregnant is None and facts.breastfeeding is None:
        return "not_applicable"
    if item.id in facts.not_known:
        return "not_known"
    if item.id in facts.closed:
        return "none" if item.many or item.id in ("other_labs", "medicines") else "given"
    if _GIVEN[item.id](item, facts):
        return "given"
    left_out = facts.only_ask is not None and item.id not in (*facts.only_ask, *ALWAYS_ASKED)
    return "passed_over" if left_out else None


def _is_past_the_age(item: Question, facts: Facts) -> bool:
    return item.asked_up_to_age is not None and facts.age is not None and facts.age > item.asked_up_to_age


def _all_settled(item: Question, facts: Facts) -> bool:
    return not remaining(item, facts)


def _value(name: str) -> Callable[[Question, Facts], bool]:
    def given(item: Question, facts: Facts) -> bool:
        value: Any = getattr(facts, name)
        return value is not None

    return given


_GIVEN: dict[str, Callable[[Question, Facts], bool]] = {
    "pending_lab": lambda item, facts: not facts.pending_labs,
    "phase": _value("phase"),
    "cause": _value("cause"),
    "procedure": lambda item, facts: "procedure" in facts.cause_detail,
    "nerve_symptoms": _all_settled,
    "general_symptoms": _all_settled,
    "serum_b12": lambda item, facts: "serum_b12" in facts.labs or "active_b12" in facts.labs,
    "other_labs": lambda item, facts: False,
    "age": _value("age"),
    "pregnancy": lambda item, facts: (
        bool(facts.pregnant or facts.breastfeeding) or (facts.pregnant is not None and facts.breastfeeding is not None)
    ),
    "allergies": _all_settled,
    "conditions": _all_settled,
    "medicines": lambda item, facts: False,
    "product": _value("product"),
    "dose": _value("dose_mcg"),
    "interval": _value("interval_days"),
    "last_dose": _value("last_dose_on"),
    "symptom_course": _value("symptom_course"),
    "start_date": _value("start_date"),
    "review": lambda item, facts: False,
}
