"""A denial of a part of a list denies that part and nothing else; its noun alone denies nothing (S-01, S-06)."""

from __future__ import annotations

import pytest

from actions.questions.catalogue import question


def denied(question_id: str, words: str) -> set[str]:
    item = question(question_id)
    return {part.id for part in item.parts if set(part.ids) <= set(item.denied_in(words))}


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("no allergies and no illnesses", {"allergies", "illnesses"}),
        ("I have no allergies or illnesses", {"allergies", "illnesses"}),
        ("don't have any allergies or other conditions", {"allergies", "illnesses"}),
        ("allergies: none, illnesses: none", {"allergies", "illnesses"}),
        ("not allergic to anything. no to the eye disease", {"allergies", "eyes"}),
        ("without allergies that I know of", {"allergies"}),
        ("I don’t have allergies", {"allergies"}),
    ],
)
def test_each_part_that_is_denied_is_found(words, parts):
    assert denied("conditions", words) == parts


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("no allergies but an illness", {"allergies"}),
        ("no allergies, an illness", {"allergies"}),
        ("no allergies, heart failure", {"allergies"}),
        ("allergies, no illnesses", {"illnesses"}),
        ("no, an allergy", set()),
        ("no kidney disease", set()),
        ("not allergic to penicillin", set()),
        ("no allergies except cobalt", set()),
        ("not sure about allergies", set()),
    ],
)
def test_a_part_that_is_only_named_is_not_denied(words, parts):
    assert denied("conditions", words) == parts


def test_an_illness_beside_a_denial_leaves_the_illnesses_open(person):
    facts = person.says(intent="deny", asked="conditions", text="no allergies but an illness")
    assert set(facts.conditions_absent) == {"cobalamin_allergy", "cobalt_allergy"}


def test_a_denial_of_one_illness_by_name_denies_no_other(person):
    facts = person.says(intent="deny", asked="conditions", text="no, the disease is new")
    assert facts.conditions_absent == []


def test_feet_that_are_fine_leave_sight_and_memory_open(person):
    facts = person.says(asked="nerve_symptoms", text="my feet are fine")
    assert set(facts.symptoms_absent) == {"paraesthesia", "numbness"}
