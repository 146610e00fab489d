"""An allergy that no rule knows is kept for the clinician in the person's words, and said back whenever it is told."""

from __future__ import annotations

import pytest

from actions.facts.facts import Facts, facts_from_slots
from actions.facts.said import Mentioned
from actions.questions.catalogue import answered, question
from b12nlu import read


def _tells(person, text: str, **how: str | None) -> Facts:
    mentions = [Mentioned.model_validate(mention.as_dict()) for mention in read(text)]
    return person.says(*mentions, text=text, **how)


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("b12 95 ng/L, gp says injections, allergic to nickel. what's the plan then", ["nickel"]),
        ("I have a nickel allergy", ["nickel"]),
        ("I'm allergic to penicillin and latex", ["penicillin", "latex"]),
        ("allergies: sulfa", ["sulfa"]),
        ("she's allergic to bee stings", ["bee stings"]),
        ("allergic to amoxicillin though", ["amoxicillin"]),
        ("I'm allergic to wasps and my sister brings me the shots", ["wasps"]),
    ],
)
def test_what_somebody_is_allergic_to_is_kept_and_said_back(person, told, names):
    assert _tells(person, told).other_allergies == names
    assert all(f"allergy to {name}" in person.told for name in names)


@pytest.mark.parametrize(
    "told",
    [
        "allergic to cobalt",
        "I'm allergic to B12",
        "allergic reaction to hydroxocobalamin",
        "no allergies",
        "I'm not allergic to nickel",
        "my son is allergic to nuts",
        "is a nickel allergy the same as cobalt?",
        "allergies: none",
        "not allergic to anything",
    ],
)
def test_what_a_rule_knows_is_denied_or_is_somebody_elses_is_none_of_them(person, told):
    assert _tells(person, told).other_allergies == []


@pytest.mark.parametrize("intent", ["inform", "out_of_scope", "nlu_fallback"])
def test_one_that_is_told_again_is_said_back_again(person, intent):
    _tells(person, "allergic to nickel")
    _tells(person, "just the nickel, as i said", asked="conditions", intent=intent)
    assert "nickel" in person.told


def test_only_the_one_that_was_told_denies_the_rest_of_the_list(person):
    _tells(person, "allergic to nickel")
    facts = _tells(person, "just the nickel, as i said", asked="conditions")
    assert "cobalt_allergy" in facts.conditions_absent
    assert answered(facts)["conditions"] is not None


def test_one_that_is_denied_is_taken_out(person):
    _tells(person, "allergic to nickel")
    assert _tells(person, "I'm not allergic to nickel").other_allergies == []


def test_it_stands_in_the_review_beside_what_a_rule_knows():
    facts = facts_from_slots({"conditions": ["kidney_disease"], "other_allergies": ["nickel"]})
    line = question("conditions").described(facts, "patient")
    assert "kidney disease" in line
    assert "allergy to nickel" in line
