"""The facts of a case as a QuestionnaireResponse; what was not asked, what is not known, and what is so stay apart.

An item is named by its path in the case (`patient.age`). *Not asked*: there is no such item. *Asked and not known*: the
answer is `asked-unknown`. *Asked, and there is none*: the answer is false. Results stand as Observations.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from b12core.case import Case, Order, Treatment
from clinic.content import Version
from clinic.fhir.elements import Naming, Resource, number
from clinic.words import said

TERMS = {
    "phase": "phases",
    "cause": "causes",
    "causes": "causes",
    "cause_detail.procedure": "procedures",
    "symptom_course": "courses",
    "symptoms.present": "symptoms",
    "symptoms.absent": "symptoms",
    "symptoms.passed": "symptoms",
    "symptoms.settled": "symptoms",
    "conditions": "conditions",
    "treatment.product": "products",
    "treatment.route": "routes",
    "ordered.product": "products",
    "ordered.route": "routes",
}
"""The facts that are terms of the vocabulary, by their path, and the kind of term."""

TYPES = {
    "integer": {"patient.age", "treatment.doses_given", "ordered.doses"},
    "decimal": {
        "cause_detail.resection_cm",
        "treatment.dose_mcg",
        "treatment.interval_days",
        "ordered.dose_mcg",
        "ordered.interval_days",
    },
    "date": {"treatment.started_on", "treatment.last_dose_on"},
    "boolean": {
        "cause_detail.resolved",
        "patient.pregnant",
        "patient.pregnancy_possible",
        "patient.breastfeeding",
        "patient.clinician_plan",
        "preferences.lower_dose",
        "preferences.stopping",
        "treatment.stopped",
    },
}
"""The facts that are no terms of the vocabulary, by the type of their answer; any other is a text."""

LISTED = frozenset({"symptoms.present", "conditions", "medicines"})
"""The facts of which an empty list says that it was asked, and that there is none."""

REPEATED = LISTED | {"causes", "symptoms.absent", "symptoms.passed", "symptoms.settled"}
"""The facts that hold several answers."""

ALWAYS_THERE = frozenset({"as_of", "not_known", "labs", "preferences.route"})
"""Parts of a case that are no answers."""


def questionnaire_response(version: Version, naming: Naming) -> Resource:
    """The facts of a version of the case."""
    case = version.case
    items = [_item(path, answers, naming) for path, answers in _answers(case, naming)]
    unknown = naming.about_record("not_known")["coding"][0]
    items += [_item(path, [{"valueCoding": unknown}], naming) for path in case.not_known]
    made: Resource = {
        "resourceType": "QuestionnaireResponse",
        "id": naming.id_of("QuestionnaireResponse"),
        "identifier": naming.identifier("cases", naming.draft),
        "questionnaire": canonical(naming.address),
        "status": "completed",
        "subject": naming.subject(),
        "authored": version.at,
        "item": items,
    }
    if version.by_name is not None:
        made["author"] = {"display": version.by_name}
    return made if items else {name: value for name, value in made.items() if name != "item"}


def canonical(address: str) -> str:
    """The name of the questionnaire whose items are the paths of a case."""
    return f"{address}/clinic/questionnaires/facts"


def paths_of(case: Case) -> frozenset[str]:
    """The paths of everything that a case can hold."""
    whole = case.model_dump()
    parts = {"treatment": Treatment().model_dump(), "ordered": Order().model_dump()}
    return frozenset(path for path, _ in _facts({**whole, **parts}))


def _item(path: str, answers: list[Resource], naming: Naming) -> Resource:
    analyte = path.removeprefix("labs.")
    is_result = path != analyte and analyte in naming.knowledge.analytes
    text = naming.words.name("analytes", analyte) if is_result else label_of(path)
    return {"linkId": path, "text": text, "answer": answers}


def label_of(path: str) -> str:
    """What a fact is called; its path where it has no name of its own."""
    try:
        return said("facts", path)
    except KeyError:
        return path


def _answers(case: Case, naming: Naming) -> Iterator[tuple[str, list[Resource]]]:
    for path, value in _facts(case.model_dump()):
        if path in ALWAYS_THERE or value is None or (value is False and path.startswith("preferences.")):
            continue
        if isinstance(value, tuple | list):
            if value:
                yield path, [_answer(path, each, naming) for each in value]
            elif path in LISTED:
                yield path, [{"valueBoolean": False}]
        else:
            yield path, [_answer(path, value, naming)]


def _facts(content: dict[str, Any], within: str = "") -> Iterable[tuple[str, Any]]:
    for name, value in content.items():
        path = f"{within}{name}"
        if isinstance(value, dict):
            yield from _facts(value, f"{path}.")
        else:
            yield path, value


def _answer(path: str, value: Any, naming: Naming) -> Resource:
    if path in TERMS:
        return {"valueCoding": naming.own_coding(TERMS[path], value)}
    if isinstance(value, bool):
        return {"valueBoolean": value}
    if isinstance(value, dt.date):
        return {"valueDate": value.isoformat()}
    if isinstance(value, int | float):
        return {"valueDecimal" if path in TYPES["decimal"] else "valueInteger": number(value)}
    return {"valueString": value}
