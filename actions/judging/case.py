"""The core's Case from the facts of a conversation. *Not asked*, *not known* and a value stay three things."""

from __future__ import annotations

import datetime as dt
from typing import Any

from actions.facts.facts import ON_TREATMENT, Facts
from actions.facts.laboratory import as_lab, doubt_about
from actions.facts.loading import (
    BEGUN,
    OVER,
    STARTING,
    TABLETS,
    is_given,
    is_under_way,
    longest_loading_interval,
)
from actions.facts.results import in_the_unit_told
from actions.questions.catalogue import questions
from actions.questions.labs import OtherResults
from b12core.case import Case, Lab
from b12core.errors import CaseError
from b12core.identifiers import SYMPTOMS


def case_from(facts: Facts, today: dt.date) -> Case:
    """The case on this day. A result without its unit is not passed on; it counts as not known."""
    usable = {analyte: fact for analyte, fact in facts.labs.items() if doubt_about(analyte, fact) != "unit"}
    asked = [item for item in questions().values() if item.id in facts.not_known]
    not_known = [path for item in asked for path in item.paths]
    not_known += [f"labs.{analyte}" for analyte in facts.labs if analyte not in usable]
    content: dict[str, Any] = {
        "as_of": today,
        "phase": facts.phase,
        "cause": facts.cause,
        "causes": facts.causes,
        "cause_detail": facts.cause_detail,
        "symptoms": {
            "present": _asked_list(facts, ("nerve_symptoms",), facts.symptoms_present),
            "absent": facts.symptoms_absent,
            "passed": [sign for sign in facts.signs_over if sign in SYMPTOMS],
            "settled": [sign for sign in facts.signs_settled if sign in SYMPTOMS],
        },
        "symptom_course": facts.symptom_course if facts.phase == ON_TREATMENT or is_under_way(facts) else None,
        "labs": [*(as_lab(analyte, fact) for analyte, fact in usable.items()), *_earlier(facts, set(usable))],
        "patient": {
            "age": facts.age,
            "sex": facts.sex,
            "pregnant": False if facts.sex == "male" else facts.pregnant,
            "pregnancy_possible": facts.pregnancy_possible,
            "breastfeeding": False if facts.sex == "male" else facts.breastfeeding,
        },
        "conditions": _asked_list(facts, ("conditions",), facts.conditions),
        "medicines": _asked_list(facts, ("medicines",), [*facts.medicines, *_swallowed_besides(facts)]),
        "reacted_to": facts.reacted_to if "cobalamin_allergy" in facts.conditions else [],
        "treatment": _treatment(facts),
        "ordered": facts.ordered.model_dump() if facts.ordered else None,
        "not_known": list(dict.fromkeys(not_known)),
    }
    return Case.model_validate(content)


def _earlier(facts: Facts, usable: set[str]) -> list[Lab]:
    """The results from before those that count, marked as such."""
    told = [
        (analyte, in_the_unit_told(facts, analyte, fact))
        for analyte, earlier in facts.earlier_labs.items()
        for fact in earlier
        if analyte in usable
    ]
    labs = [as_lab(analyte, fact) for analyte, fact in told if doubt_about(analyte, fact) not in ("unit", "impossible")]
    return [lab.model_copy(update={"earlier": True}) for lab in labs]


def question_of(error: CaseError) -> str | None:
    """The question that asks for the field which an error of the core names; None where no question does."""
    named = next((item.id for item in questions().values() if error.field in item.paths), None)
    return named or (OtherResults.named if error.field.startswith("labs.") else None)


def _asked_list(facts: Facts, question_ids: tuple[str, ...], values: list[str]) -> list[str] | None:
    """The list where there is something in it or all of it was asked; None, *not asked*, otherwise."""
    if values or all(questions()[question_id].state(facts) in ("given", "none") for question_id in question_ids):
        return values
    return None


def _treatment(facts: Facts) -> dict[str, Any] | None:
    """The treatment in use. At the start a product, a dose or an interval alone is none: it may be what is proposed, or
    what somebody asked about; tablets beside a reaction to B12 are what is had in its place. The interval of a first
    course that is over is none in use any more.
    """
    given = {
        "product": facts.product,
        "dose_mcg": facts.dose_mcg,
        "route": "PO" if facts.product == TABLETS else facts.route,
        "interval_days": None if _is_of_the_course_before(facts) else facts.interval_days,
        "last_dose_on": facts.last_dose_on,
        "doses_given": facts.doses_given,
        "stopped": True if facts.stopped else None,
    }
    if facts.product == TABLETS and facts.reacted_to:
        return given
    if facts.phase == STARTING:
        counted = facts.doses_given is not None or "doses_given" in facts.not_known
        if facts.loading == BEGUN or facts.last_dose_on or (counted and is_given(facts)):
            return given
        return {"route": facts.route} if facts.route in UNDER_THE_SKIN else None
    return given if any(value is not None for value in given.values()) else None


def _swallowed_besides(facts: Facts) -> list[str]:
    """B12 that is swallowed at a start, by its dose or rhythm: no treatment of these rules, but read with a level."""
    told = facts.product == TABLETS and (facts.dose_mcg is not None or facts.interval_days is not None)
    counts = told and facts.phase == STARTING and SUPPLEMENT not in facts.medicines
    return [SUPPLEMENT] if counts and _treatment(facts) is None else []


UNDER_THE_SKIN = ("SC", "deep_SC")
"""Routes that count at a start as well: whether the drafted product has them is said."""

SUPPLEMENT = "b12_supplement"
"""The medicine that B12 tablets are which somebody takes without a plan for them."""


def _is_of_the_course_before(facts: Facts) -> bool:
    return facts.loading == OVER and (facts.interval_days or 0) <= longest_loading_interval()
