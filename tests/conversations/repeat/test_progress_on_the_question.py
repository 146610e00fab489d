"""Progress is counted on the question: open after two answers it names its options, after three it is left."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["asdf qwer", "I take B12 tablets"])
def test_a_question_is_left_after_three_answers(begun, words):
    said = [begun.text]
    for _ in range(3):
        said.append(begun.say(words).text)
    assert len(set(said)) == 4
    assert "Already on regular injections" in said[2]
    assert begun.asked == "cause"
    assert begun.slot("phase") == "unsure"
    assert "555-0100" in begun.text


def test_what_was_given_is_shown_as_given(begun):
    begun.choose("Starting").say("I have numb feet").say("I have numb feet")
    assert "I have that already: numbness" in begun.text


def test_each_step_forward_on_a_list_counts(begun):
    begun.choose("Starting", "Diet").say("tingling").say("numb feet").say("falls").say("weak legs")
    assert begun.asked == "nerve_symptoms"
    assert "as not known" not in begun.text


def test_a_question_in_between_is_no_answer(begun):
    for words in ("what is B12?", "why do you ask?", "do tablets work as well as injections?", "is it safe?"):
        begun.say(words)
    assert begun.asked == "phase"


def test_where_there_is_one_option_no_list_of_answers_is_announced(reviewed):
    said = [reviewed.say("asdf qwer").text for _ in range(2)]
    assert "answers I can use" not in said[1]
    assert "in other words, or choose" in said[1]
    assert said[0] != said[1]


def test_the_review_is_never_left(reviewed):
    for _ in range(4):
        reviewed.say("asdf qwer")
    assert reviewed.asked == "review"
    assert "555-0100" in reviewed.text


def test_a_volume_is_told_once_and_then_left(begun):
    begun.choose("Already on regular injections", "Pernicious anemia", "None of these")
    begun.choose("I don't know it", "No other results").take("58", "Neither", "None of these")
    begun.choose("No other medicines", "Cyanocobalamin")
    assert begun.asked == "dose"
    said = [begun.say("1 cc").text for _ in range(3)]
    assert len(set(said)) == 3
    assert "1,000 mcg in 1 mL" in said[1]
    assert begun.asked == "interval"
