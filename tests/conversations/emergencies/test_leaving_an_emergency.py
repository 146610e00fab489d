"""Who has to start again after an emergency can, by words as by the button."""

from __future__ import annotations

import pytest


def test_a_typed_yes_clears_the_emergency(begun):
    begun.say("my lips and throat are swelling after the injection")
    assert begun.card["type"] == "emergency"
    begun.say("start again").say("yes")
    assert begun.card is None
    assert begun.slot("symptoms_present") is None


def test_a_no_keeps_it(begun):
    begun.say("my lips and throat are swelling after the injection").say("start again").say("no")
    assert begun.say("starting").card["type"] == "emergency"


@pytest.mark.parametrize("words", ["what do i do", "what should I do now?"])
def test_what_to_do_in_an_emergency_is_said_again(begun, words):
    begun.say("my face is swelling up after the jab and my throat feels tight").say(words)
    assert begun.card["type"] == "emergency"
