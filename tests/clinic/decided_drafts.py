"""Drafts about which somebody decided, as bundles, for the tests of what is exported."""

from __future__ import annotations

from typing import Any

from clinic_of_tests import ADDRESS, a_case, a_plan, sent

from b12core.case import Case
from clinic.deciding import Opened
from clinic.fhir import bundle_of
from clinic.people import Person
from clinic.plans import Plan
from clinic.side import Side

RESULTS = [
    {"analyte": "serum_b12", "value": "<98", "unit": "pg/mL", "taken_on": "2026-11-02"},
    {"analyte": "haemoglobin", "value": 10.5, "unit": "g/dL", "reference_low": 12},
    {"analyte": "platelets", "value": 1.5, "unit": "lakh/uL"},
    {"analyte": "creatinine", "value": 70, "unit": "µmol/l"},
    {"analyte": "intrinsic_factor_antibody", "value": "positive"},
]


def confirmed(side: Side, person: Person, case: Case | None = None, protocol: str | None = None) -> dict[str, Any]:
    """The bundle of a draft that was confirmed as drafted."""
    receipt = side.patients.send(sent(case, message=f"{protocol} {case}"))
    version = 1
    if protocol is not None:
        newest = side.clinicians.look(person, receipt.code).content.newest
        side.clinicians.correct(person, receipt.code, version, newest.case, protocol)
        version += 1
    side.clinicians.confirm(person, receipt.code, version)
    return exported(side, person, receipt.code)


def changed(side: Side, person: Person, plan: Plan | None = None, why: str = "") -> dict[str, Any]:
    """The bundle of a draft that was changed."""
    receipt = side.patients.send(sent(a_case(labs=RESULTS), message=f"changed {plan}"))
    side.clinicians.change(person, receipt.code, 1, plan or a_plan(), why)
    return exported(side, person, receipt.code)


def exported(side: Side, person: Person, code: str) -> dict[str, Any]:
    """The bundle of a draft."""

    def make(opened: Opened) -> dict[str, Any]:
        return bundle_of(opened, ADDRESS)

    return side.clinicians.export(person, code, make)


def resources(bundle: dict[str, Any], resource_type: str) -> list[dict[str, Any]]:
    """The resources of a type, in the order of the bundle."""
    found = [entry["resource"] for entry in bundle["entry"]]
    return [resource for resource in found if resource["resourceType"] == resource_type]
