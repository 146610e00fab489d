"""Nerves, eyes, allergies, and those whom no line names (S-02, S-03, S-12)."""

from __future__ import annotations

import copy

import hypothesis.strategies as st
import pytest
from cases import (
    CALM_NERVE_SIGNS,
    CYANOCOBALAMIN,
    Content,
    answer,
    case,
    contents,
    lab,
    protocols,
    shown_steps,
    treatable,
    with_condition,
    with_symptom,
)
from hypothesis import given

from b12core.identifiers import SYMPTOMS

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
        ({"medicines": ["warfarin"]}, "intramuscular_with_warfarin"),
        ({"conditions": ["bleeding_disorder"]}, "intramuscular_with_bleeding_disorder"),
        ({}, "never_intravenous"),
    ],
)
def test_an_injection_among_the_options_brings_its_warning_too(more: Content, note: str) -> None:
    """S-13: with diet as the cause UK treatment has tablets first; injections, with loading, are the option."""
    suggestion = answer(case(cause="dietary", **more), "uk-nice-bnf")
    assert [step.route for step in shown_steps(suggestion)] == ["PO", "IM", "IM"]
    assert note in [item.id for item in suggestion.safety]
