"""Stopping and starting again work at every question, and say what became of the answers."""

from __future__ import annotations

import pytest


def test_restart_at_any_question_asks_first_and_then_clears_everything(anywhere):
    anywhere.say("start again")
    if "Yes, clear all" in anywhere.options:
        assert len(anywhere.messages) == 1
        anywhere.choose("Yes, clear all")
    assert "cleared" in anywhere.text
    assert anywhere.form is None
    assert anywhere.slot("phase") is None
    assert anywhere.slot("closed") is None
    anywhere.choose("Work out a plan")
    assert anywhere.asked == "phase"


def test_stop_at_any_question_ends_the_questions_and_gives_no_plan(anywhere):
    anywhere.say("stop")
    assert anywhere.form is None
    assert anywhere.card is None
    assert "no plan" in anywhere.text


def test_who_stopped_can_go_on_where_it_was(begun):
    begun.choose("Starting").say("stop").choose("Go on")
    assert begun.asked == "cause"
    assert begun.slot("phase") == "repletion"


@pytest.mark.parametrize("words", ["forget everything", "delete my data", "start over"])
def test_nothing_is_cleared_before_it_is_confirmed(begun, words):
    begun.choose("Starting").say(words)
    assert begun.slot("phase") == "repletion"
    begun.say("yes")
    assert "cleared" in begun.text
    assert begun.slot("phase") is None


def test_with_no_answers_there_is_nothing_to_ask_before_starting_again(begun):
    assert "cleared" in begun.say("start again").text


def test_who_does_not_want_to_start_again_keeps_answers_and_place(begun):
    begun.choose("Starting").say("start again").say("no")
    assert begun.slot("phase") == "repletion"
    assert begun.asked == "cause"
    assert "kept" in begun.text


def test_a_yes_to_starting_again_confirms_no_review(reviewed):
    reviewed.say("start again").say("yes")
    assert reviewed.card is None
    assert "cleared" in reviewed.text


def test_an_answer_instead_of_a_yes_is_taken_and_nothing_is_cleared(begun):
    begun.choose("Starting").say("start again").say("pernicious anaemia")
    assert (begun.slot("phase"), begun.slot("cause")) == ("repletion", "pernicious_anaemia")
    assert begun.asked == "nerve_symptoms"


def test_a_yes_later_on_does_not_clear(begun):
    begun.choose("Starting").say("start again").say("why do you ask?").say("yes")
    assert begun.slot("phase") == "repletion"


def test_starting_again_after_the_suggestion_asks_first(suggested):
    suggested.choose("Start again")
    assert suggested.options == ["Yes, clear all", "No, keep my answers"]
    suggested.choose("No, keep my answers")
    assert suggested.slot("cause") == "pernicious_anaemia"
    suggested.choose("Start again").say("yes please")
    assert suggested.slot("cause") is None


def test_a_new_conversation_starts_with_no_answers(begun, agent, loop):
    begun.choose("Starting")
    other = type(begun)(agent, loop).say("hello")
    assert other.slot("phase") is None
