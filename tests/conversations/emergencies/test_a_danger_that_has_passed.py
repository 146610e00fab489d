"""A danger that is told as over is no longer an emergency, and is still for a doctor today."""

from __future__ import annotations

import pytest


def callouts(conversation):
    """What the last turn set apart."""
    cards = [said["card"] for said in conversation.messages if said["card"]]
    return [card["text"] for card in cards if card["type"] == "callout"]


@pytest.mark.parametrize(
    ("told", "over"),
    [
        ("pressure in my chest going up the stairs, and this morning sat in my chair too", "It stopped after 10 min"),
        ("I fainted at breakfast", "I'm fine now"),
        ("the left side of my face drooped an hour ago", "it has passed"),
    ],
)
def test_it_is_for_a_doctor_today(conversation, told, over):
    assert conversation.say(told).card["type"] == "emergency"
    conversation.say(over)
    while "Yes, it is over" in conversation.options:
        conversation.choose("Yes, it is over")
    assert any("look at it today" in text for text in callouts(conversation)), conversation.text


@pytest.mark.parametrize(
    "over", ["that was years ago", "it is over, I got checked at the hospital and it was ruled out"]
)
def test_what_was_seen_to_or_is_long_ago_is_not(conversation, over):
    conversation.say("I have chest pain").say(over)
    while "Yes, it is over" in conversation.options:
        conversation.choose("Yes, it is over")
    assert not callouts(conversation)
