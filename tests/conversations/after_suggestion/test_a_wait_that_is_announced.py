"""Who says under a plan for today that they will wait is told that it is for today; a statement asks as much (S-01)."""

from __future__ import annotations

import pytest

TODAY = "Do not wait for another day"
CASE = "starting, pernicious anemia, B12 98 pg/mL, 70, male, new trouble walking this week"


@pytest.mark.parametrize(
    "text",
    [
        "I think we'll wait a couple of weeks till his next appointment",
        "I'll call the clinic on Monday then",
        "i call them in the morning",
        "gonna leave it until my appointment next week, it's fine",
        "next month, it's not urgent",
    ],
)
def test_it_is_answered_with_how_soon(conversation, text):
    conversation.say(CASE).say("none of these").say("suggest now").say(text)
    assert TODAY in conversation.text


@pytest.mark.parametrize("text", ["I'll wait for the results", "the nurse gives me the shots every month"])
def test_another_statement_is_not(conversation, text):
    conversation.say(CASE).say("none of these").say("suggest now").say(text)
    assert TODAY not in conversation.text
