"""A dose that is told in thousands, as the question asks for micrograms, is taken up and said in micrograms (S-05)."""

from __future__ import annotations

import pytest


@pytest.fixture
def at_the_dose(conversation):
    conversation.say("plan, pernicious anemia, cyanocobalamin every month, 66 male, no medicines, no other results")
    conversation.take("None of these", "I don't know it", "None of these")
    assert conversation.asked == "dose"
    return conversation


@pytest.mark.parametrize(
    ("words", "micrograms"),
    [("1k", 1000), ("a thou", 1000), ("1.5k mcg as always", 1500), ("about a grand", 1000), ("five thou", 5000)],
)
def test_it_is_taken_up(at_the_dose, words, micrograms):
    at_the_dose.say(words)
    assert at_the_dose.slot("dose_mcg") == micrograms
    assert f"dose: {micrograms:,} mcg" in at_the_dose.text


def test_thousands_of_milligrams_are_none(at_the_dose):
    assert at_the_dose.say("1k mg").slot("dose_mcg") is None
