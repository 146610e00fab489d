"""Who cannot or will not say which of a list they have has not denied it (S-06, S-28)."""

from __future__ import annotations

import pytest

UNSURE = (
    "I honestly couldn't say about any of them",
    "no idea whether I've any of those",
    "not really sure about any of that",
    "haven't a clue about any of it",
    "I don't want to answer any of those",
    "I'd rather not say about any of them",
    "can't remember if I had any of them",
)


@pytest.mark.parametrize("words", UNSURE)
def test_the_warning_signs_stay_not_known(begun, words):
    begun.choose("Starting", "Pernicious anemia").say(words)
    assert "not known" in begun.text
    assert not begun.slot("symptoms_absent")
    assert not begun.slot("symptoms_present")


@pytest.mark.parametrize("words", UNSURE)
def test_allergies_and_conditions_stay_not_known(begun, words):
    begun.take("Starting", "Pernicious anemia", "None of these", "98 pg/mL", "No other results", "58", "Neither")
    assert begun.asked == "conditions"
    begun.say(words)
    assert "allergies and conditions: not known" in begun.text.lower()


@pytest.mark.parametrize("words", ["I don't understand any of those words", "I don't know what half of them mean"])
def test_a_list_that_is_not_understood_is_told_again(begun, words):
    begun.choose("Starting", "Pernicious anemia").say(words)
    assert begun.asked == "nerve_symptoms"
    assert not begun.slot("symptoms_absent")


@pytest.mark.parametrize("words", ["I don't have any of those", "don't think I have any of those"])
def test_a_list_that_is_denied_is_denied(begun, words):
    begun.choose("Starting", "Pernicious anemia").say(words)
    assert "none of these" in begun.text
