"""Going back takes the last answer out, says which, and asks it again."""

from __future__ import annotations


def test_back_within_a_step(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these").say("go back")
    assert begun.asked == "nerve_symptoms"
    assert begun.slot("symptoms_absent") is None
    assert "Warning signs" in begun.text


def test_back_into_the_step_before(begun):
    begun.choose("Starting", "Pernicious anemia").say("go back")
    assert begun.asked == "cause"
    assert begun.slot("cause") is None
    begun.choose("Diet")
    assert begun.asked == "nerve_symptoms"


def test_back_twice(begun):
    begun.choose("Starting", "Pernicious anemia").say("go back").say("go back")
    assert begun.asked == "phase"


def test_back_at_the_first_question_says_that_there_is_none(begun):
    begun.say("go back")
    assert begun.asked == "phase"
    assert "no earlier answer" in begun.text
