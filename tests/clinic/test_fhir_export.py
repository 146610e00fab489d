"""What is exported of a decided draft: the plan that was decided and nothing that the case did not hold."""

from __future__ import annotations

import json

import pytest
from clinic_of_tests import ADDRESS, a_case, a_plan, sent
from decided_drafts import RESULTS, changed, confirmed, exported, resources

from b12core import Case, load_knowledge
from clinic.errors import Forbidden, NothingToExport
from clinic.fhir.elements import Naming
from clinic.fhir.facts_questionnaire import facts_questionnaire
from clinic.fhir.questionnaire import ALWAYS_THERE, paths_of
from clinic.plans import Plan, PlanStep
from clinic.words import names


@pytest.fixture
def bundle(side, prescriber):
    return confirmed(side, prescriber, a_case(labs=RESULTS, not_known=["labs.mma"]))


def test_the_order_is_a_draft_order_and_never_more(bundle):
    (order,) = resources(bundle, "MedicationRequest")
    assert (order["status"], order["intent"]) == ("draft", "order")


def test_the_stages_of_a_plan_follow_each_other_with_dose_interval_and_end(bundle):
    (order,) = resources(bundle, "MedicationRequest")
    dosages = order["dosageInstruction"]
    assert [dosage["sequence"] for dosage in dosages] == [1, 2, 3]
    repeats = [dosage["timing"]["repeat"] for dosage in dosages]
    assert [(each["period"], each["periodUnit"]) for each in repeats] == [(1, "d"), (1, "wk"), (1, "mo")]
    assert (repeats[0]["count"], repeats[0]["boundsDuration"]["value"]) == (7, 7)
    assert (repeats[1]["boundsRange"]["low"]["value"], repeats[1]["boundsRange"]["high"]["value"]) == (28, 31)
    dose = dosages[0]["doseAndRate"][0]["doseQuantity"]
    assert dose == {"value": 1000, "unit": "mcg", "system": "http://unitsofmeasure.org", "code": "ug"}


def test_a_route_that_the_source_leaves_open_has_no_code(bundle):
    (order,) = resources(bundle, "MedicationRequest")
    assert order["dosageInstruction"][0]["route"] == {"text": "intramuscular or subcutaneous"}


def test_a_changed_plan_is_exported_as_it_was_changed(side, prescriber):
    (order,) = resources(changed(side, prescriber), "MedicationRequest")
    (dosage,) = order["dosageInstruction"]
    repeat = dosage["timing"]["repeat"]
    assert (repeat["period"], repeat["periodMax"], repeat["periodUnit"]) == (2, 3, "mo")
    assert order["medicationCodeableConcept"]["coding"][0]["code"] == "B03BA03"
    assert dosage["route"]["coding"][0]["code"] == "78421000"
    assert order["note"][0]["text"].startswith("Changed from the draft and decided by Dr A. Example, GP")


def test_a_plan_that_no_protocol_gives_says_so_with_the_reason(side, prescriber):
    steps = (PlanStep(phase="maintenance", dose_mcg=700, every=5, unit="week"),)
    plan = Plan(product="hydroxocobalamin", route="IM", steps=steps, duration="review")
    (order,) = resources(changed(side, prescriber, plan, "asked for by the specialist"), "MedicationRequest")
    assert any("asked for by the specialist" in note["text"] for note in order["note"])
    assert "coding" not in order["courseOfTherapyType"]


def test_each_result_keeps_its_number_comparator_unit_and_day(bundle):
    b12, haemoglobin, platelets, creatinine, antibody = resources(bundle, "Observation")
    assert b12["valueQuantity"] == {
        "value": 98,
        "comparator": "<",
        "unit": "pg/mL",
        "system": "http://unitsofmeasure.org",
        "code": "pg/mL",
    }
    assert (b12["effectiveDateTime"], b12["code"]["coding"][0]["code"]) == ("2026-11-02", "2132-9")
    assert "effectiveDateTime" not in haemoglobin
    assert haemoglobin["referenceRange"][0]["low"]["value"] == 12
    assert (creatinine["code"]["coding"][0]["code"], creatinine["valueQuantity"]["code"]) == ("14682-9", "umol/L")
    assert antibody["valueCodeableConcept"]["coding"][0]["display"] == "Positive"
    assert platelets["valueQuantity"] == {"value": 1.5, "unit": "lakh/uL"}
    assert "coding" not in platelets["code"]
    assert {result["status"] for result in resources(bundle, "Observation")} == {"preliminary"}


def test_not_asked_not_known_and_none_are_three_things(side, prescriber):
    case = a_case(conditions=[], medicines=None, not_known=["labs.mma"])
    (facts,) = resources(confirmed(side, prescriber, case), "QuestionnaireResponse")
    answers = {item["linkId"]: item["answer"][0] for item in facts["item"]}
    assert answers["conditions"] == {"valueBoolean": False}
    assert answers["labs.mma"]["valueCoding"]["code"] == "asked-unknown"
    assert "medicines" not in answers
    assert answers["patient.pregnant"] == {"valueBoolean": False}


def test_the_guidance_carries_the_caveat_and_the_strongest_reason_against(bundle):
    (guidance,) = resources(bundle, "GuidanceResponse")
    notes = [note["text"] for note in guidance["note"]]
    assert "draft" in notes[0].lower()
    assert any(note.startswith("Strongest reason against:") for note in notes)
    assert guidance["status"] == "success"


def test_who_decided_is_named_and_the_rules_are_not_the_author(bundle):
    (provenance,) = resources(bundle, "Provenance")
    who = {agent["type"]["coding"][0]["code"]: agent["who"]["display"] for agent in provenance["agent"]}
    assert who == {"author": "Dr A. Example, GP", "assembler": "B12 Dosing Assistant"}
    targets = {target["reference"] for target in provenance["target"]}
    others = {entry["fullUrl"] for entry in bundle["entry"] if entry["resource"] is not provenance}
    assert targets == others


def test_every_code_of_a_terminology_stands_in_the_knowledge(bundle):
    known = {(entry.system, entry.code) for entry in load_knowledge().codes.codes}
    assert [coding for coding in codings(bundle) if "/clinic/ids/" not in coding[0] and coding not in known] == []


def codings(value):
    if isinstance(value, dict):
        if "system" in value and "code" in value:
            yield value["system"], value["code"]
        for each in value.values():
            yield from codings(each)
    elif isinstance(value, list):
        for each in value:
            yield from codings(each)


def test_every_answer_has_its_question_in_the_questionnaire(side, bundle):
    (facts,) = resources(bundle, "QuestionnaireResponse")
    asked = facts_questionnaire(Naming.of(side.clinic, ADDRESS, ""))
    assert facts["questionnaire"] == asked["url"]
    questions = {item["linkId"]: item for item in asked["item"]}
    for item in facts["item"]:
        if not item["linkId"].startswith("labs."):
            answers, options = item["answer"], questions[item["linkId"]].get("answerOption", ())
            offered = [option["valueCoding"] for option in options]
            assert all(answer.get("valueCoding") in (None, *offered) for answer in answers)


def test_every_fact_of_a_case_has_a_name():
    assert paths_of(Case()) - ALWAYS_THERE <= set(names("facts"))


def test_the_same_draft_is_exported_the_same_each_time(side, prescriber):
    receipt = side.patients.send(sent())
    side.clinicians.confirm(prescriber, receipt.code, 1)
    first, again = (exported(side, prescriber, receipt.code) for _ in range(2))
    assert json.dumps(first) == json.dumps(again)


def test_each_export_is_recorded_with_who_and_what(side, prescriber, faults):
    receipt = side.patients.send(sent())
    side.clinicians.confirm(prescriber, receipt.code, 1)
    exported(side, prescriber, receipt.code)
    with side.database.reading() as connection:
        *_, (entry, _mark) = side.record.entries(connection)
    assert (entry.event, entry.actor, entry.draft, entry.reason) == ("exported", prescriber.id, receipt.code, "fhir")
    assert faults() == []


@pytest.mark.parametrize("state", ["waiting", "rejected", "withdrawn"])
def test_nothing_is_exported_that_nobody_decided_to_give(side, prescriber, state):
    receipt = side.patients.send(sent())
    if state == "rejected":
        side.clinicians.reject(prescriber, receipt.code, 1, "needs_tests_first")
    if state == "withdrawn":
        side.patients.withdraw(receipt.code, receipt.secret)
    with pytest.raises(Exception) as refused:  # noqa: PT011 - a withdrawn draft is forgotten, the others have no plan
        exported(side, prescriber, receipt.code)
    assert refused.type.__name__ == ("Forgotten" if state == "withdrawn" else NothingToExport.__name__)
    with side.database.reading() as connection:
        assert "exported" not in {entry.event for entry, _ in side.record.entries(connection)}


def test_an_auditor_exports_nothing(side, prescriber):
    receipt = side.patients.send(sent())
    side.clinicians.change(prescriber, receipt.code, 1, a_plan())
    auditor = side.people.invite("A. Auditor", "auditor", ["auditor"])[0]
    with pytest.raises(Forbidden):
        exported(side, auditor, receipt.code)
