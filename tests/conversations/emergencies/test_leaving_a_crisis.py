"""Who thinks of suicide is not sent off with a goodbye: the crisis line stays, and what was done comes first."""

from __future__ import annotations

import pytest


@pytest.fixture
def in_crisis(begun):
    begun.say("I can't go on, I have the pills here")
    assert begun.card["type"] == "emergency"
    return begun


@pytest.mark.parametrize(
    "words", ["bye", "goodbye to you all", "stop", "leave me alone", "soon it's all over", "I'm done talking"]
)
def test_leaving_keeps_the_crisis_line_in_sight(in_crisis, words):
    in_crisis.say(words)
    assert in_crisis.card["type"] == "emergency"
    assert "988" in str(in_crisis.card)
    assert "Goodbye" not in in_crisis.text
    assert "We stop here" not in in_crisis.text


def test_who_wants_to_call_nobody_is_not_sent_to_the_front_desk(in_crisis):
    in_crisis.say("I won't call anybody")
    assert in_crisis.card["type"] == "emergency"
    assert "front desk" not in in_crisis.text


@pytest.mark.parametrize("words", ["I took them", "I've swallowed the lot", "I have just cut myself"])
def test_what_was_done_already_puts_the_emergency_number_first(in_crisis, words):
    assert in_crisis.card["contacts"][0]["number"] == "988"
    in_crisis.say(words)
    assert in_crisis.card["contacts"][0]["number"] == "911"
    assert "988" in str(in_crisis.card)


def test_starting_again_is_still_asked_for(in_crisis):
    assert "clear all" in in_crisis.say("start again").text


def test_that_it_will_be_over_is_no_goodbye(begun):
    begun.say("chest pain since noon").say("it'll be over soon")
    assert begun.card["type"] == "emergency"
    assert "Goodbye" not in begun.text
