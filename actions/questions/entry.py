"""How a question can be answered other than by one button: several choices at once, or results with their units.

A renderer turns what was entered into one typed message, so every text here is one that the reader understands. What is
chosen from a list comes with `rest` behind it, since whoever saw the whole list has answered all of it. What is an
emergency stands first in a list, marked as a danger. Where an answer is being changed, what was known of it is there.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from actions.core import knowledge, name_of
from actions.facts.days import LONGEST_AGO_DAYS, LONGEST_WAIT_DAYS
from actions.facts.facts import Facts, LabFact
from actions.facts.laboratory import is_told_in_a_word, units_of
from actions.questions.catalogue import Question
from actions.questions.offers import offers
from actions.registers import Register
from actions.saying.wording import say
from b12core.case import ANTIBODY_RESULTS
from b12core.identifiers import ANALYTES

RESULTS: dict[str, tuple[str, ...]] = {"serum_b12": ("serum_b12", "active_b12")}
"""Results that answer a question; for `other_labs` it is those that are still wanted."""


DAYS = {"start_date": (0, LONGEST_WAIT_DAYS), "last_dose": (-LONGEST_AGO_DAYS, 0)}
"""The first and the last day that answer a question, counted from today."""


def entry_of(
    item: Question, facts: Facts, wanted: tuple[str, ...], register: Register, before: Facts | None = None
) -> dict[str, Any] | None:
    """How the question's answer can be entered; None where its buttons do.

    `before` are the facts as they were where this answer is being changed.
    """
    if item.many:
        return _choices(item, facts, register, before or Facts())
    known = {} if before is None else before.labs
    if item.id == "other_labs":
        given = facts.labs if before is None else {}
        first = tuple(analyte for analyte in wanted if analyte not in given)
        others = tuple(analyte for analyte in ANALYTES if analyte not in (*given, *first))
        return _results(first, others, known, register)
    return _results(RESULTS.get(item.id, ()), (), known, register)


def day_entry(item: Question, today: dt.date) -> dict[str, Any] | None:
    """A calendar for a question that a day answers; None for any other."""
    if item.id not in DAYS:
        return None
    first, last = (today + dt.timedelta(days=days) for days in DAYS[item.id])
    return {"type": "entry", "kind": "day", "field": item.id, "first": first.isoformat(), "last": last.isoformat()}


def _choices(item: Question, facts: Facts, register: Register, before: Facts) -> dict[str, Any] | None:
    offered = offers(item, facts)
    dangers = knowledge().emergency_symptoms
    chosen = {*before.symptoms_present, *before.conditions}
    terms = sorted((o for o in offered if o.value in item.choices), key=lambda offer: offer.value not in dangers)
    none = next(offer for offer in offered if offer.value == "none").title.to(register)
    if len(terms) < 2:
        return None
    return {
        "type": "entry",
        "kind": "choose_many",
        "field": item.id,
        "choices": [
            {
                "title": title,
                "text": title,
                "danger": offer.value in dangers,
                **({"chosen": True} if offer.value in chosen else {}),
            }
            for offer, title in ((offer, offer.title.to(register)) for offer in terms)
        ],
        "none": {"title": none, "text": none.lower()},
        "rest": say("rest_of_the_list", register),
    }


def _results(
    analytes: tuple[str, ...], others: tuple[str, ...], known: dict[str, LabFact], register: Register
) -> dict[str, Any] | None:
    """A form for results: those that help most, and the `others` that can be used as well."""
    if not analytes and not others:
        return None
    entered = [
        {"id": analyte, **fact.model_dump(include={"value", "unit", "comparator", "taken_on"})}
        for analyte, fact in known.items()
        if analyte in (*analytes, *others)
    ]
    return {
        "type": "entry",
        "kind": "lab",
        "analytes": [_measured(analyte, register) for analyte in analytes],
        "others": [_measured(analyte, register) for analyte in others],
        "known": entered,
    }


def _measured(analyte: str, register: Register) -> dict[str, Any]:
    """One analyte: its name with the units of its result, or with the words where the result is one."""
    worded = is_told_in_a_word(analyte)
    words = [{"title": say(f"result_{word}", register), "text": word} for word in ANTIBODY_RESULTS] if worded else []
    return {
        "id": analyte,
        "name": name_of("analytes", analyte, register),
        "units": list(units_of(analyte)),
        **({"words": words} if words else {}),
    }
