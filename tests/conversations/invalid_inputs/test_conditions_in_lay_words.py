"""Conditions told in everyday words in answer to the list of conditions."""

from __future__ import annotations

import pytest


@pytest.fixture
def asked(begun):
    begun.choose("Already on regular injections", "Pernicious anemia", "None of these")
    begun.choose("I don't know it", "No other results").say("58").choose("Neither")
    assert begun.asked == "conditions"
    return begun


@pytest.mark.parametrize(
    ("told", "condition"),
    [
        ("kidneys a bit low, that's it", "kidney_disease"),
        ("my kidneys are a bit off", "kidney_disease"),
        ("kidney function slightly down", "kidney_disease"),
        ("liver's a bit off", "liver_disease"),
    ],
)
def test_an_organ_that_is_a_bit_off_is_put_down_and_said_back(asked, told, condition):
    asked.say(told)
    assert asked.slot("conditions") == [condition], asked.text
    assert condition.replace("_", " ") in asked.text


def test_kidneys_that_are_not_bad_are_no_disease(asked):
    assert not asked.say("kidneys are not too bad").slot("conditions")
