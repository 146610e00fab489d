"""Asking for tablets or for a lower dose changes the order, and nothing else."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from cases import (
    EMERGENCY_SYMPTOMS,
    KNOWLEDGE,
    NERVE_SIGNS,
    Content,
    answer,
    case,
    decision,
    protocols,
    treatable,
)
from hypothesis import given

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


# What was asked for is answered by name


@given(
    content=treatable,
    protocol=protocols,
    wish=st.sampled_from([{"route": "oral"}, {"route": "injection"}, {"lower_dose": True}]),
)
def test_every_wish_is_answered_by_name_under_every_protocol(content: Content, protocol: str, wish: Content) -> None:
    content["preferences"] = wish
    suggestion = answer(content, protocol)
    silent = any(reason.rule.endswith(".silent") for reason in suggestion.reasons)
    if suggestion.regimen is not None or silent:
        answers = [reason for reason in suggestion.reasons if "asked for" in reason.text]
        assert any("You asked for" in reason.plain for reason in answers)


@given(content=treatable, protocol=protocols, sign=st.sampled_from(NERVE_SIGNS))
def test_with_nerve_signs_nobody_is_told_that_guidance_accepts_tablets(
    content: Content, protocol: str, sign: str
) -> None:
    """S-03."""
    content["preferences"] = {"route": "oral"}
    content["symptoms"] = {"present": [sign]}
    said = [reason.text for reason in answer(content, protocol).reasons]
    assert not [text for text in said if "accept high-dose oral" in text]
