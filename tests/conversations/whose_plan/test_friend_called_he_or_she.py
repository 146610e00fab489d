"""A friend or partner who is called he or she: the right pronoun, and what they have is kept."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("told", "asked_with"),
    [
        ("My friend is tired. He is 35 and gets cyanocobalamin monthly", ("he", "him", "his")),
        ("My partner has a B12 of 140 pg/mL. She is 41 and tired", ("she", "her")),
        ("my friend is 52 and has a B12 of 140 pg/mL", ("they", "them", "their")),
    ],
)
def test_a_word_that_tells_no_sex_goes_with_the_pronoun_that_was_used(conversation, told, asked_with):
    conversation.say(told)
    for title in [title for title in conversation.options if title.startswith("Yes, about my")]:
        conversation.choose(title)
    question = conversation.messages[-1]["text"].casefold()
    assert any(f" {word} " in f" {question} ".replace("?", " ").replace(",", " ") for word in asked_with), question
