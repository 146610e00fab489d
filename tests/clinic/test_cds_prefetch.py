"""What a record system sends: data, none, not sent and failed are four things, and nothing else is read."""

from __future__ import annotations

import datetime as dt

import pytest
from clinic_of_tests import ADDRESS
from record_system import (
    LOINC,
    SNOMED,
    UCUM,
    answers,
    bundle,
    condition,
    failed,
    order,
    person,
    prefetch,
    result,
)

from clinic.cds_hooks.prefetch import NEEDED, Unfit, sent, templates
from clinic.cds_hooks.reading import Reading, read

TODAY = dt.date(2026, 11, 30)


def reading(**changes) -> Reading:
    return read(sent(prefetch(**changes), "p1"), TODAY, 30, f"{ADDRESS}/clinic/ids")


def unmet(**changes) -> list[tuple[str, str]]:
    with pytest.raises(Unfit) as problem:
        sent(prefetch(**changes), "p1")
    return [(each.key, each.why) for each in problem.value.unmet]


@pytest.mark.parametrize("key", NEEDED)
def test_a_key_that_was_not_sent_is_named(key):
    assert unmet(**{key: "left out"}) == [(key, "not_sent")]


@pytest.mark.parametrize("key", [*NEEDED, "answers"])
def test_a_key_that_failed_is_named_without_repeating_free_text(key):
    with pytest.raises(Unfit) as problem:
        sent(prefetch(**{key: failed()}), "p1")
    (each,) = problem.value.unmet
    assert (each.key, each.why, each.told) == (key, "failed", "timeout")


def test_a_failure_inside_a_bundle_is_a_failure():
    assert unmet(results=bundle(result("2132-9", 98, "pg/mL"), failed("throttled"))) == [("results", "failed")]


def test_every_missing_key_is_named_at_once():
    assert unmet(patient="left out", results=failed()) == [("patient", "not_sent"), ("results", "failed")]


@pytest.mark.parametrize("key", NEEDED)
def test_null_says_that_there_is_none_and_nothing_else(key):
    assert sent(prefetch(**{key: None}), "p1").resources[key] == ()


def test_what_is_null_is_not_asked_and_not_normal():
    case = reading(results=None, conditions=None, medications=None, answers=None).case
    assert (case["labs"], case["not_known"]) == ([], [])
    assert not {"conditions", "causes", "medicines", "treatment", "symptoms", "phase"} & case.keys()


def test_a_page_that_is_not_the_last_is_incomplete():
    page = {**bundle(result("2132-9", 98, "pg/mL")), "link": [{"relation": "next", "url": "https://ehr.example/2"}]}
    assert unmet(results=page) == [("results", "incomplete")]


@pytest.mark.parametrize("wrong", [[], "text", 1, {"resourceType": "Patient"}, {}, bundle(person())])
def test_another_kind_of_thing_is_not_understood(wrong):
    assert unmet(results=wrong) == [("results", "not_understood")]


def test_data_of_another_patient_is_refused():
    other = result("2132-9", 98, "pg/mL", subject={"reference": "Patient/p2"})
    assert unmet(results=bundle(other)) == [("results", "another_patient")]
    assert unmet(patient=person(id="p2")) == [("patient", "another_patient")]


def test_the_templates_ask_for_results_by_code_with_system():
    asked = templates(ADDRESS)
    assert f"{LOINC}|2132-9" in asked["results"]
    assert f"{LOINC}|14685-2" in asked["results"]
    assert "patient={{context.patientId}}" in asked["results"]


def test_a_result_keeps_number_unit_comparator_day_and_range():
    limits = {
        "low": {"value": 200, "system": UCUM, "code": "pg/mL"},
        "high": {"value": 900, "system": UCUM, "code": "pg/mL"},
    }
    low = result("2132-9", 150, "pg/mL", referenceRange=[limits])
    low["valueQuantity"]["comparator"] = "<"
    (lab,) = reading(results=bundle(low)).case["labs"]
    assert lab == {
        "analyte": "serum_b12",
        "value": 150,
        "unit": "pg/mL",
        "comparator": "<",
        "taken_on": "2026-11-20",
        "reference_low": 200,
        "reference_high": 900,
    }


@pytest.mark.parametrize(
    ("code", "unit", "analyte", "ours"),
    [
        ("14685-2", "pmol/L", "serum_b12", "pmol/L"),
        ("718-7", "g/dL", "haemoglobin", "g/dL"),
        ("777-3", "10*3/uL", "platelets", "K/uL"),
        ("751-8", "10*9/L", "neutrophils", "10^9/L"),
        ("3016-3", "m[IU]/L", "tsh", "mIU/L"),
        ("98979-8", "mL/min/{1.73_m2}", "egfr", "mL/min/1.73m2"),
    ],
)
def test_codes_of_results_and_units_are_read_together(code, unit, analyte, ours):
    (lab,) = reading(results=bundle(result(code, 5, unit))).case["labs"]
    assert (lab["analyte"], lab["unit"]) == (analyte, ours)


def _with(**changes):
    return {**result("2132-9", 98, "pg/mL"), **changes}


UNREADABLE = {
    "code of another system": _with(code={"coding": [{"system": SNOMED, "code": "2132-9"}]}),
    "code without system": _with(code={"coding": [{"code": "2132-9"}]}),
    "name alone": _with(code={"text": "Vitamin B12"}),
    "unit that does not fit the code": result("2132-9", 98, "pmol/L"),
    "unit that is no code of UCUM": result("2132-9", 98, "mcg/dl"),
    "unit without system": _with(valueQuantity={"value": 98, "unit": "pg/mL"}),
    "no unit": _with(valueQuantity={"value": 98}),
    "number as text": _with(valueQuantity={"value": "98", "system": UCUM, "code": "pg/mL"}),
    "truth value": _with(valueQuantity={"value": True, "system": UCUM, "code": "pg/mL"}),
    "value as text": {**{k: v for k, v in _with().items() if k != "valueQuantity"}, "valueString": "98 pg/mL"},
    "no value and no reason": {k: v for k, v in _with().items() if k != "valueQuantity"},
    "comparator that there is not": _with(
        valueQuantity={"value": 9, "comparator": "ad", "system": UCUM, "code": "pg/mL"}
    ),
    "no day": {k: v for k, v in _with().items() if k != "effectiveDateTime"},
    "month alone": _with(effectiveDateTime="2026-11"),
    "day that there is not": _with(effectiveDateTime="2026-11-31"),
    "unknown status": _with(status="unknown"),
}


@pytest.mark.parametrize("observation", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_left_out_and_named(observation):
    found = reading(results=bundle(observation))
    assert found.case["labs"] == []
    assert len(found.unread) == 1


@pytest.mark.parametrize("status", ["cancelled", "entered-in-error", "registered"])
def test_what_is_no_result_is_passed_over(status):
    found = reading(results=bundle(_with(status=status)))
    assert (found.case["labs"], found.unread) == ([], [])


def test_a_laboratory_that_has_no_value_says_that_it_is_not_known():
    absent = {k: v for k, v in _with().items() if k != "valueQuantity"}
    found = reading(results=bundle({**absent, "dataAbsentReason": {"coding": [{"code": "unknown"}]}}))
    assert (found.case["labs"], found.case["not_known"], found.unread) == ([], ["labs.serum_b12"], [])


def test_the_newest_result_of_an_analyte_counts():
    found = reading(results=bundle(result("2132-9", 400, "pg/mL", "2025-01-02"), result("2132-9", 98, "pg/mL")))
    assert [(lab["value"], lab["taken_on"]) for lab in found.case["labs"]] == [(98, "2026-11-20")]


def test_a_time_of_the_sample_is_its_day():
    (lab,) = reading(results=bundle(_with(effectiveDateTime="2026-11-19T23:30:00+01:00"))).case["labs"]
    assert lab["taken_on"] == "2026-11-19"


def test_the_age_needs_a_day_of_birth():
    assert reading(patient=person(birthDate="1964-11-30")).case["patient"]["age"] == 62
    assert reading(patient=person(birthDate="1964-12-01")).case["patient"]["age"] == 61
    for unclear in ("1964", "1964-03"):
        found = reading(patient=person(birthDate=unclear))
        assert "age" not in found.case["patient"]
        assert found.unread


def test_a_gender_that_is_neither_says_nothing_of_the_sex():
    assert "sex" not in reading(patient=person(gender="other")).case["patient"]


@pytest.mark.parametrize(
    ("certain", "state", "causes", "unread"),
    [
        ("confirmed", "active", ["coeliac_disease"], 0),
        ("confirmed", "resolved", None, 0),
        ("entered-in-error", "active", None, 0),
        ("refuted", "active", None, 0),
        ("provisional", "active", None, 1),
        ("unconfirmed", "active", None, 1),
    ],
)
def test_a_condition_counts_where_it_is_active_and_confirmed(certain, state, causes, unread):
    found = reading(conditions=bundle(condition("396331005", certain, state)))
    assert (found.case.get("causes"), len(found.unread)) == (causes, unread)


def test_a_sign_that_was_refuted_is_absent_and_one_that_is_there_outranks_it():
    sign = "91019004"
    assert reading(conditions=bundle(condition(sign, "refuted"))).case["symptoms"] == {"absent": ["paraesthesia"]}
    both = reading(conditions=bundle(condition(sign, "refuted"), condition(sign))).case["symptoms"]
    assert both == {"present": ["paraesthesia"], "absent": []}


def test_the_b12_in_use_is_read_with_dose_route_and_interval():
    found = reading(medications=bundle(order("B03BA03", 1, "mg", "wk")))
    wanted = {"product": "hydroxocobalamin", "dose_mcg": 1000, "route": "IM", "interval_days": 7}
    assert found.case["treatment"] == wanted


def test_dose_and_interval_that_were_told_of_another_product_never_meet_the_order():
    told = answers()
    coding = {"system": f"{ADDRESS}/clinic/ids/products", "code": "hydroxocobalamin"}
    told["item"] += [
        {"linkId": "treatment.product", "answer": [{"valueCoding": coding}]},
        {"linkId": "treatment.interval_days", "answer": [{"valueDecimal": 84}]},
    ]
    bare = order("B03BA01", dosageInstruction=[])
    assert reading(answers=told, medications=bundle(bare)).case["treatment"] == {"product": "cyanocobalamin"}
    same = order("B03BA03", dosageInstruction=[])
    assert reading(answers=told, medications=bundle(same)).case["treatment"] == {
        "product": "hydroxocobalamin",
        "interval_days": 84,
    }


def test_two_orders_of_b12_are_not_weighed_against_each_other():
    found = reading(medications=bundle(order(), order("B03BA03")))
    assert "treatment" not in found.case
    assert found.unread


def test_other_medicines_are_read_by_name():
    metformin = order("A10BA02", medicationCodeableConcept={"text": "metformin"})
    assert reading(medications=bundle(metformin)).case["medicines"] == ["metformin"]


def test_answers_are_taken_in_the_form_in_which_they_are_exported():
    assert reading().case["phase"] == "repletion"
    other = answers()
    other["item"][0]["answer"][0]["valueCoding"]["system"] = "https://elsewhere.example"
    found = reading(answers=other)
    assert "phase" not in found.case
    assert found.unread


def test_answers_that_are_too_old_or_not_finished_are_not_taken():
    assert "phase" not in reading(answers=answers(on="2026-10-30")).case
    assert "phase" not in reading(answers=answers(status="in-progress")).case


def test_an_answer_that_a_case_cannot_hold_is_left_out_and_named():
    wrong = answers()
    wrong["item"].append({"linkId": "patient.age", "text": "age", "answer": [{"valueInteger": 400}]})
    wrong["item"].append({"linkId": "labs", "text": "labs", "answer": [{"valueString": "B12 12"}]})
    found = reading(answers=wrong)
    assert found.case["patient"]["age"] == 62
    assert len(found.unread) == 2


def test_an_answer_that_is_not_known_stays_not_known():
    unknown = answers()
    absent = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
    unknown["item"].append(
        {"linkId": "conditions", "answer": [{"valueCoding": {"system": absent, "code": "asked-unknown"}}]}
    )
    assert reading(answers=unknown).case["not_known"] == ["conditions"]
