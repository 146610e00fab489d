"""Somebody under age who wants to begin on their own, or who wants to begin for a child, is told not to, and by whom it
is decided."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "question",
    [
        "ok so should I just inject it myself",
        "my mom has some vials, can I do it at home",
        "where do I stick the needle",
        "can I take my dad's tablets then",
        "so who gives it to me",
    ],
)
def test_nobody_under_age_begins_alone(conversation, question):
    conversation.say("I'm 13 and my b12 is low, 110 pg/mL").say(question)
    assert "No, please don't, not on your own" in conversation.text
    assert "A children's doctor has to find that out first" in conversation.text
    assert conversation.card is None


@pytest.mark.parametrize(
    "question", ["can I give him the shot myself", "should I just inject it myself", "who gives it to him"]
)
def test_nobody_begins_for_a_child(conversation, question):
    conversation.say("my son is 9, his b12 is 150 pg/mL").say(question)
    assert "Please give the child none on your own" in conversation.text
    assert "child's doctor" in conversation.text
    assert conversation.card is None
    conversation.say("so what dose for him")
    assert "mcg" not in conversation.text


def test_an_adult_is_answered_in_general(conversation):
    conversation.say("I'm 43. Can I inject it myself at home?")
    assert "No, please don't" not in conversation.text
