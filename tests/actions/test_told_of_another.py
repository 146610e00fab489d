"""What is said to a patient is said of the person whose plan it is, with the verb that goes with the pronoun."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from actions.facts.facts import Facts
from actions.facts.whose import PRONOUNS, people
from actions.judging.judgement import suggestion_from, suggestion_told
from actions.judging.told_of_another import in_third_person
from b12core.suggestion import Suggestion

TODAY = dt.date(2026, 11, 22)

FACTS = Facts.model_validate(
    {
        "phase": "repletion",
        "cause": "pernicious_anaemia",
        "symptoms_present": ["numbness"],
        "labs": {"serum_b12": {"value": 98.0, "unit": "pg/mL"}, "haemoglobin": {"value": 7.1, "unit": "g/dL"}},
        "age": 83,
        "medicines": ["warfarin"],
    }
)


@pytest.mark.parametrize(
    ("said", "she", "they"),
    [
        ("You take a blood thinner. Your INR counts.", "She takes a blood thinner. Her INR counts.", "They take a"),
        ("Say that you have reacted to B12.", "Say that she has reacted to B12.", "Say that they have reacted"),
        ("They decide which B12 is right for you.", "They decide which B12 is right for her.", "right for them."),
        ("If you become unsteady", "If she becomes unsteady", "If they become unsteady"),
        ("what you still get", "what she still gets", "what they still get"),
        ("You had it, and you don't need it", "She had it, and she doesn't need it", "They had it, and they don't"),
        ("Do not stop it by yourself.", "Do not stop it without asking first.", "without asking first."),
        ("Someone should see you soon", "Someone should see her soon", "see them soon"),
    ],
)
def test_the_pronoun_and_its_verb_follow(said, she, they):
    assert in_third_person(said, PRONOUNS["she"], "without asking first") == she
    assert they in in_third_person(said, PRONOUNS["they"], "without asking first")


@pytest.mark.parametrize("whose", ["father", "mother", "partner"])
def test_no_sentence_for_patients_says_you_where_the_plan_is_another_persons(whose):
    told = suggestion_told(FACTS.model_copy(update={"whose": whose}), TODAY)
    for text in sentences(told):
        assert not re.search(r"\byou(?:r|rs|rself)?\b", text, re.IGNORECASE), text


@pytest.mark.parametrize("whose", [None, "self"])
def test_ones_own_plan_is_said_as_it_is(whose):
    own = FACTS.model_copy(update={"whose": whose})
    assert suggestion_told(own, TODAY) == suggestion_from(own, TODAY)


def test_what_is_said_to_clinicians_and_the_dose_stay_the_same():
    theirs = FACTS.model_copy(update={"whose": "father"})
    told, own = suggestion_told(theirs, TODAY), suggestion_from(theirs, TODAY)
    assert (told.headline, told.status, told.urgency) == (own.headline, own.status, own.urgency)
    assert [step.dose_mcg for step in told.regimen.steps] == [step.dose_mcg for step in own.regimen.steps]


def sentences(suggestion: Suggestion):
    """What a patient reads of it."""
    yield suggestion.headline_plain
    yield suggestion.confirmation.plain
    yield suggestion.confirmation.line_plain
    if suggestion.regimen is not None:
        yield suggestion.regimen.plain
    for part in (suggestion.reasons, suggestion.referrals, suggestion.safety, suggestion.monitoring, suggestion.expect):
        for item in part:
            yield item.plain


def test_everybody_that_a_plan_can_be_for_has_pronouns():
    assert {person.pronouns for person in people().values()} == set(PRONOUNS)
