"""A record system that asks by CDS Hooks, for the tests: its resources, its bundles and its requests."""

from __future__ import annotations

from typing import Any

from clinic_of_tests import ADDRESS

Resource = dict[str, Any]

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
UCUM = "http://unitsofmeasure.org"


def person(**changes: Any) -> Resource:
    return {"resourceType": "Patient", "id": "p1", "birthDate": "1964-03-02", "gender": "female", **changes}


def result(code: str, value: Any, unit: str, on: str = "2026-11-20", **changes: Any) -> Resource:
    return {
        "resourceType": "Observation",
        "status": "final",
        "subject": {"reference": "Patient/p1"},
        "code": {"coding": [{"system": LOINC, "code": code}], "text": f"test {code}"},
        "effectiveDateTime": on,
        "valueQuantity": {"value": value, "unit": unit, "system": UCUM, "code": unit},
        **changes,
    }


def condition(code: str, certain: str = "confirmed", state: str = "active") -> Resource:
    return {
        "resourceType": "Condition",
        "subject": {"reference": "https://ehr.example/fhir/Patient/p1"},
        "code": {"coding": [{"system": SNOMED, "code": code}], "text": f"condition {code}"},
        "verificationStatus": {"coding": [{"code": certain}]},
        "clinicalStatus": {"coding": [{"code": state}]},
    }


def order(atc: str = "B03BA01", dose: float = 1000, unit: str = "ug", every: str = "mo", **changes: Any) -> Resource:
    dosage = {
        "timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": every}},
        "route": {"coding": [{"system": SNOMED, "code": "78421000"}]},
        "doseAndRate": [{"doseQuantity": {"value": dose, "unit": unit, "system": UCUM, "code": unit}}],
    }
    return {
        "resourceType": "MedicationRequest",
        "id": "o1",
        "status": "active",
        "intent": "order",
        "subject": {"reference": "Patient/p1"},
        "medicationCodeableConcept": {"coding": [{"system": "http://www.whocc.no/atc", "code": atc}]},
        "dosageInstruction": [dosage],
        **changes,
    }


def answers(phase: str = "repletion", on: str = "2026-11-28", **changes: Any) -> Resource:
    item = {"linkId": "phase", "answer": [{"valueCoding": {"system": f"{ADDRESS}/clinic/ids/phases", "code": phase}}]}
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "authored": on, "item": [item], **changes}


def bundle(*resources: Resource) -> Resource:
    return {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": each} for each in resources]}


def failed(code: str = "timeout") -> Resource:
    return {
        "resourceType": "OperationOutcome",
        "issue": [{"severity": "error", "code": code, "diagnostics": "Jane Doe"}],
    }


def prefetch(**changes: Any) -> dict[str, Any]:
    """A starter with pernicious anaemia, B12 98 pg/mL, and no paraesthesia; every key that decides is there."""
    whole = {
        "patient": person(),
        "results": bundle(result("2132-9", 98, "pg/mL")),
        "conditions": bundle(condition("84027009"), condition("91019004", "refuted")),
        "medications": None,
        "answers": bundle(answers()),
    }
    return {name: value for name, value in {**whole, **changes}.items() if value != "left out"}


def request(hook: str = "patient-view", context: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    about = {"userId": "Practitioner/1", "patientId": "p1", **(context or {})}
    instance = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea"
    return {"hook": hook, "hookInstance": instance, "context": about, "prefetch": prefetch(**changes)}


def ordering(*orders: Resource, **changes: Any) -> dict[str, Any]:
    """A request about orders that have just been selected."""
    drafts = [{**each, "status": "draft", "id": f"o{place}"} for place, each in enumerate(orders)]
    context = {"selections": [f"MedicationRequest/{each['id']}" for each in drafts], "draftOrders": bundle(*drafts)}
    return request("order-select", context, **changes)
