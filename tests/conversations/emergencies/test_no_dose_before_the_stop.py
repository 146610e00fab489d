"""Who tells in one message what stops every plan, and asks for a dose, is told of the stop and of no dose (S-02)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "I'm 22 weeks pregnant, how often should I have it?",
        "I'm 6 months pregnant, what's the usual dose of the injection?",
        "18 weeks pregnant, is the loading dose the same?",
    ],
)
def test_a_pregnancy_is_noted_and_no_general_dose_is_named(conversation, text):
    conversation.say(text)
    assert conversation.slot("pregnant") is True
    assert "mcg" not in conversation.text


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("bad allergic rash from cyanocobalamin, can I have the loading doses", "cobalamin_allergy"),
        ("I react to cobalt, what's the usual dose", "cobalt_allergy"),
        ("my throat swelled last time, what dose should I have", "cobalamin_allergy"),
    ],
)
def test_an_allergy_is_noted_and_no_dose_is_named_or_promised(conversation, text, condition):
    conversation.say(text)
    assert condition in conversation.slot("conditions")
    assert "mcg" not in conversation.text
    assert "short questions come first" not in conversation.text


def test_whoever_is_under_age_is_told_so_and_no_dose(conversation):
    conversation.say("I'm 14, what's the loading dose")
    assert "mcg" not in conversation.text
    assert "short questions come first" not in conversation.text


@pytest.mark.parametrize(
    "text", ["I'm nursing my baby, PA, B12 98 ng/L not started", "PA, breastfeeding my son, B12 98 ng/L"]
)
def test_who_feeds_a_baby_tells_of_themselves(conversation, text):
    conversation.say(text)
    assert conversation.slot("breastfeeding") is True
    assert conversation.slot("cause") == "pernicious_anaemia"
    assert conversation.lab("serum_b12") == (98.0, "ng/L")
