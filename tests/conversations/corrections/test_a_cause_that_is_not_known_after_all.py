"""A cause that was noted is taken back in words: it is not that one, or it is to stand as not known."""

from __future__ import annotations

import pytest


@pytest.fixture
def at_review(conversation):
    """A talk at its review, with diet as the cause."""
    conversation.say("starting, B12 162 pg/mL, 81, male, tired, vegan").say("None of these").say("no other results")
    conversation.say("none").say("no meds")
    assert conversation.asked == "review", conversation.text
    assert conversation.slot("cause") == "dietary"
    return conversation


@pytest.mark.parametrize(
    "words",
    [
        "put cause as don't know. rest right",
        "change the cause to unknown",
        "cause: not known",
    ],
)
def test_it_is_put_as_not_known(at_review, words):
    at_review.say(words)
    assert at_review.slot("cause") == "unknown", at_review.text
    assert at_review.slot("age") == 81


@pytest.mark.parametrize("words", ["right. though I dont think its the diet", "I don't think it's the diet"])
def test_one_that_is_doubted_goes(at_review, words):
    at_review.say(words)
    assert at_review.slot("cause") != "dietary", at_review.text
    assert "have that already" not in at_review.text


def test_a_pressure_is_kept_with_both_numbers(conversation):
    conversation.say("starting, B12 162 pg/mL, 81, male, vegan. blood pressure 105/60")
    assert any("105/60" in told for told in conversation.slot("other_results")), conversation.text
