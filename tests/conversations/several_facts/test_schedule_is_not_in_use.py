"""A schedule that was only spoken of, or is asked about, is not put down as the treatment in use."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "told",
    [
        "I'm coeliac, my B12 was 156 ng/L. They said something about injections every other day?",
        "B12 156 ng/L, the nurse mentioned every other day",
    ],
)
def test_a_schedule_that_was_spoken_of_is_not_noted_as_in_use(conversation, told):
    conversation.say(told)
    assert conversation.lab("serum_b12") == (156, "ng/L")
    assert conversation.slot("interval_days") is None


def test_it_is_said_that_it_was_not_noted(conversation):
    conversation.say("B12 156 ng/L, the nurse mentioned every other day")
    assert '"every other day"' in conversation.text


def test_a_schedule_that_is_given_is_noted(conversation):
    conversation.say("I have pernicious anaemia and get hydroxocobalamin injections every 2 months, is that enough?")
    assert round(conversation.slot("interval_days")) == 61


@pytest.mark.parametrize(
    "text",
    [
        "66, metformin, B12 180 pg/mL, never treated. Label says 100 mcg monthly but everybody uses 1000",
        "54, gastric sleeve, never treated. Package insert says 100 mcg daily",
    ],
)
def test_what_a_label_says_is_neither_dose_nor_schedule_of_the_person(conversation, text):
    conversation.say(text)
    assert conversation.slot("dose_mcg") is None
    assert conversation.slot("interval_days") is None
    assert "100 mcg" in conversation.text


def test_the_strength_on_a_label_still_makes_a_dose(conversation):
    conversation.say("my label says 1000 mcg/mL, I take 1 ml monthly")
    assert conversation.slot("dose_mcg") == 1000
