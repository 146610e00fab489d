"""What holds for every case: invariants of the suggestion, tried on cases over the whole contract."""

from __future__ import annotations

import copy
import re
from typing import Any

import hypothesis.strategies as st
import pytest
from cases import (
    CALM_NERVE_SIGNS,
    CYANOCOBALAMIN,
    EMERGENCY_SYMPTOMS,
    KNOWLEDGE,
    NERVE_SIGNS,
    NO_REGIMEN,
    PROTOCOLS,
    Content,
    answer,
    case,
    contents,
    decision,
    how_urgent,
    in_unit,
    lab,
    maybe,
    protocols,
    shown_steps,
    treatable,
    with_condition,
    with_symptom,
)
from hypothesis import assume, given

from b12core import Case, CaseError, Suggestion, parse_case, suggest
from b12core.clinic import Clinic, SignOff
from b12core.identifiers import SYMPTOMS
from b12core.knowledge import parse_knowledge, read_knowledge_texts
from b12core.units import known_units

RED_FLAGS = sorted(
    {
        fact.removeprefix("symptom:")
        for rule in KNOWLEDGE.referrals
        if rule.urgency is not None
        for fact in (*rule.when.all, *rule.when.any)
        if fact.startswith("symptom:")
    }
)


# How a case is put makes no difference


@given(content=contents, protocol=protocols, choice=st.data())
def test_a_change_of_unit_never_changes_the_decision(content: Content, protocol: str, choice: st.DataObject) -> None:
    rewritten = copy.deepcopy(content)
    for result in rewritten["labs"]:
        if "unit" in result:
            own = result["value"] / in_unit(result["analyte"], 1.0, result["unit"])["value"]
            unit = choice.draw(st.sampled_from(known_units(result["analyte"], KNOWLEDGE)))
            result.update(in_unit(result["analyte"], own, unit))
    before, after = answer(content, protocol), answer(rewritten, protocol)
    assert decision(before) == decision(after)
    assert [finding.meaning for finding in before.findings] == [finding.meaning for finding in after.findings]


@given(content=contents, protocol=protocols, choice=st.data())
def test_the_order_of_labs_symptoms_conditions_and_medicines_never_matters(
    content: Content, protocol: str, choice: st.DataObject
) -> None:
    shuffled = copy.deepcopy(content)
    for place, key in ((shuffled, "labs"), (shuffled, "conditions"), (shuffled, "medicines")):
        if place[key]:
            place[key] = choice.draw(st.permutations(place[key]))
    for key in ("present", "absent"):
        if shuffled["symptoms"][key]:
            shuffled["symptoms"][key] = choice.draw(st.permutations(shuffled["symptoms"][key]))
    before, after = answer(content, protocol), answer(shuffled, protocol)
    assert decision(before) == decision(after)
    for part in ("reasons", "referrals", "safety"):
        assert _ids(before, part) == _ids(after, part)


def _ids(suggestion: Suggestion, part: str) -> list[str]:
    return [getattr(item, "rule", None) or item.id for item in getattr(suggestion, part)]


@given(content=contents, protocol=protocols)
def test_the_same_case_gives_the_same_suggestion_to_the_byte(content: Content, protocol: str) -> None:
    """S-19, also across two readings of the same knowledge."""
    first = answer(content, protocol).model_dump_json(by_alias=True)
    again = suggest(parse_case(copy.deepcopy(content)), protocol, knowledge=_SECOND_READING)
    assert again.model_dump_json(by_alias=True) == first
    assert answer(content, protocol).model_dump_json(by_alias=True) == first


_SECOND_READING = parse_knowledge(read_knowledge_texts())


@given(content=contents)
def test_a_case_survives_the_way_through_json(content: Content) -> None:
    read = parse_case(content)
    assert Case.model_validate_json(read.model_dump_json()) == read


@given(content=contents, protocol=protocols)
def test_a_suggestion_survives_the_way_through_json(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    assert Suggestion.model_validate_json(suggestion.model_dump_json(by_alias=True)) == suggestion


# Red flags first (S-01)


@given(content=contents, protocol=protocols, symptom=st.sampled_from(EMERGENCY_SYMPTOMS))
def test_an_emergency_symptom_makes_any_case_an_emergency_without_a_regimen(
    content: Content, protocol: str, symptom: str
) -> None:
    suggestion = answer(with_symptom(content, symptom), protocol)
    assert (suggestion.status, suggestion.urgency, suggestion.regimen) == ("refer", "emergency", None)
    assert not suggestion.would_change
    assert not suggestion.alternatives


@given(content=contents, protocol=protocols, symptom=st.sampled_from(RED_FLAGS))
def test_a_red_flag_more_never_makes_a_case_less_urgent(content: Content, protocol: str, symptom: str) -> None:
    assert how_urgent(answer(with_symptom(content, symptom), protocol)) >= how_urgent(answer(content, protocol))


@given(content=contents, protocol=protocols, symptom=st.sampled_from(SYMPTOMS))
def test_a_symptom_more_never_makes_a_case_less_urgent(content: Content, protocol: str, symptom: str) -> None:
    assert how_urgent(answer(with_symptom(content, symptom), protocol)) >= how_urgent(answer(content, protocol))


# When there is a regimen, and what comes with it


@given(content=contents | treatable, protocol=protocols)
def test_a_regimen_never_comes_without_confirmation_a_sourced_reason_and_monitoring(
    content: Content, protocol: str
) -> None:
    suggestion = answer(content, protocol)
    if suggestion.regimen is not None:
        assert suggestion.confirmation.text
        assert suggestion.confirmation.plain
        assert suggestion.confirmation.to_confirm
        assert any(reason.sources for reason in suggestion.reasons)
        assert suggestion.monitoring


@given(content=contents | treatable, protocol=protocols)
def test_emergency_out_of_scope_needs_information_and_not_indicated_never_carry_a_regimen(
    content: Content, protocol: str
) -> None:
    suggestion = answer(content, protocol)
    if suggestion.status in NO_REGIMEN or suggestion.urgency == "emergency":
        assert suggestion.regimen is None
    if suggestion.status == "suggested":
        assert suggestion.regimen is not None


@given(content=contents, protocol=protocols)
def test_needs_information_always_names_a_decisive_input_and_how_to_get_it(content: Content, protocol: str) -> None:
    """S-06."""
    suggestion = answer(content, protocol)
    if suggestion.status == "needs_information":
        decisive = [item for item in suggestion.missing if item.decisive]
        assert decisive
        assert all(item.would_help and item.plain for item in decisive)


@given(content=treatable, protocol=protocols)
def test_every_dose_interval_route_and_product_shown_stands_in_the_table_of_its_protocol(
    content: Content, protocol: str
) -> None:
    """S-09, for the regimen and for every number in its sentences."""
    suggestion = answer(content, protocol)
    table = _table(protocol)
    for step in shown_steps(suggestion):
        assert _essence(step) in table
        assert "IV" not in (step.route, *step.other_routes)
    if suggestion.regimen is not None:
        assert suggestion.regimen.product == suggestion.regimen.steps[0].product
        assert _doses_in(suggestion.regimen.text + suggestion.regimen.plain) <= _doses_of(protocol)


@given(content=treatable, protocol=protocols)
def test_an_alternative_and_a_change_speak_only_the_numbers_of_their_own_protocol(
    content: Content, protocol: str
) -> None:
    """S-09, S-17."""
    suggestion = answer(content, protocol)
    for other in suggestion.alternatives:
        assert _doses_in(other.summary + other.summary_plain) <= _doses_of(other.protocol)
    for change in suggestion.would_change:
        place, _, abroad = change.rule.partition("country.")
        assert _doses_in(change.then + change.then_plain) <= _doses_of(protocol if place else abroad)


def _essence(step: Any) -> tuple[object, ...]:
    every, dose = step.every, step.dose_mcg
    return step.phase, step.product, dose.min, dose.max, step.route, step.other_routes, every.min, every.max, every.unit


def _table(protocol: str) -> set[tuple[object, ...]]:
    rules = KNOWLEDGE.protocols[protocol].rules
    return {_essence(step) for rule in rules for steps in (rule.steps, *rule.options) for step in steps}


def _doses_of(protocol: str) -> set[str]:
    return {
        f"{dose:,g}"
        for rule in KNOWLEDGE.protocols[protocol].rules
        for steps in (rule.steps, *rule.options)
        for step in steps
        for dose in (step.dose_mcg.min, step.dose_mcg.max)
    }


def _doses_in(text: str) -> set[str]:
    return {dose for found in re.findall(r"([\d,.]+)(?: to ([\d,.]+))? mcg", text) for dose in found if dose}


# Nerves, eyes and allergies


@given(
    content=treatable,
    protocol=protocols,
    sign=st.sampled_from(CALM_NERVE_SIGNS),
)
def test_nerve_involvement_never_gets_the_ordinary_start_of_treatment(
    content: Content, protocol: str, sign: str
) -> None:
    """S-03."""
    content["phase"] = "repletion"
    suggestion = answer(with_symptom(content, sign), protocol)
    assert suggestion.urgency is not None
    if suggestion.regimen is not None:
        calm = copy.deepcopy(content)
        calm["symptoms"] = {"present": []}
        ordinary = answer(calm, protocol).regimen
        assert ordinary is None or ordinary.steps != suggestion.regimen.steps
        for option in suggestion.regimen.options:
            assert ordinary is None or ordinary.steps != option


@given(content=treatable, protocol=protocols, sign=st.sampled_from(CALM_NERVE_SIGNS))
def test_nerve_signs_in_maintenance_never_go_without_someone_to_see(content: Content, protocol: str, sign: str) -> None:
    """S-03: the ordinary schedule never stands alone."""
    content["phase"] = "maintenance"
    suggestion = answer(with_symptom(content, sign), protocol)
    assert suggestion.urgency is not None
    assert any(referral.urgency for referral in suggestion.referrals)


@given(content=treatable, protocol=protocols)
def test_nitrous_oxide_never_gets_the_ordinary_schedule_and_is_never_not_indicated(
    content: Content, protocol: str
) -> None:
    """S-03, S-08."""
    content["cause"] = "nitrous_oxide"
    suggestion = answer(content, protocol)
    assert suggestion.status != "not_indicated"
    assert suggestion.urgency is not None


@given(content=treatable, protocol=protocols, eyes=st.sampled_from(["leber_optic_neuropathy", "visual_disturbance"]))
def test_lebers_disease_or_disturbed_sight_never_yields_cyanocobalamin(
    content: Content, protocol: str, eyes: str
) -> None:
    """S-12."""
    changed = with_symptom(content, eyes) if eyes in SYMPTOMS else with_condition(content, eyes)
    suggestion = answer(changed, protocol)
    assert not {step.product for step in shown_steps(suggestion)} & set(CYANOCOBALAMIN)
    for words in (*suggestion.alternatives, *suggestion.would_change):
        said = words.summary if hasattr(words, "summary") else words.then
        assert "cyanocobalamin" not in said


@given(content=contents, protocol=protocols, allergy=st.sampled_from(["cobalt_allergy", "cobalamin_allergy"]))
def test_an_allergy_to_cobalamin_or_cobalt_never_yields_anything(content: Content, protocol: str, allergy: str) -> None:
    """S-02."""
    suggestion = answer(with_condition(content, allergy), protocol)
    assert suggestion.regimen is None
    assert all(" mcg" not in change.then for change in suggestion.would_change)
    assert not suggestion.alternatives


@given(content=contents, protocol=protocols, stop=st.sampled_from(["child", "pregnant", "breastfeeding", "other drug"]))
def test_what_the_rules_do_not_cover_never_gets_a_regimen(content: Content, protocol: str, stop: str) -> None:
    """S-02."""
    patient = content["patient"]
    if stop == "child":
        patient["age"] = 9
    elif stop == "other drug":
        content["requested_drug"] = "morphine"
    else:
        patient[stop] = True
    suggestion = answer(content, protocol)
    assert suggestion.regimen is None
    assert suggestion.status in ("refer", "out_of_scope")
    assert all(" mcg" not in change.then for change in suggestion.would_change)


# What must be said beside a regimen


@given(content=treatable, protocol=protocols, haemoglobin=st.floats(40, 79.9))
def test_severe_anaemia_at_the_start_of_treatment_always_has_the_potassium_plan(
    content: Content, protocol: str, haemoglobin: float
) -> None:
    """S-11."""
    content["phase"] = "repletion"
    content["labs"] = [
        *(result for result in content["labs"] if result["analyte"] != "haemoglobin"),
        lab("haemoglobin", haemoglobin, "g/L"),
    ]
    suggestion = answer(content, protocol)
    if suggestion.regimen is not None:
        plan = next(item for item in suggestion.monitoring if item.id == "potassium_48_hours")
        assert "48 hours" in plan.text
        assert "48 hours" in plan.plain
        assert any("48 hours" in note.text for note in suggestion.safety)


@given(content=contents, protocol=protocols, folate=st.floats(1.4, 4.5))
def test_a_low_folate_always_comes_with_never_alone(content: Content, protocol: str, folate: float) -> None:
    """S-10."""
    content["labs"] = [lab("folate", folate, "ug/L")]
    suggestion = answer(content, protocol)
    assume(suggestion.urgency != "emergency")
    note = next(item for item in suggestion.safety if item.id == "folate_never_alone")
    assert "never" in note.text.lower()
    assert "24 hours" in note.text


@given(content=treatable, protocol=protocols)
def test_every_injection_says_never_into_a_vein(content: Content, protocol: str) -> None:
    """S-13."""
    suggestion = answer(content, protocol)
    if suggestion.regimen is not None and suggestion.regimen.steps[0].route != "PO":
        assert any(item.id == "never_intravenous" for item in suggestion.safety)


@given(content=treatable, protocol=protocols, level=st.integers(351, 1900))
def test_a_normal_level_in_maintenance_changes_neither_dose_nor_duration(
    content: Content, protocol: str, level: int
) -> None:
    """S-07, S-15."""
    content["phase"] = "maintenance"
    content["labs"] = []
    without = answer(content, protocol)
    content["labs"] = [lab("serum_b12", level, "pg/mL")]
    assert decision(answer(content, protocol)) == decision(without)


# S-16: where it all comes from


@given(content=contents | treatable, protocol=protocols)
def test_every_source_that_is_cited_is_listed_and_stands_in_the_knowledge(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    parts = ("reasons", "findings", "referrals", "safety", "monitoring", "expect", "alternatives", "considered")
    parts += ("interpretation", "trends", "would_change")
    cited = {source for part in parts for item in getattr(suggestion, part) for source in item.sources}
    assert cited == {source.id for source in suggestion.sources}
    assert cited <= set(KNOWLEDGE.sources)


@given(content=contents | treatable, protocol=protocols)
def test_every_rule_that_fired_carries_an_id_a_sentence_in_both_registers_and_its_confidence(
    content: Content, protocol: str
) -> None:
    suggestion = answer(content, protocol)
    for part in ("reasons", "referrals", "safety", "monitoring", "expect"):
        for item in getattr(suggestion, part):
            assert item.text
            assert item.plain
            assert item.confidence
            assert item.sources or item.confidence in ("memory", "proposal")
            assert "{" not in item.text + item.plain


@given(content=treatable, protocol=protocols)
def test_no_dose_rests_on_weak_evidence(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    if suggestion.regimen is not None:
        lines = {rule.id: rule for rule in KNOWLEDGE.protocols[protocol].rules}
        line = next(reason for reason in suggestion.reasons if reason.rule in lines)
        assert line.confidence in ("primary", "secondary")
        assert line.sources


# What the caveat says, each time


def clinics() -> st.SearchStrategy[Clinic | None]:
    """No clinic, a clinic that has signed nothing, or one that has signed every protocol."""
    sign_off = SignOff.model_validate(
        {"name": "Dr B. Twelve", "role": "Medical director", "date": "2026-11-30", "knowledge_version": "2026.11"}
    )
    settings = {
        "name": "Riverside",
        "contact": "555-0100",
        "country": "US",
        "emergency_number": "911",
        "crisis_text": "Call 988.",
        "default_protocol": "us-practice",
    }
    return st.sampled_from(
        [
            None,
            Clinic.model_validate(settings),
            Clinic.model_validate({**settings, "sign_off": dict.fromkeys(PROTOCOLS, sign_off)}),
        ]
    )


@given(content=contents | treatable, protocol=protocols, clinic=clinics())
def test_the_caveat_keeps_all_its_promises_each_time(content: Content, protocol: str, clinic: Clinic | None) -> None:
    suggestion = suggest(parse_case(content), protocol, clinic=clinic)
    for text in (suggestion.confirmation.text, suggestion.confirmation.plain):
        _says_that_it_is_a_draft_and_who_must_confirm(text)
        _says_when_not_to_wait_and_whom_to_call(text, clinic.emergency_number if clinic else "local emergency number")
        _says_its_limits_and_that_it_is_no_certified_device(text)
        _never_hides_behind_an_empty_phrase(text)
        _names_its_basis(text, protocol)
    _names_the_facts_used_and_what_is_missing(suggestion)
    _names_the_strongest_reason_against_or_what_would_change_it(suggestion)
    _says_whether_the_clinic_has_signed_off(suggestion, signed=clinic is not None and bool(clinic.sign_off))


def _says_that_it_is_a_draft_and_who_must_confirm(text: str) -> None:
    assert re.search(r"draft made by rules, not a prescription", text, re.IGNORECASE)
    assert re.search(r"prescriber who can see (the|your) record must confirm", text)


def _says_when_not_to_wait_and_whom_to_call(text: str, number: str) -> None:
    waits = text[text.index("Do not wait") :]
    for sign in ("chest pain", "weakness", "loss of sight", "bladder", "confusion"):
        assert sign in waits
    assert number in waits


def _says_its_limits_and_that_it_is_no_certified_device(text: str) -> None:
    assert "It knows only what was entered" in text or "It only knows what you told it" in text
    assert re.search(r"not a (cleared or )?certified medical device", text)


def _never_hides_behind_an_empty_phrase(text: str) -> None:
    assert "educational purposes" not in text
    assert "ask your doctor" not in text.lower()


def _names_its_basis(text: str, protocol: str) -> None:
    entry = KNOWLEDGE.protocols[protocol]
    assert entry.authority in text
    assert entry.country in text
    assert entry.year is None or str(entry.year) in text


def _names_the_facts_used_and_what_is_missing(suggestion: Suggestion) -> None:
    said = suggestion.confirmation
    assert all(fact in said.text for fact in said.facts_used)
    assert all(result.entered in said.text and result.entered in said.plain for result in suggestion.findings)
    missing = said.text[said.text.index("Missing: ") :]
    assert all(_name(item.field) in missing for item in suggestion.missing)


def _name(field: str) -> str:
    if field.startswith("labs."):
        return KNOWLEDGE.vocabulary.term("analytes", field.removeprefix("labs.")).name.clinician
    return str(KNOWLEDGE.wording["fields"][field]["clinician"])


def _names_the_strongest_reason_against_or_what_would_change_it(suggestion: Suggestion) -> None:
    """S-26."""
    against = suggestion.confirmation.strongest_reason_against
    if against is not None:
        assert f"Strongest reason to disagree: {against}" in suggestion.confirmation.text
    else:
        assert "It would change if" in suggestion.confirmation.text
        assert suggestion.would_change or suggestion.regimen is None


def _says_whether_the_clinic_has_signed_off(suggestion: Suggestion, signed: bool) -> None:
    assert suggestion.confirmation.signed_off is signed
    for text in (suggestion.confirmation.text, suggestion.confirmation.plain):
        if signed:
            assert "Dr B. Twelve, Medical director, on 2026-11-30" in text
        else:
            assert re.search(r"not been reviewed by the clinic|has not yet reviewed these rules", text)


def test_the_patient_is_told_not_to_change_injections_because_of_a_page() -> None:
    assert "Do not start, stop or change injections because of this page" in answer(case()).confirmation.plain


def test_after_its_review_date_the_caveat_names_the_sources_that_are_due() -> None:
    """S-18."""
    fresh, late = (answer(case(as_of=day)) for day in ("2026-11-22", "2031-01-01"))
    assert "Past its review date" not in fresh.confirmation.text
    assert "Past its review date: " in late.confirmation.text
    assert all(source.overdue for source in late.sources)


# Not asked, asked and not known, and normal are three different things (S-06)

GAPS: list[tuple[str, Content, Content, Content]] = [
    ("conditions", {"conditions": None}, {"conditions": None, "not_known": ["conditions"]}, {"conditions": []}),
    ("medicines", {"medicines": None}, {"medicines": None, "not_known": ["medicines"]}, {"medicines": []}),
    (
        "labs.folate",
        {},
        {"not_known": ["labs.folate"]},
        {"labs": [lab("serum_b12", 98, "pg/mL"), lab("folate", 9, "ug/L")]},
    ),
    ("patient.age", {"patient": {}}, {"patient": {}, "not_known": ["patient.age"]}, {"patient": {"age": 40}}),
    ("cause", {"cause": None}, {"cause": "unknown"}, {"cause": "coeliac_disease"}),
    ("phase", {"phase": None}, {"phase": "unsure"}, {"phase": "repletion"}),
    (
        "patient.pregnant",
        {"patient": {"sex": "female"}},
        {"patient": {"sex": "female"}, "not_known": ["patient.pregnant"]},
        {"patient": {"sex": "female", "pregnant": False}},
    ),
    (
        "symptoms.neurological",
        {"symptoms": {}},
        {"symptoms": {}, "not_known": ["symptoms.neurological"]},
        {"symptoms": {"absent": ["paraesthesia", "numbness", "gait_disturbance"]}},
    ),
]


@pytest.mark.parametrize(("field", "not_asked", "not_known", "normal"), GAPS, ids=[gap[0] for gap in GAPS])
def test_not_asked_not_known_and_normal_are_never_the_same_answer(
    field: str, not_asked: Content, not_known: Content, normal: Content
) -> None:
    statuses = [
        {item.field: item.status for item in answer(case(**change)).missing}.get(field)
        for change in (not_asked, not_known, normal)
    ]
    assert statuses == ["not_asked", "not_known", None]


@pytest.mark.parametrize(
    "words", ["B12 supplement", "multivitamin", "b12 tablets", "cyanocobalamin", "hydroxocobalamin"]
)
def test_a_good_level_closes_nothing_where_b12_stands_on_the_list_of_medicines(words: str) -> None:
    """S-08."""
    taking = case(cause="coeliac_disease", labs=[lab("serum_b12", 600, "pg/mL")], medicines=[words])
    assert answer(taking).status != "not_indicated"


def test_symptoms_that_were_not_asked_about_are_never_taken_for_no_symptoms() -> None:
    """S-06: a good level closes the question only where there are no symptoms."""
    level = [lab("serum_b12", 600, "pg/mL")]
    asked = case(cause=None, labs=level, symptoms={"present": []})
    not_asked = case(cause=None, labs=level, symptoms={})
    assert answer(asked).status == "not_indicated"
    assert answer(not_asked).status == "needs_information"


# Results that weigh less (S-07)


def test_an_old_low_level_does_not_outweigh_a_fresh_one() -> None:
    old, fresh = lab("serum_b12", 98, "pg/mL", taken_on="2015-01-01"), lab("serum_b12", 600, "pg/mL")
    fresh["taken_on"] = "2026-11-01"
    both = answer(case(as_of="2026-11-22", cause="dietary", labs=[old, fresh]), "uk-nice-bnf")
    assert both.regimen is None


def test_a_metabolite_measured_during_treatment_does_not_close_the_question() -> None:
    """S-07, S-08: B12 that was given brings MMA down."""
    before = lab("serum_b12", 250, "pg/mL", before_treatment=True)
    during = lab("mma", 150, "nmol/L", before_treatment=False)
    treated = {"product": "hydroxocobalamin", "doses_given": 3}
    tired = {"present": ["fatigue"], "absent": ["paraesthesia"]}
    suggestion = answer(case(cause="dietary", symptoms=tired, labs=[before, during], treatment=treated), "uk-nice-bnf")
    assert suggestion.status != "not_indicated"


# Asking for tablets changes the order, and nothing else


@given(content=treatable, protocol=protocols)
def test_every_change_that_is_named_would_change_something(content: Content, protocol: str) -> None:
    content["preferences"]["route"] = "any"
    suggestion = answer(content, protocol)
    if suggestion.regimen is not None and suggestion.urgency is None:
        assert all(change.then != suggestion.regimen.text for change in suggestion.would_change)


def test_asking_for_tablets_names_no_change_that_would_change_nothing() -> None:
    named = [
        {
            change.condition
            for change in answer(wanted, "uk-nice-bnf").would_change
            if not change.rule.startswith("country.")
        }
        for wanted in (
            case(cause="coeliac_disease", phase="maintenance", preferences={"route": route})
            for route in ("any", "oral")
        )
    ]
    assert named[1] - {"Leber's optic neuropathy is present"} <= named[0]


@given(content=treatable, protocol=protocols)
def test_asking_for_tablets_never_changes_what_a_protocol_offers(content: Content, protocol: str) -> None:
    offered = []
    for route in ("any", "oral"):
        content["preferences"]["route"] = route
        regimen = answer(content, protocol).regimen
        offered.append({regimen.steps, *regimen.options} if regimen else set())
    assert offered[0] == offered[1]


@given(content=treatable, protocol=protocols)
def test_asking_for_a_lower_dose_never_changes_the_regimen(content: Content, protocol: str) -> None:
    content["preferences"]["lower_dose"] = False
    before = answer(content, protocol)
    content["preferences"]["lower_dose"] = True
    after = answer(content, protocol)
    assert decision(before) == decision(after)
    assert len(after.considered) == len(KNOWLEDGE.considered)
    nerves = set(content["symptoms"]["present"]) & set(NERVE_SIGNS)
    assert not nerves or all(option.excluded_here for option in after.considered)


# A line speaks only for those whom its source names


def test_the_uk_line_after_weight_loss_surgery_speaks_only_for_sleeve_and_bypass() -> None:
    """S-09: the source names sleeve gastrectomy and Roux-en-Y bypass."""
    good = [lab("serum_b12", 600, "pg/mL")]
    for procedure in ("gastric_band", "other"):
        operated = case(cause="bariatric_surgery", cause_detail={"procedure": procedure}, labs=good)
        reasons = [reason.rule for reason in answer(operated, "uk-nice-bnf").reasons]
        assert "uk-nice-bnf.prevention_bariatric" not in reasons


def test_a_partial_ileal_resection_is_not_explained_as_a_complete_one() -> None:
    """S-16: the source calls complete terminal ileal resection irreversible, not a partial one."""
    operated = case(cause="ileal_resection", cause_detail={"procedure": "terminal_ileum_partial", "resection_cm": 10})
    assert not [reason.text for reason in answer(operated, "uk-nice-bnf").reasons if "Complete" in reason.text]


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ({"medicines": ["warfarin"]}, "intramuscular_with_anticoagulant"),
        ({"conditions": ["bleeding_disorder"]}, "intramuscular_with_bleeding_disorder"),
        ({}, "never_intravenous"),
    ],
)
def test_an_injection_among_the_options_brings_its_warning_too(more: Content, note: str) -> None:
    """S-13: UK diet-related treatment offers tablets first and an injection as the option."""
    suggestion = answer(case(cause="dietary", **more), "uk-nice-bnf")
    assert [step.route for step in shown_steps(suggestion)] == ["PO", "IM"]
    assert note in [item.id for item in suggestion.safety]


# A lower dose that was asked for is still a dose


@pytest.mark.parametrize("symptom", EMERGENCY_SYMPTOMS)
def test_an_emergency_shows_no_dose_at_all_not_even_one_that_was_asked_for(symptom: str) -> None:
    """S-01."""
    asked = case(phase="maintenance", symptoms={"present": [symptom]}, preferences={"lower_dose": True})
    assert not [option for option in answer(asked).considered if not option.excluded_here]


@pytest.mark.parametrize("phase", ["maintenance", "repletion", "unsure"])
@pytest.mark.parametrize("condition", ["leber_optic_neuropathy", "cobalt_allergy", "cobalamin_allergy"])
def test_a_lower_dose_that_was_asked_for_is_excluded_where_its_product_is_ruled_out(condition: str, phase: str) -> None:
    """S-02, S-12: the lower dose is cyanocobalamin too."""
    asked = case(phase=phase, conditions=[condition], preferences={"lower_dose": True})
    assert not [option for option in answer(asked).considered if not option.excluded_here]


@pytest.mark.parametrize("phase", ["maintenance", "repletion", "unsure"])
@pytest.mark.parametrize("sign", ["paraesthesia", "visual_disturbance", "memory_or_concentration_problems"])
def test_a_lower_dose_that_was_asked_for_is_excluded_with_nerve_signs(sign: str, phase: str) -> None:
    """S-03, also while something else has to be asked first."""
    signs = {"present": [sign], "absent": ["numbness"]}
    asked = case(phase=phase, symptoms=signs, preferences={"lower_dose": True})
    assert not [option for option in answer(asked).considered if not option.excluded_here]


@pytest.mark.parametrize("person", [{"age": 9}, {"age": 30, "pregnant": True}, {"age": 30, "breastfeeding": True}])
def test_a_lower_dose_that_was_asked_for_is_excluded_where_the_rules_end(person: Content) -> None:
    """S-02."""
    asked = case(phase="maintenance", patient=person, preferences={"lower_dose": True})
    assert not [option for option in answer(asked).considered if not option.excluded_here]


# The treatment as entered (S-05)


@given(
    product=maybe(st.sampled_from(["hydroxocobalamin", "cyanocobalamin"])),
    mistaken=st.sampled_from([1_000_000, 500_000, 100_000]),
)
def test_a_dose_in_the_wrong_unit_is_refused(product: str | None, mistaken: int) -> None:
    with pytest.raises(CaseError) as refused:
        answer(case(treatment={"product": product, "dose_mcg": mistaken}))
    assert refused.value.field == "treatment.dose_mcg"
    assert "1 mg is 1,000 mcg" in refused.value.do
