"""The last list of symptoms is left out only where the core gives the same answer to every answer of it (S-06)."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.judging.judgement import suggestion_from
from actions.judging.leaving_out import leave_out, matters
from actions.questions.catalogue import answered, question

TODAY = dt.date(2026, 11, 22)
LAST = "general_symptoms"


def settled(**facts: object) -> Facts:
    """A case in which everything before the last list was answered."""
    nothing = {
        "phase": "repletion",
        "cause": "pernicious_anaemia",
        "symptoms_absent": list(question("nerve_symptoms").choices),
        "age": 70,
        "sex": "female",
        "conditions_absent": list(question("conditions").choices),
        "closed": ["other_labs", "medicines"],
    }
    return Facts.model_validate({**nothing, **facts})


def lab(value: float, unit: str = "pg/mL") -> dict[str, object]:
    return {"value": value, "unit": unit}


CASES = [
    settled(phase=phase, cause=cause, labs=labs)
    for phase, cause, labs in itertools.product(
        ("repletion", "maintenance", "unsure"),
        ("pernicious_anaemia", "dietary", "bariatric_surgery", "metformin", "unknown", "nitrous_oxide"),
        (
            {"serum_b12": lab(98)},
            {"serum_b12": lab(250)},
            {"serum_b12": lab(600)},
            {"serum_b12": lab(98), "haemoglobin": lab(6.4, "g/dL")},
            {"serum_b12": lab(98), "haemoglobin": lab(13.5, "g/dL")},
        ),
    )
]


@pytest.mark.parametrize(
    "facts", CASES, ids=lambda f: f"{f.phase}-{f.cause}-{'-'.join(str(x.value) for x in f.labs.values())}"
)
def test_where_it_is_left_out_no_answer_to_it_changes_what_is_done(facts):
    if matters(LAST, facts, TODAY):
        return
    now = suggestion_from(facts, TODAY)
    for symptom in question(LAST).choices:
        then = suggestion_from(facts.model_copy(update={"symptoms_present": [symptom]}), TODAY)
        assert (then.status, then.urgency, then.regimen) == (now.status, now.urgency, now.regimen)
        assert [item.rule for item in then.referrals] == [item.rule for item in now.referrals]
        assert [item.id for item in then.safety] == [item.id for item in now.safety]


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        (settled(labs={"serum_b12": lab(98)}), False),
        (settled(cause="dietary", labs={"serum_b12": lab(600)}), True),
        (settled(cause="dietary", labs={"serum_b12": lab(250)}), True),
        (settled(phase="maintenance", labs={"serum_b12": lab(98)}), False),
    ],
)
def test_it_is_asked_where_the_results_leave_the_answer_open(facts, asked):
    draft = Draft(facts)
    leave_out(draft, Facts(), TODAY)
    assert (answered(draft.facts)[LAST] is None) == asked


def test_it_is_not_judged_before_all_that_decides_about_it_is_known():
    draft = Draft(settled(labs={"serum_b12": lab(98)}, closed=["other_labs"]))
    leave_out(draft, Facts(), TODAY)
    assert draft.facts.left_out == []
    assert answered(draft.facts)["medicines"] is None


def test_a_change_of_the_result_brings_it_back():
    draft = Draft(settled(labs={"serum_b12": lab(98)}))
    leave_out(draft, Facts(), TODAY)
    assert draft.facts.left_out == [LAST]
    before = draft.facts
    draft.put("labs", settled(labs={"serum_b12": lab(250)}).labs)
    draft.put("cause", "dietary")
    leave_out(draft, before, TODAY)
    assert draft.facts.left_out == []
