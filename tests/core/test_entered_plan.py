"""A plan that a clinician enters has checks and cautions of its own, not those of the draft that it replaces."""

from __future__ import annotations

from pathlib import Path

from b12core import load_knowledge, parse_case, suggest
from b12core.clinic import parse_clinic
from b12core.entered_plan import beside_plan
from b12core.suggestion import Interval, Range, Regimen, Step

CLINIC = parse_clinic((Path(__file__).resolve().parents[2] / "clinic.yml").read_text(encoding="utf-8"))


def a_case(**changes):
    content = {
        "as_of": "2026-11-30",
        "phase": "repletion",
        "cause": "pernicious_anaemia",
        "symptoms": {"present": ["fatigue"], "absent": ["paraesthesia"]},
        "labs": [{"analyte": "serum_b12", "value": 98, "unit": "pg/mL", "taken_on": "2026-11-02"}],
        "patient": {"age": 62, "sex": "female", "pregnant": False, "breastfeeding": False},
        "conditions": [],
        "medicines": [],
    }
    return parse_case({**content, **changes})


def a_plan(product, route, phase="maintenance"):
    step = Step(
        phase=phase,
        product=product,
        dose_mcg=Range(min=1000, max=1000),
        route=route,
        every=Interval(min=1, max=1, unit="day" if route == "PO" else "month"),
        text="as entered",
        plain="as entered",
    )
    return Regimen(product=product, steps=(step,), duration="review", text="as entered", plain="as entered")


def ids(found):
    return {item.id for item in found}


def test_tablets_in_place_of_injections_are_checked_as_tablets():
    case = a_case()
    draft = suggest(case, "us-practice", clinic=CLINIC)
    assert "no_serum_b12_on_injections" in ids(draft.monitoring)
    beside = beside_plan(case, a_plan("cyanocobalamin_oral", "PO"), "us-practice", CLINIC)
    assert "oral_not_improved" in ids(beside.monitoring)
    assert "no_serum_b12_on_injections" not in ids(beside.monitoring)


def test_a_start_without_loading_doses_is_still_watched_as_a_start():
    beside = beside_plan(a_case(), a_plan("hydroxocobalamin", "IM"), "uk-nice-bnf", CLINIC)
    assert {"baseline_bloods", "blood_count_eight_weeks", "symptom_review"} <= ids(beside.monitoring)


def test_loading_for_somebody_in_maintenance_is_watched_as_a_start():
    case = a_case(phase="maintenance", symptom_course="unchanged")
    assert "baseline_bloods" not in ids(suggest(case, "us-practice", clinic=CLINIC).monitoring)
    beside = beside_plan(case, a_plan("hydroxocobalamin", "IM", "repletion"), "us-practice", CLINIC)
    assert "baseline_bloods" in ids(beside.monitoring)


def test_a_move_from_injections_to_tablets_is_reviewed():
    used = {"product": "hydroxocobalamin", "dose_mcg": 1000, "route": "IM", "interval_days": 84}
    case = a_case(phase="maintenance", symptom_course="resolved", treatment=used)
    beside = beside_plan(case, a_plan("cyanocobalamin_oral", "PO"), "us-practice", CLINIC)
    assert "after_switch_to_tablets" in ids(beside.monitoring)
    beside = beside_plan(case, a_plan("hydroxocobalamin", "IM"), "us-practice", CLINIC)
    assert "after_switch_to_tablets" not in ids(beside.monitoring)


def test_the_cautions_are_those_of_the_product_that_was_entered():
    case = a_case(conditions=["bleeding_disorder"])
    assert "under_the_skin_by_the_us_label" in ids(suggest(case, "us-practice", clinic=CLINIC).safety)
    beside = beside_plan(case, a_plan("hydroxocobalamin", "IM"), "uk-smpc-hydroxocobalamin", CLINIC)
    assert "only_into_the_muscle_by_the_uk_label" in ids(beside.safety)
    assert "under_the_skin_by_the_us_label" not in ids(beside.safety)


def test_a_draft_that_is_entered_unchanged_has_the_checks_and_cautions_of_the_draft():
    for changes in (
        {},
        {"phase": "maintenance", "symptom_course": "resolved"},
        {"conditions": ["bleeding_disorder"]},
        {
            "labs": [
                {"analyte": "serum_b12", "value": 98, "unit": "pg/mL"},
                {"analyte": "haemoglobin", "value": 6, "unit": "g/dL"},
            ]
        },
        {"symptoms": {"present": ["gait_disturbance"], "absent": []}},
    ):
        case = a_case(**changes)
        for protocol in load_knowledge().protocols:
            draft = suggest(case, protocol, clinic=CLINIC)
            if draft.regimen is None:
                continue
            beside = beside_plan(case, draft.regimen, protocol, CLINIC)
            assert beside.monitoring == draft.monitoring, (changes, protocol)
            assert beside.safety == draft.safety, (changes, protocol)
