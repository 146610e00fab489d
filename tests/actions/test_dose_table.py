"""The dose as a small table says what the protocol's own steps say, and nothing that they do not."""

from __future__ import annotations

import pytest

from actions.steps.suggestion.dose_table import dose_table
from b12core import parse_case, suggest
from b12core.knowledge import load_knowledge
from b12core.suggestion import Regimen

KNOWLEDGE = load_knowledge()
CASE = {
    "as_of": "2026-11-22",
    "phase": "repletion",
    "cause": "pernicious_anaemia",
    "symptoms": {"present": ["fatigue"], "absent": ["paraesthesia", "gait_disturbance"]},
    "labs": [{"analyte": "serum_b12", "value": 98, "unit": "pg/mL"}],
    "patient": {"age": 52, "sex": "female", "pregnant": False, "breastfeeding": False},
    "conditions": [],
    "medicines": [],
}


def regimens() -> list[Regimen]:
    """What each protocol gives in a plain case, at the start and later, with and without nerve signs."""
    cases = [
        {**CASE, "phase": phase, "symptoms": {"present": [sign], "absent": []}}
        for phase in ("repletion", "maintenance")
        for sign in ("fatigue", "numbness")
    ]
    given = [suggest(parse_case(case), protocol).regimen for case in cases for protocol in KNOWLEDGE.protocols]
    return [regimen for regimen in given if regimen is not None]


@pytest.mark.parametrize("register", ["patient", "clinician"])
def test_every_step_of_every_protocol_stands_in_columns_with_its_own_words(register: str) -> None:
    assert regimens()
    for regimen in regimens():
        for row, step in zip(dose_table(regimen, register, KNOWLEDGE), regimen.steps, strict=True):
            words = step.text if register == "clinician" else step.plain
            assert row["much"] is not None, step
            assert row["often"] is not None
            assert row["much"] in words
            assert row["often"] in words
            assert row["many"] == (None if step.doses is None else str(step.doses))


def test_the_last_row_says_how_long_treatment_goes_on() -> None:
    regimen = suggest(parse_case(CASE), "us-practice").regimen
    assert regimen is not None
    rows = dose_table(regimen, "patient", KNOWLEDGE)
    assert [row["long"] for row in rows] == ["7 days", "1 month", "for life"]
    assert [row["what"] for row in rows] == ["cyanocobalamin, into a muscle or under the skin", None, None]


def test_a_step_that_the_knowledge_does_not_hold_stands_whole() -> None:
    regimen = suggest(parse_case(CASE), "us-practice").regimen
    assert regimen is not None
    unknown = regimen.steps[0].model_copy(update={"text": "as the hospital wrote", "plain": "as the hospital said"})
    rows = dose_table(regimen.model_copy(update={"steps": (unknown,)}), "patient", KNOWLEDGE)
    assert rows == [{"what": "as the hospital said", "much": None, "often": None, "long": None, "many": None}]


@pytest.mark.parametrize(("register", "many"), [("patient", "6 (4 had)"), ("clinician", "6 (4 given)")])
def test_the_doses_of_a_course_that_were_given_stand_beside_their_number(register, many):
    given = {"product": "hydroxocobalamin", "dose_mcg": 1000, "route": "IM", "interval_days": 2, "doses_given": 4}
    case = {**CASE, "treatment": given}
    regimen = suggest(parse_case(case), "uk-nice-bnf").regimen
    assert regimen is not None
    assert [row["many"] for row in dose_table(regimen, register, KNOWLEDGE)] == [many, None]
