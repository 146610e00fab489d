"""A plan as MedicationRequests: one for each product, its stages as dosage instructions in order."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from b12core.suggestion import Interval, Range, Regimen, Step
from clinic.content import Decision
from clinic.fhir.elements import Naming, Resource, number
from clinic.words import said

PERIOD = {"day": "d", "week": "wk", "month": "mo"}
"""The units of a timing, which FHIR binds to these codes of UCUM."""


def medication_requests(plan: Regimen, naming: Naming, about: Resource) -> list[Resource]:
    """The plan's requests, never more than drafts; `about` is what all of them share (subject, intent, requester)."""
    requests, begun = [], 0
    for place, (product, stages) in enumerate(itertools.groupby(plan.steps, key=lambda step: step.product), start=1):
        steps = tuple(stages)
        requests.append(
            {
                "resourceType": "MedicationRequest",
                "id": naming.id_of("MedicationRequest", place),
                "identifier": [naming.identifier("orders", f"{naming.draft}/{place}")],
                "status": "draft",
                "medicationCodeableConcept": naming.concept("products", product),
                **about,
                "groupIdentifier": naming.identifier("drafts", naming.draft),
                "courseOfTherapyType": _course(plan, naming),
                "dosageInstruction": [*_dosages(steps, begun, naming)],
            }
        )
        begun += len(steps)
    return requests


def decided_by(decision: Decision) -> Resource:
    """Who decided, as a reader sees it."""
    return {"display": f"{decision.name}, {decision.title}"}


def _course(plan: Regimen, naming: Naming) -> Resource:
    text = naming.words.sentence("duration", plan.duration)
    return {**naming.about_record("lifelong"), "text": text} if plan.duration == "lifelong" else {"text": text}


def _dosages(steps: Iterable[Step], begun: int, naming: Naming) -> Iterable[Resource]:
    for place, step in enumerate(steps, start=begun + 1):
        more = [{"text": said("fhir", step.phase)}]
        if step.until:
            more.append({"text": step.until})
        yield {
            "sequence": place,
            "text": step.text,
            "additionalInstruction": more,
            "patientInstruction": step.plain,
            "timing": _timing(step, naming),
            "route": _route(step, naming),
            "doseAndRate": [_dose(step, naming)],
        }


def _route(step: Step, naming: Naming) -> Resource:
    """The route; where the source leaves a choice no single code says it, and the names alone stand."""
    if not step.other_routes:
        return naming.concept("routes", step.route)
    names = [naming.words.name("routes", route) for route in (step.route, *step.other_routes)]
    return {"text": said("fhir", "or").join(names)}


def _dose(step: Step, naming: Naming) -> Resource:
    low = naming.quantity(step.dose_mcg.min, "mcg")
    if step.at_least:
        return {"doseRange": {"low": low}}
    if step.dose_mcg.min == step.dose_mcg.max:
        return {"doseQuantity": low}
    return {"doseRange": {"low": low, "high": naming.quantity(step.dose_mcg.max, "mcg")}}


def _timing(step: Step, naming: Naming) -> Resource:
    """How often, for how many doses, for how long; in words alone where the source gives only the least interval."""
    if step.every.max is None:
        return {"code": {"text": step.text}}
    repeat = {"frequency": 1, **_period(step.every)}
    if step.doses is not None:
        repeat["count"] = step.doses
    if step.for_days is not None:
        repeat |= _bounds(step.for_days, naming)
    return {"repeat": repeat}


def _period(every: Interval) -> Resource:
    most = {} if every.max in (None, every.min) else {"periodMax": number(every.max or every.min)}
    return {"period": number(every.min), **most, "periodUnit": PERIOD[every.unit]}


def _bounds(days: Range, naming: Naming) -> Resource:
    low = naming.quantity(days.min, "day")
    if days.min == days.max:
        return {"boundsDuration": low}
    return {"boundsRange": {"low": low, "high": naming.quantity(days.max, "day")}}
