"""A clinician who gives a whole case is asked once about nerve signs and red flags, unless told (S-01, S-03)."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.said import Turn
from actions.judging.brevity import A_WHOLE_CASE, keep_it_brief
from actions.questions.catalogue import answered, question

TODAY = dt.date(2026, 11, 22)
NERVES = question("nerve_symptoms").part("nerves")
DANGERS = list(question("nerve_symptoms").part("dangers"))


def after_a_whole_case(register, **facts):
    known = {"phase": "repletion", "cause": "pernicious_anaemia", "age": 58, "sex": "male"}
    draft = Draft(Facts.model_validate({**known, **facts}))
    for number in range(A_WHOLE_CASE):
        draft.note("yes", f"fact {number}")
    keep_it_brief(draft, Turn("inform", "a case", (), register=register, today=TODAY))
    return answered(draft.facts)["nerve_symptoms"]


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"symptoms_present": ["weight_loss"]},
        {"symptoms_present": ["gastrointestinal_symptoms", "fatigue"]},
        {"symptoms_present": ["chest_pain"]},
        {"symptoms_absent": ["numbness"]},
    ],
    ids=str,
)
def test_other_signs_of_the_list_say_nothing_about_the_nerves(facts):
    assert after_a_whole_case("clinician", **facts) is None


@pytest.mark.parametrize("facts", [{"symptoms_present": ["numbness"]}, {"symptoms_absent": list(NERVES)}], ids=str)
def test_a_nerve_sign_says_nothing_about_red_flags(facts):
    assert after_a_whole_case("clinician", **facts) is None


@pytest.mark.parametrize(
    "facts",
    [
        {"symptoms_present": ["numbness"], "symptoms_absent": DANGERS},
        {"symptoms_absent": [*NERVES, *DANGERS]},
        {"symptoms_present": ["numbness", "syncope"], "symptoms_absent": ["chest_pain", "breathlessness_at_rest"]},
    ],
    ids=str,
)
def test_what_was_named_or_denied_is_not_asked_again(facts):
    assert after_a_whole_case("clinician", **facts) == "passed_over"


def test_a_patient_is_asked_whatever_was_told_at_once():
    assert after_a_whole_case("patient", symptoms_present=["numbness"]) is None
