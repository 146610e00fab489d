"""Leber's disease of a relative is kept as family history of the person whose plan it is; it makes nobody a patient."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Turn, turn_of_message
from actions.facts.whose import whose_is_asked
from actions.turn.acknowledgement import acknowledgement
from actions.turn.understanding import understand
from b12nlu import read


def _said(text: str, asked: str | None = "conditions", intent: str = "inform") -> Turn:
    mentions = [{"entity": "mention", "value": mention.as_dict()} for mention in read(text)]
    message = {"text": text, "intent": {"name": intent}, "entities": mentions}
    return dataclasses.replace(turn_of_message(message, dt.date(2026, 11, 29)), asked=asked)


RELATIVES = [
    "my brother has leber's",
    "my dad had leber's",
    "leber's runs in my family",
    "my mum went blind with lebers, should i worry",
    "my aunt and my cousin have LHON",
    "family history of Leber's",
    "there is leber's on my mother's side",
]


@pytest.mark.parametrize("told", RELATIVES)
@pytest.mark.parametrize("asked", ["conditions", None])
def test_a_relatives_leber_is_kept_and_said_back(told, asked):
    draft = understand(Facts(phase="repletion"), _said(told, asked))
    assert draft.facts.conditions == ["leber_in_family"]
    assert "Leber's eye disease in the family: yes" in acknowledgement(draft, "patient")
    assert "did not count" not in acknowledgement(draft, "patient")


@pytest.mark.parametrize("told", RELATIVES)
def test_a_relatives_leber_makes_the_relative_no_patient(told):
    assert whose_is_asked(Facts(phase="repletion"), _said(told)) is None


def test_asked_as_a_question_it_is_kept_too():
    draft = understand(Facts(phase="repletion"), _said("my brother has leber's", intent="ask_faq"))
    assert draft.facts.conditions == ["leber_in_family"]


@pytest.mark.parametrize(
    "told", ["nobody in my family has leber's", "no family history of leber's", "no leber's in the family"]
)
def test_a_family_without_leber_is_noted_as_no_family_history(told):
    assert "leber_in_family" not in understand(Facts(phase="repletion"), _said(told)).facts.conditions


def test_ones_own_leber_is_ones_own():
    assert understand(Facts(), _said("I have leber's")).facts.conditions == ["leber_optic_neuropathy"]


def test_none_of_these_afterwards_leaves_it_standing():
    kept = understand(Facts(phase="repletion"), _said("my brother has leber's")).facts
    assert "leber_in_family" in understand(kept, _said("none of these", intent="deny")).facts.conditions
