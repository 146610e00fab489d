"""Who asks what is known about them learns it, and how long it is kept (S-23)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["what do you know about me", "do you keep what i write?"])
def test_where_nothing_is_known_that_is_said(conversation, words):
    conversation.say("hello").say(words)
    assert conversation.card is None
    assert "forget me" in conversation.text


def test_what_is_known_is_shown_with_how_long_it_is_kept(begun):
    begun.choose("Starting").say("what do you know about me")
    assert "forget me" in begun.text
    assert "review" in [said["card"]["type"] for said in begun.messages if said["card"]]


@pytest.mark.parametrize("words", ["hi i want to ask about my jabs", "i have a question about my injections"])
def test_who_announces_a_question_is_invited_to_ask_it(conversation, words):
    conversation.say(words)
    assert "When will I feel better?" in conversation.options


@pytest.mark.parametrize("words", ["me duele el pecho", "no hablo inglés", "¿cuánto debo inyectarme?"])
def test_spanish_is_answered_in_spanish_with_the_number_for_emergencies(conversation, words):
    conversation.say("hola").say(words)
    assert "llame ahora al 911" in conversation.text
