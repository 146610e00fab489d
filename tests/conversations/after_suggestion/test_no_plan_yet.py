"""Before a plan stands, a question about it is answered plainly with that, and the questions go on."""

from __future__ import annotations

import pytest

WORDS = (
    "why this plan",
    "what would change it",
    "compare the guidelines",
    "dates please",
    "visit sheet",
)


@pytest.mark.parametrize("words", WORDS)
def test_before_any_question_there_is_no_plan_yet(conversation, words):
    conversation.say(words)
    assert "no plan yet" in conversation.text
    assert "Work out a plan" in conversation.options
    assert conversation.card is None


@pytest.mark.parametrize("words", WORDS)
def test_in_the_middle_there_is_no_plan_yet_and_the_question_comes_back(begun, words):
    begun.choose("Starting").say(words)
    assert "no plan yet" in begun.text
    assert begun.asked == "cause"
    assert "mcg" not in begun.text


@pytest.mark.parametrize("words", ["when will I feel better", "how will I know it works", "why not 500"])
def test_general_words_are_a_question_about_b12_as_long_as_there_is_no_plan(begun, words):
    begun.choose("Starting").say(words)
    assert "no plan yet" not in begun.text
    assert begun.asked == "cause"


def test_after_starting_again_there_is_no_plan_any_more(suggested):
    suggested.choose("Start again", "Yes, clear all").say("why this plan")
    assert "no plan yet" in suggested.text
