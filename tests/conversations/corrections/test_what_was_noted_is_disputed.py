"""Whoever says what was noted and how it is (`you put 45. it's 54`) is heard; what they do not know is asked again."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("told", "words", "slot", "expected"),
    [
        ("I'm 45", "you put 45. it's 54", "age", 54),
        ("I'm a man of 45", "you've got me down as a man, I'm a woman", "sex", "female"),
        ("I'm on regular injections", "you put already on regular B12. I'm just starting", "phase", "repletion"),
        ("my diet is vegan", "you've got diet down as the cause, it's celiac disease", "cause", "coeliac_disease"),
        ("my feet are numb", "you put numbness. it's tingling", "symptoms_present", ["paraesthesia"]),
        ("no numbness", "you've got no numbness down, I do have numb feet", "symptoms_present", ["numbness"]),
        ("my feet are numb", "you've got numbness down, I don't have it", "symptoms_present", None),
    ],
)
def test_the_fact_is_what_was_said_last(begun, told, words, slot, expected):
    begun.say(told).say(words)
    assert (begun.slot(slot) or None) == expected, begun.text


@pytest.mark.parametrize(
    "words",
    [
        "I don't know if I'm pregnant, you put no. I'm not",
        "I don't think I'm pregnant but I don't know",
        "you noted not pregnant, I don't know",
    ],
)
def test_a_pregnancy_that_is_not_known_is_asked_again_and_never_noted(begun, words):
    begun.say("I'm a woman of 31 and I'm not pregnant")
    assert begun.slot("pregnant") is False
    begun.say(words)
    assert begun.slot("pregnant") is None, begun.text


def test_one_of_the_two_stays_as_it_was_told(begun):
    begun.say("I'm 31 and I'm breastfeeding").say("you put breastfeeding. that's wrong, I'm pregnant")
    assert begun.slot("breastfeeding") is None
    assert begun.slot("pregnant") is True


def test_what_is_only_said_back_takes_nothing_out(begun):
    begun.say("my feet are numb").say("you put numbness, thanks")
    assert begun.slot("symptoms_present") == ["numbness"]
