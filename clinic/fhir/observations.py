"""Results as Observations: the value as it was entered, under the code of its analyte in that unit."""

from __future__ import annotations

from b12core.case import Case, Lab
from b12core.units import unit_written
from clinic.fhir.elements import Naming, Resource


def observations(case: Case, naming: Naming) -> list[Resource]:
    """One for each result of the case, in its order. None is final: a result was told, not sent by a laboratory."""
    return [_observation(lab, place, naming) for place, lab in enumerate(case.labs, start=1)]


def _observation(lab: Lab, place: int, naming: Naming) -> Resource:
    unit = _unit(lab, naming)
    made: Resource = {
        "resourceType": "Observation",
        "id": naming.id_of("Observation", place),
        "identifier": [naming.identifier("results", f"{naming.draft}/{place}")],
        "status": "preliminary",
        "category": [naming.about_record("laboratory")],
        "code": naming.concept("analytes", lab.analyte, unit),
        "subject": naming.subject(),
    }
    if lab.taken_on is not None:
        made["effectiveDateTime"] = lab.taken_on.isoformat()
    if isinstance(lab.value, str):
        made["valueCodeableConcept"] = _in_words(lab.value, naming)
        return made
    made["valueQuantity"] = naming.quantity(lab.value, unit, lab.comparator)
    limits = {"low": lab.reference_low, "high": lab.reference_high}
    printed = {name: naming.quantity(value, unit) for name, value in limits.items() if value is not None}
    return {**made, "referenceRange": [printed]} if printed else made


def _unit(lab: Lab, naming: Naming) -> str | None:
    """The unit by its name here; as it was written where it is none of the analyte's, and None where none was given."""
    if lab.unit is None:
        return None
    return unit_written(lab.analyte, lab.unit, naming.knowledge) or lab.unit


def _in_words(value: str, naming: Naming) -> Resource:
    entry = naming.knowledge.codes.written("answers", value)
    coding = [{"system": entry.system, "code": entry.code, "display": entry.display}] if entry is not None else None
    return {"coding": coding, "text": value} if coding else {"text": value}
