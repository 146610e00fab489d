"""Who asks what becomes of what they type is told, at any moment, and in their own wording."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "question",
    [
        "who gets to see what I type?",
        "is this stored",
        "do you sell my data",
        "can my boss read this",
        "does my gp get it",
        "who reads all this?",
    ],
)
@pytest.mark.parametrize("before", [(), ("B12 98 pg/mL, starting",), ("58F, B12 98 pg/mL, starting", "suggest now")])
def test_it_is_answered(conversation, before, question):
    for message in before:
        conversation.say(message)
    conversation.say(question)
    assert "deleted 7 days after your last message" in conversation.text
    assert "say forget me" in conversation.text
    assert conversation.slot("register") in (None, "patient")
