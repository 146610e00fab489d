"""A plan for somebody else, its dates, its guidelines and every answer about it speak of that person (DESIGN §5)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from b12core.knowledge.third_person import addresses

TOLD = "My mum is 78, pernicious anemia, B12 98 pg/mL, numb feet, hemoglobin 7.2 g/dL, on warfarin. Nothing given yet."

ABOUT_THE_PLAN = [
    "why this plan?",
    "what would change it?",
    "what if she had no numbness?",
    "can she have tablets instead?",
    "compare the guidelines",
    "what should be checked?",
    "what do we bring to the visit?",
    "why not 500 mcg?",
]

SPEAKS_TO_THE_WRITER = (
    "you told",
    "you asked",
    "your mother",
    "your mum",
    "your question",
    "call you",
    "you can",
    "your answers",
)
"""Where the reader is meant who writes."""


@pytest.fixture
def planned(conversation):
    conversation.say(TOLD)
    conversation.choose("Yes, about my mother")
    for answer in ("nothing else", "no other results", "none of these", "no other medicines", "none of these", "yes"):
        conversation.say(answer)
    return conversation


def cards(talk) -> list[dict[str, Any]]:
    """The cards of the last turn."""
    return [message["card"] for message in talk.messages if message["card"]]


def texts_of_a_card(part: Any, plain: bool = False) -> Iterator[str]:
    """What a patient reads of a card: its own words, and of the core's those for patients."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from texts_of_a_card(value, plain or key.endswith("plain") or key in ("doses", "rows", "lead"))
    elif isinstance(part, list):
        for value in part:
            yield from texts_of_a_card(value, plain)
    elif plain and isinstance(part, str):
        yield part


def addressed(talk) -> list[str]:
    """Each sentence of the turn that speaks to its reader, those apart that mean who writes."""
    said = [line for message in talk.messages for line in (message["text"] or "").split("\n")]
    said += [text for card in cards(talk) for text in texts_of_a_card(card)]
    return [
        text for text in said if addresses(text) and not any(words in text.lower() for words in SPEAKS_TO_THE_WRITER)
    ]


def test_the_card_speaks_of_the_person(planned):
    assert "suggestion" in {card["type"] for card in cards(planned)}
    assert addressed(planned) == []
    assert "her INR" in json.dumps(cards(planned)) or "Her INR" in json.dumps(cards(planned))


def test_the_dates_speak_of_the_person(planned):
    planned.choose("Dates").say("tomorrow")
    assert addressed(planned) == []


@pytest.mark.parametrize("question", ABOUT_THE_PLAN)
def test_an_answer_about_the_plan_speaks_of_the_person(planned, question):
    assert addressed(planned.say(question)) == []
