"""A sign that is there still is present, however long; one that is left out as past stays open, and that is said."""

from __future__ import annotations

import pytest


@pytest.fixture
def at_the_list(begun):
    return begun.choose("Starting", "Pernicious anemia")


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("Bit wobbly but always was", "gait_disturbance"),
        ("she's quieter and more forgetful this last year", "memory_or_concentration_problems"),
        ("numb legs, improving with the injections until Friday", "numbness"),
        ("had numb feet at diagnosis, still has", "numbness"),
    ],
)
def test_what_is_there_still_is_noted(at_the_list, words, sign):
    at_the_list.say(words)
    assert sign in at_the_list.slot("symptoms_present")
    assert "past" not in at_the_list.text


def test_what_is_past_stays_in_the_list_and_may_be_said_to_be_there(at_the_list):
    at_the_list.say("had numb feet at diagnosis")
    assert not at_the_list.slot("symptoms_present")
    assert "Numbness" in at_the_list.options
    assert "If it is still there, tell me." in at_the_list.text
