"""Whether there can be too much B12 is a question that is answered, and no emergency; a real overdose stays one."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words", ["can you overdose on B12?", "is there a risk of overdose with the B12 shots?", "could I overdose on B12"]
)
def test_it_is_answered_without_a_call_for_help(conversation, words):
    conversation.say(words)
    assert conversation.card["id"] == "overdose"
    assert "911" not in conversation.text
    assert conversation.slot("emergency") is None


def test_who_says_that_nobody_overdoses_is_answered_again(conversation):
    conversation.say("can you overdose on B12?").say(
        "nobody here is overdosing, I only ask if too much B12 is dangerous"
    )
    assert conversation.slot("emergency") is None
    conversation.say("I put a question about overdose in general")
    assert conversation.slot("emergency") is None
    assert "988" not in str(conversation.messages)


def test_one_that_was_taken_stands_until_it_is_said_to_be_misread(conversation):
    conversation.say("I took an overdose tonight")
    assert conversation.slot("emergency")
    conversation.say("it was a general question")
    assert "Yes, that is wrong" in conversation.options
    conversation.choose("Yes, that is wrong")
    assert conversation.slot("emergency") is None


def test_a_whole_pack_of_b12_is_one(conversation):
    conversation.say("I took a whole pack of my B12 tablets")
    assert conversation.slot("emergency")
