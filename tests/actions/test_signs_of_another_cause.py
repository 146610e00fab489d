"""A nerve sign that is told with an old cause of another kind is said back, and is no sign of low B12, nor denied."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.said import turn_of_message
from actions.turn.acknowledgement import acknowledgement
from actions.turn.understanding import understand
from b12nlu import read

BEGUN = Facts(phase="repletion", cause="pernicious_anaemia")


def _after(text: str, facts: Facts = BEGUN, asked: str | None = "nerve_symptoms", intent: str = "inform") -> Draft:
    mentions = [{"entity": "mention", "value": mention.as_dict()} for mention in read(text)]
    message = {"text": text, "intent": {"name": intent}, "entities": mentions}
    return understand(facts, dataclasses.replace(turn_of_message(message, dt.date(2026, 11, 29)), asked=asked))


EXPLAINED = [
    ("bit unsteady but he's been on a frame for years", "gait_disturbance"),
    ("she's unsteady but that's the hip from 2023", "gait_disturbance"),
    ("a bit wobbly but that's my dodgy knee", "gait_disturbance"),
    ("my feet are numb for 20 years from a back injury", "numbness"),
    ("my toes are numb since a car crash in 2010", "numbness"),
    ("unsteady on my legs because of arthritis", "gait_disturbance"),
    ("weak leg since the polio", "limb_weakness"),
]


@pytest.mark.parametrize(("told", "sign"), EXPLAINED)
def test_a_sign_with_an_old_cause_is_said_back_and_not_counted(told, sign):
    draft = _after(told)
    assert sign not in draft.facts.symptoms_present
    assert sign not in draft.facts.symptoms_absent
    assert sign in draft.facts.symptoms_not_known
    assert "another cause" in acknowledgement(draft, "patient")


def test_one_that_was_counted_before_is_taken_back():
    facts = BEGUN.model_copy(update={"symptoms_present": ["gait_disturbance"]})
    draft = _after("the unsteady walking is from her hip operation in 2023", facts, asked=None)
    assert draft.facts.symptoms_present == []


@pytest.mark.parametrize(
    ("told", "sign"),
    [
        ("unsteady on my feet", "gait_disturbance"),
        ("unsteady since the hip operation and it is getting worse", "gait_disturbance"),
        ("unsteady, and it's not just the hip", "gait_disturbance"),
        ("my feet are numb. I have a bad knee", "numbness"),
        ("numb toes", "numbness"),
        ("unsteady and needs a stick since last week", "gait_disturbance"),
    ],
)
def test_a_sign_that_is_new_or_worse_or_told_without_a_cause_counts(told, sign):
    assert sign in _after(told).facts.symptoms_present


def test_sudden_weakness_is_never_explained_away():
    facts = _after("sudden weakness of my left arm and leg, it is from my knee").facts
    assert "limb_weakness" in facts.symptoms_present


@pytest.mark.parametrize("told", ["none of the others", "nothing else"])
def test_none_of_the_others_ends_the_list_behind_it(told):
    facts = _after("she's unsteady but that's the hip from 2023").facts
    draft = _after(told, facts, intent="none_of_these")
    assert "numbness" in draft.facts.symptoms_absent
    assert "gait_disturbance" not in draft.facts.symptoms_absent
