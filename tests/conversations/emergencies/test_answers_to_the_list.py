"""The list of urgent signs stays open until it is answered; an answer that names one of them is never lost (S-28)."""

from __future__ import annotations

import pytest

from second_opinion.classifier import DangerClassifier
from second_opinion.message import Opinion

ODD = "and it all feels very odd"
"""Words that no rule takes for a sign; in these tests the second opinion suspects every message that holds them."""


@pytest.fixture
def asked(conversation, whole_list, monkeypatch):
    """A conversation in which the whole list stands open, about somebody's friend."""

    def opinion(_, message):
        return Opinion(score=9.0 if ODD in message else -9.0, sentence=message)

    monkeypatch.setattr(DangerClassifier, "opinion", opinion)
    conversation.say(f"my mate does balloons, what should he take {ODD}")
    assert "is any of this happening now" in conversation.text
    return conversation


@pytest.mark.parametrize(
    "answer",
    [
        "his legs are weak and he wet himself once",
        "legs giving way, and an accident in his trousers on friday",
        "its racing and skipping",
        "his heart is all over the place",
    ],
)
def test_an_answer_in_own_words_is_the_emergency(asked, answer):
    assert asked.say(answer).card["type"] == "emergency", asked.text


def test_who_wants_a_person_is_told_how_and_the_list_stays(asked):
    asked.say("can I talk to a person")
    assert "555-0100" in asked.text
    assert "None of these" in asked.options
    assert asked.choose("Chest pain or pressure").card["type"] == "emergency"


def test_who_wants_a_person_in_an_emergency_is_told_how_and_the_card_stays(conversation):
    conversation.say("crushing chest pain right now").say("can I talk to a human")
    assert "555-0100" in conversation.text
    assert conversation.card["type"] == "emergency"


@pytest.mark.parametrize("text", ["I have also hemoglobin 11.2", "kidneys eGFR 38, INR 2.6 last week, hemoglobin 11.2"])
def test_results_and_the_words_between_them_bring_no_list_up(conversation, text):
    conversation.take("hello", "Work out a plan", "Starting", "Pernicious anemia").say(text)
    assert "is any of this happening now" not in conversation.text
    assert conversation.lab("haemoglobin") is not None
