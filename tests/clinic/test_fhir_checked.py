"""Exports held against the official schema of FHIR R4 and npm `fhir`; what is wrong on purpose is found by the two."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from clinic_of_tests import ADDRESS, a_case
from decided_drafts import RESULTS, changed, confirmed
from fhir_checking import Checks, the_checks
from node_packages import NotHere

from b12core import load_knowledge, suggest
from clinic.fhir.elements import Naming
from clinic.fhir.facts_questionnaire import facts_questionnaire
from clinic.side import Side

Bundle = dict[str, Any]


@pytest.fixture(scope="module")
def checks() -> Checks:
    try:
        return the_checks()
    except NotHere as reason:
        pytest.skip(str(reason))


@pytest.fixture
def bundle(side, prescriber) -> Bundle:
    return confirmed(side, prescriber, a_case(labs=RESULTS, not_known=["labs.mma"]))


def found(checks: Checks, bundle: Bundle) -> tuple[list[str], list[str]]:
    """What the schema finds, and what the package finds."""
    return checks.by_schema(bundle), checks.by_package([bundle], ADDRESS)[0]


CASES = (
    a_case(labs=RESULTS),
    a_case(symptoms={"present": ["paraesthesia", "gait_disturbance"]}),
    a_case(phase="maintenance", cause="dietary"),
)


def test_the_plan_of_every_protocol_is_valid_for_both(side: Side, prescriber, checks: Checks) -> None:
    bundles = [changed(side, prescriber)]
    for protocol in load_knowledge().protocols:
        for case in CASES:
            if suggest(case, protocol, clinic=side.clinic).regimen is not None:
                bundles.append(confirmed(side, prescriber, case, protocol))
    assert len(bundles) > 20
    assert [problems for problems in checks.by_package(bundles, ADDRESS) if problems] == []
    # One of each kind: the schema is slow.
    assert [problems for bundle in bundles[::6] if (problems := checks.by_schema(bundle))] == []


def _order(bundle: Bundle) -> Bundle:
    return bundle["entry"][0]["resource"]


def _result(bundle: Bundle) -> Bundle:
    return next(each["resource"] for each in bundle["entry"] if each["resource"]["resourceType"] == "Observation")


def wrong_code_system(bundle: Bundle) -> None:
    _result(bundle)["code"]["coding"][0]["system"] = "http://loinc.com"


def required_part_missing(bundle: Bundle) -> None:
    del _order(bundle)["subject"]


def unit_that_is_none_of_ucum(bundle: Bundle) -> None:
    _order(bundle)["dosageInstruction"][0]["doseAndRate"][0]["doseQuantity"]["code"] = "mcg"


def unknown_status(bundle: Bundle) -> None:
    _order(bundle)["status"] = "confirmed"


def reference_to_nothing(bundle: Bundle) -> None:
    _order(bundle)["supportingInformation"][0]["reference"] = "urn:uuid:00000000-0000-4000-8000-000000000000"


def day_that_there_is_not(bundle: Bundle) -> None:
    _result(bundle)["effectiveDateTime"] = "02.11.2026"


MUTANTS = (
    wrong_code_system,
    required_part_missing,
    unit_that_is_none_of_ucum,
    unknown_status,
    reference_to_nothing,
    day_that_there_is_not,
)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_each_mutant_is_found_by_one_of_the_two(
    bundle: Bundle, checks: Checks, mutant: Callable[[Bundle], None]
) -> None:
    changed_bundle = copy.deepcopy(bundle)
    mutant(changed_bundle)
    schema, package = found(checks, changed_bundle)
    assert schema or package


def test_the_questionnaire_is_valid_for_both(side: Side, checks: Checks) -> None:
    asked = facts_questionnaire(Naming.of(side.clinic, ADDRESS, ""))
    entry = {"fullUrl": asked["url"], "resource": asked}
    assert found(checks, {"resourceType": "Bundle", "type": "collection", "entry": [entry]}) == ([], [])


def test_what_is_whole_is_found_whole_by_both(bundle: Bundle, checks: Checks) -> None:
    assert found(checks, bundle) == ([], [])
