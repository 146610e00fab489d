"""A result that was told to be out of date goes when it is pointed at: `that was from last year, please remove it`."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words",
    [
        "Potassium 4.1 was from last year, please remove it",
        "the potassium is a year old, take it out",
        "about the potassium: leave that out please",
    ],
)
def test_it_is_taken_out_and_said(conversation, words):
    conversation.say("I'm starting, pernicious anemia, B12 98 pg/mL, potassium 4.1 mmol/L")
    conversation.say(words)
    assert conversation.slot("lab_potassium") is None
    assert "potassium: taken out" in conversation.text
    assert conversation.slot("lab_serum_b12")["value"] == 98


def test_a_number_that_takes_its_place_is_no_word_for_taking_out(conversation):
    conversation.say("I'm starting, pernicious anemia, B12 98 pg/mL, potassium 4.1 mmol/L")
    conversation.say("sorry, the potassium should be 3.9 mmol/L")
    assert conversation.slot("lab_potassium")["value"] == 3.9
