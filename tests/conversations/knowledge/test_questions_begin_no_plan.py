"""Whoever taps that they have a question is answered; what the question names begins no plan."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words", ["how long until my numb feet are right again?", "will my sore tongue heal?", "does my memory come back"]
)
def test_a_question_after_the_option_notes_nothing_and_asks_nothing(conversation, words):
    conversation.say("hello").choose("Ask a question").say(words)
    assert conversation.form is None, conversation.text
    assert conversation.slot("symptoms_present") is None
    assert "I noted" not in conversation.text


def test_a_plan_that_is_wanted_after_all_begins(conversation):
    conversation.say("hello").choose("Ask a question").say("when will I feel better?").choose("Work out a plan")
    assert conversation.asked == "phase"


def test_facts_after_the_option_still_begin_one(conversation):
    conversation.say("hello").choose("Ask a question").say("I have pernicious anemia and my B12 is 98 pg/mL")
    assert conversation.slot("cause") == "pernicious_anaemia"
    assert conversation.asked == "phase"
