"""Who has to start again after an emergency can, by words as by the button."""

from __future__ import annotations


def test_a_typed_yes_clears_the_emergency(begun):
    begun.say("my lips and throat are swelling after the injection")
    assert begun.card["type"] == "emergency"
    begun.say("start again").say("yes")
    assert begun.card is None
    assert begun.slot("symptoms_present") is None


def test_a_no_keeps_it(begun):
    begun.say("my lips and throat are swelling after the injection").say("start again").say("no")
    assert begun.say("starting").card["type"] == "emergency"
