"""A medicine that is said to be a third person's, or the writer's, is none of the one whom the plan is for."""

from __future__ import annotations

import pytest


@pytest.fixture
def for_a_wife(conversation):
    """A talk about the writer's wife."""
    conversation.say("for my wife: she's 52, pernicious anemia, B12 140 pg/mL, starting").choose("Yes, about my wife")
    return conversation


OF_ANOTHER = [
    "The warfarin and INR are her brother's, not hers! Remove.",
    "the warfarin is her brother's, not hers",
    "the warfarin isn't hers",
    "her brother takes the warfarin, not her",
]


@pytest.mark.parametrize("words", [*OF_ANOTHER, "I take warfarin, she doesn't", "I'm on warfarin, not her"])
def test_what_was_noted_is_taken_out(for_a_wife, words):
    for_a_wife.say("she takes warfarin and metformin")
    assert for_a_wife.slot("medicines") == ["warfarin", "metformin"], for_a_wife.text
    for_a_wife.say(words)
    assert for_a_wife.slot("medicines") == ["metformin"], for_a_wife.text
    assert "warfarin: taken out" in for_a_wife.text
    assert for_a_wife.slot("whose") == "wife"


@pytest.mark.parametrize("words", OF_ANOTHER)
def test_what_was_left_out_before_is_not_noted_by_it(for_a_wife, words):
    for_a_wife.say("Her brother is on warfarin, INR 2.6 - same advice for him?").say(words)
    assert not for_a_wife.slot("medicines"), for_a_wife.text
    assert "warfarin: yes" not in for_a_wife.text


def test_a_result_told_beside_it_goes_with_it(for_a_wife):
    for_a_wife.say("she takes warfarin, INR 2.6 and metformin").say(OF_ANOTHER[0])
    assert for_a_wife.slot("lab_inr") is None, for_a_wife.text
    assert for_a_wife.slot("medicines") == ["metformin"]
    assert for_a_wife.lab("serum_b12") == (140, "pg/mL")


def test_what_is_said_to_be_hers_stays(for_a_wife):
    for_a_wife.say("she takes warfarin").say("the warfarin isn't her brother's, it is hers")
    assert for_a_wife.slot("medicines") == ["warfarin"], for_a_wife.text
