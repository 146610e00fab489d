"""How a question can be answered other than by one button: several choices at once, or results with their units.

A renderer turns what was entered into one typed message, so every text here is one that the reader understands. What is
chosen from a list comes with `rest` behind it, since whoever saw the whole list has answered all of it. What is an
emergency stands first in a list, marked as a danger.
"""

from __future__ import annotations

from typing import Any

from actions.core import knowledge, name_of
from actions.facts.facts import Facts
from actions.facts.laboratory import units_of
from actions.questions.catalogue import Question
from actions.questions.offers import offers
from actions.registers import Register
from actions.saying.wording import say

RESULTS: dict[str, tuple[str, ...]] = {"serum_b12": ("serum_b12", "active_b12")}
"""Results that answer a question; for `other_labs` it is those that are still wanted."""


def entry_of(item: Question, facts: Facts, wanted: tuple[str, ...], register: Register) -> dict[str, Any] | None:
    """How the question's answer can be entered; None where its buttons do."""
    if item.many:
        return _choices(item, facts, register)
    if item.id == "other_labs":
        return _results(tuple(analyte for analyte in wanted if analyte not in facts.labs), register)
    return _results(RESULTS.get(item.id, ()), register)


def _choices(item: Question, facts: Facts, register: Register) -> dict[str, Any] | None:
    offered = offers(item, facts)
    dangers = knowledge().emergency_symptoms
    terms = sorted((o for o in offered if o.value in item.choices), key=lambda offer: offer.value not in dangers)
    none = next(offer for offer in offered if offer.value == "none").title.to(register)
    if len(terms) < 2:
        return None
    return {
        "type": "entry",
        "kind": "choose_many",
        "field": item.id,
        "choices": [
            {"title": title, "text": title, "danger": offer.value in dangers}
            for offer, title in ((offer, offer.title.to(register)) for offer in terms)
        ],
        "none": {"title": none, "text": none.lower()},
        "rest": say("rest_of_the_list", register),
    }


def _results(analytes: tuple[str, ...], register: Register) -> dict[str, Any] | None:
    """A form for those results that have a unit; the others are typed."""
    measured = [
        {"id": analyte, "name": name_of("analytes", analyte, register), "units": list(units)}
        for analyte in analytes
        if (units := units_of(analyte))
    ]
    return {"type": "entry", "kind": "lab", "analytes": measured} if measured else None
