"""`I just told you` counts as no miss: what is noted is shown, and the question comes in other words."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["I just TOLD you", "already said that", "you asked me that already"])
def test_what_is_noted_is_shown_and_the_question_asked_in_other_words(begun, words):
    begun.choose("Starting")
    first = begun.text
    begun.say(words)
    assert begun.asked == "cause"
    assert begun.slot("phase") == "repletion"
    assert "Phase: starting treatment" in begun.text
    assert "did not get" not in begun.text
    assert first not in begun.text
    assert not begun.slot("misses")


def test_of_a_list_what_was_given_is_shown(begun):
    begun.choose("Starting", "Pernicious anemia").say("my feet are numb").say("I already told you")
    assert begun.asked == "nerve_symptoms"
    assert "numbness: yes" in begun.text
    assert "did not get" not in begun.text
