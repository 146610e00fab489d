"""An illness or a test that no rule knows is kept for the clinician in the person's words, and said back."""

from __future__ import annotations

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Mentioned
from actions.questions.catalogue import question
from b12nlu import read


def _tells(person, text: str, **how: str | None) -> Facts:
    mentions = [Mentioned.model_validate(mention.as_dict()) for mention in read(text)]
    return person.says(*mentions, text=text, **how)


@pytest.mark.parametrize(
    ("told", "illnesses", "results"),
    [
        ("38F SLE on methotrexate, CrCl 52, HIV positive", ["SLE", "HIV"], ["CrCl 52"]),
        ("I have sickle cell trait and epilepsy", ["sickle cell trait", "epilepsy"], []),
        ("haematoma after the last injection, ESR was 34", ["haematoma"], ["ESR was 34"]),
        ("she has glaucoma, vitiligo and is hypothyroid", ["glaucoma", "vitiligo", "hypothyroid"], []),
        ("CRP 12, B12 98 pg/mL", [], ["CRP 12"]),
    ],
)
def test_what_no_rule_knows_is_kept_as_typed_and_said_back(person, told, illnesses, results):
    facts = _tells(person, told)
    assert (facts.other_conditions, facts.other_results) == (illnesses, results)
    assert all(words in person.told for words in [*illnesses, *results])


@pytest.mark.parametrize(
    "told",
    [
        "no diabetes, no hypertension",
        "my mother has lupus",
        "can people with epilepsy have B12?",
        "what about HIV?",
        "ESR next week",
        "the ward is number 12",
    ],
)
def test_what_is_denied_asked_or_somebody_elses_is_not_kept(person, told):
    facts = _tells(person, told)
    assert facts.other_conditions == facts.other_results == []


def test_it_stands_with_the_illnesses_and_the_results_at_the_review(person):
    facts = _tells(person, "epilepsy, ESR 34")
    assert "epilepsy" in question("conditions").in_words(facts, "patient")
    assert "ESR 34" in question("other_labs").in_words(facts, "patient")


def test_it_is_taken_out_when_it_is_denied_later(person):
    _tells(person, "I have epilepsy")
    assert _tells(person, "no epilepsy, sorry").other_conditions == []
