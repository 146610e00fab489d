"""Whoever asks for a dose at first is told what it goes by, once, beside what was noted, and the questions begin."""

from __future__ import annotations

import pytest

GOES_BY = "There is no one dose that fits all."


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("what monthly b12 injection dose should I have?", ""),
        ("hi, my doctor says I have pernicious anemia. how much will I get each month?", "pernicious anemia"),
        ("how often do I need the shots? I'm vegan with a b12 of 120 pg/mL", "B12 120 pg/mL"),
        ("just diagnosed with PA, how many injections a month is normal?", "pernicious anemia"),
        ("I take metformin and my b12 came back 150 pg/mL, how much should I take?", "metformin"),
    ],
)
def test_what_a_dose_goes_by_is_said_with_the_first_question(conversation, text, noted):
    conversation.say(text)
    assert conversation.text.count(GOES_BY) == 1
    assert noted in conversation.text
    assert "mcg" not in conversation.text
    assert conversation.form is not None


def test_it_is_not_said_again_while_the_questions_go_on(conversation):
    conversation.say("what dose do I need?").say("starting, but what dose?")
    assert GOES_BY not in conversation.text


def test_a_dose_that_no_answer_covers_begins_with_the_offer_of_a_plan(conversation):
    conversation.say("what's the right amount of b12 to inject if you have numb feet")
    assert "Work out a plan" in conversation.options
    assert "none of the answers" not in conversation.text
