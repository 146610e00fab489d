"""A result that cannot be right is left out in any words that say so, and asking again speaks of that result."""

from __future__ import annotations

import pytest


@pytest.fixture
def doubted(begun):
    """A talk in which a result is held back that no report can show."""
    begun.choose("Starting").say("hemoglobin 900 g/dL")
    assert begun.asked == "pending_lab"
    return begun


@pytest.mark.parametrize(
    "words",
    [
        *("leave it out", "skip that one please", "cross it out", "carry on without it", "don't count it"),
        *("drop the value", "omit", "skip", "lave it out", "take it off, I misread it and the paper is at work"),
    ],
)
def test_words_that_leave_it_out_do_what_the_button_does(doubted, words):
    doubted.say(words)
    assert not doubted.slot("pending_labs")
    assert doubted.asked == "cause"
    assert "taken out" in doubted.text


@pytest.mark.parametrize("words", ["stop", "I want to stop here"])
def test_a_bare_stop_still_stops_the_plan(doubted, words):
    doubted.say(words)
    assert "We stop here" in doubted.text


def test_asked_again_it_speaks_of_the_result_and_of_no_unit_to_choose(doubted):
    doubted.say("the nurse was in a hurry")
    assert "hemoglobin" in doubted.text
    assert "choose one, or type" not in doubted.text


def test_a_result_whose_unit_is_asked_for_can_be_left_out_too(begun):
    begun.choose("Starting").say("B12 148").say("forget that result")
    assert not begun.slot("pending_labs")
    assert begun.lab("serum_b12") is None
