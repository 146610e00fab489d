"""A sentence that answers nothing stands once: the second time the open question is asked in other words alone."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["what's the weather like", "how much paracetamol may I take"])
def test_a_fixed_sentence_is_not_said_twice_in_a_row(begun, words):
    begun.say(words)
    first = begun.messages[0]["text"]
    begun.say(words)
    assert first not in begun.text
    assert begun.asked == "phase"


def test_told_before_is_counted_from_the_second_time_on(begun):
    begun.say("same as before").say("I told you that").say("same as before").say("already said that")
    assert begun.asked == "cause", begun.text


def test_a_question_that_is_left_is_not_asked_in_the_same_reply(begun):
    for _ in range(4):
        begun.say("I'm a total newbie")
        if 'leave "Phase"' in begun.text:
            break
    assert begun.asked != "phase", begun.text
