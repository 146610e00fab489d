"""That no B12 was had takes no result out, a day that nobody knows is no confusion, and weeks are nobody's age."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["starting, I've not had any B12", "I haven't had any B12 yet, starting"])
def test_b12_that_was_not_had_leaves_its_level(begun, words):
    begun.say("B12 140 ng/L").say(words)
    assert begun.lab("serum_b12") == (140.0, "ng/L")


def test_a_test_that_was_not_had_takes_its_level_out(begun):
    begun.choose("Starting").say("B12 140 ng/L").say("I haven't had a B12 test")
    assert begun.lab("serum_b12") is None


def test_not_knowing_which_day_a_dose_was_given_is_no_emergency(begun):
    begun.say("on them for years, every 3 months").say("I don't know what day it was, June")
    assert not begun.slot("emergency")


def test_not_knowing_which_day_it_is_stays_an_emergency(begun):
    begun.choose("Starting").say("I don't know what day it is")
    assert begun.slot("emergency")


@pytest.mark.parametrize(
    "words", ["is 2 weeks between shots ok?", "my wife is 3 months without her shot", "so is 2 weeks allowed or not"]
)
def test_weeks_between_injections_are_no_babys_age(conversation, words):
    conversation.say(words)
    assert "adults" not in conversation.text
