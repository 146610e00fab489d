"""What the caveat says that the suggestion rests on: every fact as it was entered, by name."""

from __future__ import annotations

import pytest
from cases import KNOWLEDGE, Content, answer, case, lab

NERVE_SIGNS = [sign.id for sign in KNOWLEDGE.symptoms.values() if sign.group == "neurological"]


def facts(content: Content) -> tuple[str, ...]:
    return answer(content, "uk-nice-bnf").confirmation.facts_used


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"cause": "dietary", "causes": ["metformin"]}, ["dietary deficiency", "metformin"]),
        (
            {"cause": "ileal_resection", "cause_detail": {"procedure": "terminal_ileum_partial", "resection_cm": 60}},
            ["ileal resection", "60 cm of bowel removed"],
        ),
        (
            {"symptoms": {"present": ["fatigue"], "absent": ["numbness", "falls"]}},
            ["fatigue", "no numbness", "no falls"],
        ),
        (
            {"symptoms": {"present": ["numbness"], "absent": [sign for sign in NERVE_SIGNS if sign != "numbness"]}},
            ["numbness", "none of the other 10 neurological signs asked about"],
        ),
        (
            {"symptoms": {"present": ["fatigue"], "absent": NERVE_SIGNS}},
            ["fatigue", "none of the 11 neurological signs asked about"],
        ),
        ({"labs": [lab("serum_b12", 98, "pg/mL", taken_on="2026-11-02")]}, ["98 pg/mL (72 pmol/L) on 2 November 2026"]),
        ({"medicines": ["folic_acid", "Zegerid"]}, ["folic acid", "Zegerid"]),
        ({"medicines": ["aspirin"]}, ["aspirin (no rule about it)"]),
        ({"patient": {"age": 41, "sex": "female", "pregnant": False}}, ["age 41", "female", "not pregnant"]),
    ],
)
def test_every_fact_is_told_back_as_it_was_entered(content: Content, told: list[str]) -> None:
    said = " · ".join(facts(case(**content)))
    assert not [words for words in told if words not in said]


def test_two_results_of_one_analyte_are_both_told_with_their_days() -> None:
    results = [lab("ferritin", 8, "ug/L", taken_on=day) for day in ("2026-05-01", "2026-11-01")]
    said = facts(case(labs=[lab("serum_b12", 98, "pg/mL"), *results]))
    assert "ferritin 8 ug/L on 1 May 2026" in said
    assert "ferritin 8 ug/L on 1 November 2026" in said


def test_a_medicine_that_is_the_cause_is_told_back_and_counts_as_taken() -> None:
    told = case(cause="other_medicine", cause_detail={"medicine": "colchicine"}, medicines=[])
    suggestion = answer(told, "uk-nice-bnf")
    assert "colchicine" in ", ".join(suggestion.confirmation.facts_used)
    listed = case(cause="other_medicine", cause_detail={"medicine": "colchicine"}, medicines=["colchicine"])
    also = answer(listed, "uk-nice-bnf")
    assert [note.id for note in suggestion.safety] == [note.id for note in also.safety]
    assert also.confirmation.facts_used.count("colchicine") == 1
