"""Thanks and goodbyes end nothing that a person did not want to end, and say what counts."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["bye", "goodbye", "see you later"])
def test_a_goodbye_ends_the_questions_and_changes_no_treatment(begun, words):
    begun.choose("Starting").say(words)
    assert begun.form is None
    assert "your clinician" in begun.text


def test_thanks_in_the_middle_keep_the_place(begun):
    begun.choose("Starting").say("thank you so much")
    assert begun.asked == "cause"


def test_thanks_with_a_fact_keep_the_fact(begun):
    begun.choose("Starting").say("thanks, it's pernicious anaemia")
    assert begun.slot("cause") == "pernicious_anaemia"


def test_stopping_after_the_plan_does_not_say_that_there_is_none(suggested):
    suggested.say("stop")
    assert "no plan" not in suggested.text
    assert "clinician" in suggested.text


def test_who_stopped_can_go_on_in_words(begun):
    begun.choose("Starting").say("stop").say("let's continue")
    assert begun.asked == "cause"
