"""Changing a line is a frame: keeping it, going back and cancelling leave that frame and nothing else."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["keep it as it was", "go back", "cancel", "never mind"])
def test_leaving_a_change_keeps_the_answer_and_the_plan(reviewed, words):
    reviewed.choose("Cause").say(words)
    assert reviewed.asked == "review", reviewed.text
    assert reviewed.slot("cause") == "pernicious_anaemia"
    assert reviewed.slot("editing") is None
    assert 'I kept "Cause" as it was' in reviewed.text


def test_keeping_it_is_offered(reviewed):
    reviewed.choose("Warning signs", "Keep it as it is")
    assert reviewed.asked == "review"
    assert "paraesthesia" in reviewed.slot("symptoms_absent")


def test_a_change_inside_a_change_leaves_the_inner_one_first(reviewed):
    reviewed.choose("Cause").say("change the age")
    assert reviewed.asked == "cause" or reviewed.asked == "age"
    inner = reviewed.slot("editing")
    assert [frame["question"] for frame in inner] == ["cause", "age"]


def test_an_answer_ends_the_change(reviewed):
    reviewed.choose("Cause", "Diet")
    assert reviewed.slot("editing") is None
    assert reviewed.slot("cause") == "dietary"


def test_cancelling_outside_a_change_still_stops(begun):
    begun.choose("Starting").say("cancel")
    assert begun.form is None
