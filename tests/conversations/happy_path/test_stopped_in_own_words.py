"""That B12 was stopped is understood wherever it is told, and never taken for a wish to end the talk."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words",
    [
        "then tablets instead. He's stopped the tablets",
        "He doesn't get anything now. Not the jabs, not the tablets",
        "Not starting, she had already, but last was February, nothing after",
        "It's stopped. Change that to stopped",
    ],
)
def test_it_answers_the_question_for_the_phase(begun, words):
    begun.say(words)
    assert begun.slot("stopped") is True
    assert "We stop here" not in begun.text
    assert begun.asked == "cause"


@pytest.mark.parametrize("words", ["It's stopped. Change that to stopped", "He's stopped the tablets"])
def test_it_is_taken_up_where_treatment_was_told_as_going_on(begun, words):
    begun.choose("Already on regular injections").say("pernicious anemia").say(words)
    assert begun.slot("stopped") is True
    assert begun.asked is not None


def test_it_is_taken_up_at_the_review(reviewed):
    reviewed.say("It's stopped. Change that to stopped")
    assert reviewed.slot("stopped") is True
    assert "We stop here" not in reviewed.text


def test_another_medicine_that_was_stopped_is_not_b12(begun):
    begun.choose("Already on regular injections").say("I stopped the omeprazole")
    assert not begun.slot("stopped")
