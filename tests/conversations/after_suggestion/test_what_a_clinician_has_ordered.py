"""A schedule that a clinician has ordered is kept in its words, stands beside the draft, and is what is followed."""

from __future__ import annotations

import pytest

SAID = "58 f, pernicious anemia, B12 90 ng/L, no numbness or tingling, starting, no shots yet."
TO_THE_PLAN = (
    "None of these",
    "No other results",
    "Neither",
    "None of these",
    "No other medicines",
    "Yes, that's right",
)


@pytest.mark.parametrize(
    "order",
    [
        "My hematologist wants weekly hydroxocobalamin for 8 weeks",
        "The hospital ordered cyanocobalamin 1000 mcg weekly x4 from 2 December",
    ],
)
def test_it_stands_beside_the_draft_and_is_what_is_followed(conversation, order):
    conversation.say(f"{SAID} {order}.")
    assert order in conversation.text
    assert conversation.slot("interval_days") is None
    conversation.choose(*TO_THE_PLAN)
    assert f"“{order}”. That order counts, not this draft" in conversation.suggestion["headline_plain"]
    assert "loading_under_way" not in [reason["rule"] for reason in conversation.suggestion["reasons"]]
    conversation.say("which do I follow?")
    assert f"What your clinician ordered: “{order}”" in conversation.text
    assert "a prescriber must confirm it" in conversation.text


def test_what_is_ordered_and_had_already_is_in_use_as_well(conversation):
    conversation.say(
        "Pernicious anemia, 58 f. My consultant said hydroxocobalamin every 6 weeks for life. I get it every 6 weeks, "
        "last dose 2 November 2026"
    )
    assert conversation.slot("interval_days") == 42
    assert conversation.slot("ordered")["interval_days"] == 42


@pytest.mark.parametrize(
    "told",
    [
        "My doctor mentioned weekly shots",
        "Should my doctor have ordered weekly shots?",
        "The doctor wants to check my blood every 6 months",
        "My friend gets them weekly",
    ],
)
def test_what_is_only_talked_of_is_no_order(conversation, told):
    conversation.say(f"{SAID} {told}")
    assert conversation.slot("ordered") is None
