"""That none of the answers on offer fits answers no question that has none for that: it is asked in other words."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["none of these", "None of them fits", "nothing applies to me", "none of the above"])
def test_at_the_phase_nothing_is_noted(conversation, words):
    conversation.say("I need a plan").say(words)
    assert conversation.slot("phase") is None
    assert "Where are you now" in conversation.text


@pytest.mark.parametrize("words", ["none yet", "no", "nothing so far"])
def test_that_none_was_given_yet_is_a_start(conversation, words):
    conversation.say("I need a plan").say(words)
    assert conversation.slot("phase") == "repletion"


@pytest.mark.parametrize(
    ("words", "product"),
    [("hydroxo", "hydroxocobalamin"), ("I get cyano shots", "cyanocobalamin"), ("the methyl shots", "mecobalamin")],
)
def test_a_product_told_at_another_question_is_kept(conversation, words, product):
    conversation.say("I need a plan").take("starting", "pernicious anemia").say(words)
    assert conversation.slot("product") == product
    assert "Which of these do you have?" in conversation.text
