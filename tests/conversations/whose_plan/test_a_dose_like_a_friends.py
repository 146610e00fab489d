"""A dose like the one that somebody else had is wanted by whoever writes, and makes nobody else the patient."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words", ["can you give me the dose my mate got", "what dose is the one my mum takes? I want that"]
)
def test_wanting_a_friends_dose_is_asking_for_oneself(conversation, words):
    conversation.say(words)
    assert conversation.slot("confirming") != "whose"


def test_an_emergency_stays_the_writers_where_a_friends_dose_is_named(begun):
    begun.say("I have lost all feeling in my saddle area and I keep wetting myself")
    assert begun.slot("emergency")
    begun.say("no, just give me the dose my mate got off the internet")
    assert begun.slot("whose") in (None, "self")
    assert begun.slot("emergency")


def test_the_dose_for_a_relative_is_the_relatives(conversation):
    conversation.say("what dose should my mum have?")
    assert conversation.slot("confirming") == "whose"
