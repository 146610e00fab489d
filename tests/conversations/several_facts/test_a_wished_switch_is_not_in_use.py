"""A product or a gap that is wished for, planned or asked about is none in use: what is given now stays."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("told", "product"),
    [
        ("on cyanocobalamin 1000 mcg monthly. can we swap to hydroxocobalamin?", "cyanocobalamin"),
        ("I get cyanocobalamin every month, hydroxocobalamin might suit me more", "cyanocobalamin"),
        ("on cyanocobalamin every month, thinking about a switch to hydroxocobalamin", "cyanocobalamin"),
        ("cyanocobalamin IM monthly. Plan: convert to hydroxocobalamin", "cyanocobalamin"),
        ("on hydroxocobalamin every 12 weeks, I asked my doctor about methylcobalamin", "hydroxocobalamin"),
        ("they moved me from cyanocobalamin to hydroxocobalamin every 12 weeks", "hydroxocobalamin"),
        ("prior cyanocobalamin, any change should be to hydroxocobalamin", None),
        ("about to start hydroxocobalamin", None),
    ],
)
def test_what_is_wished_for_is_not_the_product_in_use(conversation, told, product):
    conversation.say(f"Pernicious anemia, 58 f. {told}")
    assert conversation.slot("product") == product


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("what I have now is cyanocobalamin once a month. every 2 weeks is what I'd like", 30),
        ("I get cyanocobalamin every 4 weeks, every 3 weeks would be better", 28),
        ("on shots every month, I want to try b12 tablets instead", 30),
    ],
)
def test_what_is_wished_for_is_not_the_gap_in_use(conversation, told, days):
    conversation.say(f"Pernicious anemia, 58 f. {told}")
    assert conversation.slot("interval_days") == pytest.approx(days, abs=1)
    assert conversation.slot("product") != "cyanocobalamin_oral"
    assert "more than one dose" not in conversation.text


def test_a_product_that_was_changed_to_is_in_use(conversation):
    conversation.say("Pernicious anemia, 58 f. used to be on cyanocobalamin, switched to hydroxocobalamin in May")
    assert conversation.slot("product") == "hydroxocobalamin"
