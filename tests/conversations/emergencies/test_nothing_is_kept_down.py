"""Whoever keeps nothing down is asked about what is urgent first, and the sign is taken and said back."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("who", ["", "I'm 30 weeks pregnant, on B12 injections, "])
def test_it_is_a_sign_that_is_said_back(conversation, who):
    conversation.say(f"{who}can't keep anything down for 2 days, not even water")
    if conversation.card is None and "No" in conversation.options:
        conversation.choose("No")
    assert "gastrointestinal_symptoms" in conversation.slot("symptoms_present")
    assert "stomach or bowel upset: yes" in conversation.text
