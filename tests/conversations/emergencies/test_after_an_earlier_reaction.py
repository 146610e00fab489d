"""A reaction to an earlier dose, told in passing: no dose is due before an allergy specialist has decided (S-02)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "told",
    [
        "Practice nurse here. 71F, PA, hydroxocobalamin 3 monthly. Felt wheezy and had an itchy rash all over after the"
        " last one. Next is due today, ok to give?",
        "My patient broke out in hives after her last jab, settled with an antihistamine. Hydroxocobalamin every 12"
        " weeks, last dose 1 September. When is the next one due?",
        "I have PA and get hydroxocobalamin every 3 months. My lips swelled after the second injection, fine now. When"
        " is my next jab due?",
    ],
)
def test_whoever_tells_of_one_gets_no_next_dose_and_no_emergency_of_now(conversation, told):
    conversation.say(told)
    if conversation.card is None and "No" in conversation.options:
        conversation.choose("No")
    assert conversation.card["type"] == "suggestion"
    assert conversation.suggestion["regimen"] is None
    assert "cobalamin_allergy" in conversation.slot("conditions")
    assert "anaphylaxis_features" not in (conversation.slot("symptoms_absent") or [])
    assert "is due" not in conversation.text


def test_one_of_just_now_is_an_emergency(conversation):
    conversation.say("My lips are swelling and I have hives after the jab just now")
    assert conversation.card["type"] == "emergency"
