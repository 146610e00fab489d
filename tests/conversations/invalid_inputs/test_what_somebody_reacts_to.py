"""What somebody came out in a rash from is an allergy and no medicine in use, and a reaction to B12 is never lost."""

from __future__ import annotations

import pytest

TO_THE_CONDITIONS = (
    "Starting",
    "Pernicious anemia",
    "None of these",
    "I don't know it",
    "No other results",
    "38",
    "Neither",
)


@pytest.fixture
def asked_for_allergies(begun):
    begun.take(*TO_THE_CONDITIONS)
    assert begun.asked == "conditions", begun.text
    return begun


def test_a_medicine_that_brings_on_a_rash_is_an_allergy_and_nothing_else_is_of_the_list(asked_for_allergies):
    asked_for_allergies.say("amoxicillin brings me out in a rash, nothing else")
    assert asked_for_allergies.slot("other_allergies") == ["amoxicillin"], asked_for_allergies.text
    assert asked_for_allergies.slot("medicines") is None
    assert asked_for_allergies.asked == "medicines"


def test_a_medicine_that_makes_ill_is_kept_in_words_and_is_none_in_use(asked_for_allergies):
    asked_for_allergies.say("tramadol makes me sick")
    assert asked_for_allergies.slot("other_conditions") == ["tramadol makes me sick"], asked_for_allergies.text
    assert asked_for_allergies.slot("medicines") is None


@pytest.mark.parametrize("words", ["got a rash off a B12 shot once", "spots came up after my first jab"])
def test_a_rash_from_b12_is_put_down(asked_for_allergies, words):
    asked_for_allergies.say(words)
    assert "cobalamin_allergy" in (asked_for_allergies.slot("conditions") or []), asked_for_allergies.text


@pytest.mark.parametrize("words", ["no rash from the shots", "got a rash after a flu shot"])
def test_no_rash_and_one_from_something_else_are_none_to_b12(asked_for_allergies, words):
    asked_for_allergies.say(words)
    assert "cobalamin_allergy" not in (asked_for_allergies.slot("conditions") or []), asked_for_allergies.text


def test_what_people_are_often_allergic_to_is_kept_by_its_name(asked_for_allergies):
    asked_for_allergies.say("kiwi and latex")
    assert asked_for_allergies.slot("other_allergies") == ["kiwi", "latex"], asked_for_allergies.text
    assert asked_for_allergies.asked == "conditions"


def test_what_was_kept_before_of_the_same_medicine_stays(asked_for_allergies):
    asked_for_allergies.say("codeine makes me sick").say("codeine brings me out in a rash")
    assert asked_for_allergies.slot("other_conditions") == ["codeine makes me sick"], asked_for_allergies.text
    assert asked_for_allergies.slot("other_allergies") == ["codeine"]
