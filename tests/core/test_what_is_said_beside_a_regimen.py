"""What must be said beside a regimen: potassium, folate, never into a vein, what a level may do (S-10, S-11)."""

from __future__ import annotations

import hypothesis.strategies as st
from cases import (
    Content,
    answer,
    contents,
    decision,
    lab,
    protocols,
    treatable,
)
from hypothesis import assume, given


@given(content=contents, protocol=protocols, haemoglobin=st.floats(40, 79.9))
def test_severe_anaemia_always_has_the_potassium_plan_with_a_regimen_or_without(
    content: Content, protocol: str, haemoglobin: float
) -> None:
    """S-11."""
    content["labs"] = [
        *(result for result in content["labs"] if result["analyte"] != "haemoglobin"),
        lab("haemoglobin", haemoglobin, "g/L"),
    ]
    suggestion = answer(content, protocol)
    assume(suggestion.urgency != "emergency")
    plan = next(item for item in suggestion.monitoring if item.id in ("potassium_48_hours", "potassium_in_loading"))
    assert "48 hours" in plan.text
    assert "48 hours" in plan.plain
    assert any("48 hours" in note.text for note in suggestion.safety)


@given(content=treatable, protocol=protocols)
def test_long_term_treatment_without_anaemia_has_no_potassium_plan(content: Content, protocol: str) -> None:
    content["phase"] = "maintenance"
    content["labs"] = [lab("haemoglobin", 140, "g/L")]
    suggestion = answer(content, protocol)
    assert not {"potassium_48_hours", "first_dose_in_severe_anaemia"} & {item.id for item in suggestion.monitoring}


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
