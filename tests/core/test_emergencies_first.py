"""Red flags outrank everything, and a symptom more never makes a case less urgent (S-01)."""

from __future__ import annotations

import hypothesis.strategies as st
from cases import (
    EMERGENCY_SYMPTOMS,
    KNOWLEDGE,
    Content,
    answer,
    contents,
    how_urgent,
    protocols,
    with_symptom,
)
from hypothesis import given

from b12core.identifiers import SYMPTOMS

RED_FLAGS = sorted(
    {
        fact.removeprefix("symptom:")
        for rule in KNOWLEDGE.referrals
        if rule.urgency is not None
        for fact in (*rule.when.all, *rule.when.any)
        if fact.startswith("symptom:")
    }
)


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


@given(content=contents, protocol=protocols)
def test_weak_limbs_beside_new_bladder_trouble_are_an_emergency(content: Content, protocol: str) -> None:
    both = with_symptom(with_symptom(content, "limb_weakness"), "bladder_or_bowel_disturbance")
    suggestion = answer(both, protocol)
    assert (suggestion.urgency, suggestion.regimen) == ("emergency", None)
