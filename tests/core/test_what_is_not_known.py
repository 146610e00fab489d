"""Not asked, not known and normal are three things; old results and mistyped doses (S-05 to S-08)."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from cases import (
    Content,
    answer,
    case,
    lab,
    maybe,
)
from hypothesis import given

from b12core import CaseError

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
