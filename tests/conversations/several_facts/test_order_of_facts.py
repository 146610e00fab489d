"""A law: the same facts, in any order, split or joined, typed or tapped, give the same case and the same suggestion."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest

from actions.core import suggestion_for
from actions.facts.facts import facts_from_slots
from actions.judging.case import case_from

DAY = dt.date(2026, 11, 22)

AT_THE_START = (
    "I'm just starting",
    "I have pernicious anaemia",
    "my b12 was 98 pg/mL",
    "my haemoglobin was 10.2 g/dL",
    "I'm 58 years old",
    "I'm not pregnant and I'm not breastfeeding",
    "I have no numbness and no tingling",
    "I am very tired",
    "I have kidney disease",
    "I take warfarin",
)

UNDER_TREATMENT = (
    "I'm on maintenance injections",
    "it was caused by my gastric bypass",
    "I get hydroxocobalamin",
    "my injections are every 12 weeks",
    "each injection is 1 mg",
    "I'm a 45 year old man",
    "I have no heart failure",
    "my memory is bad",
    "I take metformin",
)

SEEDS = range(6)


def case_of(conversation) -> dict[str, Any]:
    """The case as the core gets it, its lists in one order."""
    case = case_from(facts_from_slots(conversation.tracker.current_slot_values()), DAY).model_dump(mode="json")
    return {name: _sorted(part) for name, part in case.items()}


def _sorted(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _sorted(value) for name, value in part.items()}
    return sorted(part, key=str) if isinstance(part, list | tuple) else part


def told(conversation, facts, seed):
    """The facts in an order and in groups that the seed decides, each group a message."""
    chance = random.Random(seed)  # noqa: S311 - a fixed choice of orders, no secret
    left = chance.sample(facts, len(facts))
    while left:
        size = chance.randint(1, 4)
        conversation.say(". ".join(left[:size]))
        left = left[size:]
    return conversation


@pytest.fixture(params=[AT_THE_START, UNDER_TREATMENT], ids=["at_the_start", "under_treatment"])
def facts(request):
    return request.param


@pytest.mark.parametrize("seed", SEEDS)
def test_any_order_and_grouping_gives_the_same_case(conversation, agent, loop, facts, seed):
    in_order = type(conversation)(agent, loop)
    for fact in facts:
        in_order.say(fact)
    assert case_of(told(conversation, facts, seed)) == case_of(in_order)


def test_one_message_gives_the_same_case_as_many(conversation, agent, loop, facts):
    in_order = type(conversation)(agent, loop)
    for fact in facts:
        in_order.say(fact)
    assert case_of(conversation.say(". ".join(facts))) == case_of(in_order)


TAPPED = (
    ("Starting", "I'm just starting"),
    ("Pernicious anemia", "it's pernicious anaemia"),
    ("Tingling or pins and needles", "I have pins and needles"),
    ("Nothing else", "nothing else"),
    ("I don't know it", "I don't know my b12"),
    ("No other results", "no other results"),
    ("I'd rather not say", "I'd rather not say"),
    ("Neither", "neither"),
    ("Kidney disease", "I have kidney disease"),
    ("Nothing else", "no"),
    ("No other medicines", "I take no medicines"),
)


def test_typing_gives_the_same_case_as_tapping(begun, agent, loop):
    typed = type(begun)(agent, loop).say("hello").say("work out a plan")
    for title, words in TAPPED:
        begun.choose(title)
        typed.say(words)
        assert typed.asked == begun.asked, words
    assert case_of(typed) == case_of(begun)


def test_the_same_case_gives_the_same_suggestion(conversation, agent, loop):
    first = told(conversation, AT_THE_START, 1)
    second = told(type(conversation)(agent, loop), AT_THE_START, 2)
    answers = [
        suggestion_for(case_from(facts_from_slots(c.tracker.current_slot_values()), DAY)) for c in (first, second)
    ]
    assert answers[0].regimen == answers[1].regimen
    assert answers[0].headline == answers[1].headline
    assert {reason.rule for reason in answers[0].reasons} == {reason.rule for reason in answers[1].reasons}
