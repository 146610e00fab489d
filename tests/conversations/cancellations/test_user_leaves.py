"""Stopping and starting again work at every question, and say what became of the answers."""

from __future__ import annotations


def test_restart_at_any_question_clears_everything_and_says_so(anywhere):
    anywhere.say("start again")
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


def test_forget_me_clears_the_answers(begun):
    begun.choose("Starting").say("forget everything")
    assert begun.slot("phase") is None


def test_a_new_conversation_starts_with_no_answers(begun, agent, loop):
    begun.choose("Starting")
    other = type(begun)(agent, loop).say("hello")
    assert other.slot("phase") is None
