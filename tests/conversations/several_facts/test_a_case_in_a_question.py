"""What a question tells of a case is kept: its signs and cause, whoever it is about, whichever words ask."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("How often would you inject a 31-year-old lady with pins & needles and B12 96 pg/mL?", ["paraesthesia"]),
        ("what would a 57 yr old with exhaustion and a sore tongue get? b12 is 74 pmol/L", ["fatigue", "glossitis"]),
        ("still having symptoms of tingling and irritability despite the tablets", ["paraesthesia", "irritability"]),
        ("Cranial nerves intact, reflexes normal, still describes paraesthesiae", ["paraesthesia"]),
    ],
)
def test_signs_of_a_case_in_a_question_are_noted(conversation, text, signs):
    conversation.say(text)
    assert sorted(conversation.slot("symptoms_present") or []) == sorted(signs)


def test_a_cause_of_a_case_in_a_question_is_noted(conversation):
    conversation.say("what would a 57 yr old with pernicious anemia get? b12 is 74 pmol/L")
    assert conversation.slot("cause") == "pernicious_anaemia"


def test_a_cause_that_is_only_asked_about_is_no_fact(conversation):
    conversation.say("what is the link of pernicious anemia and B12?")
    assert conversation.slot("cause") is None


def test_a_question_about_another_keeps_their_facts_once_it_is_known_whose_plan_it_is(conversation):
    conversation.say("how do we treat my flatmate who does balloons of laughing gas, b12 93 ng/L, he can't walk far")
    conversation.choose("Yes, about my friend")
    assert conversation.slot("lab_serum_b12")["value"] == 93.0
    assert conversation.slot("symptoms_present") == ["gait_disturbance"]


@pytest.mark.parametrize("text", ["my dads memory is dreadful", "mums hands are numb and she gets dizzy"])
def test_a_relative_without_an_apostrophe_is_asked_about(conversation, text):
    conversation.say(text)
    assert conversation.slot("confirming") == "whose"
