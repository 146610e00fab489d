"""Who uses the words of another country is told by which guideline clinics go there, besides this draft."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words", ["my GP stopped them", "the nurse at my surgery gives them", "my surgery says so", "I'm under the NHS"]
)
def test_the_other_guideline_is_named(conversation, words):
    conversation.say(f"pernicious anemia, B12 90 pmol/L, no tingling, no numbness, just starting, {words}").say(
        "suggest now"
    )
    assert "Clinics in the UK go by: UK (NICE and BNF)" in conversation.text
    assert "What do other guidelines say?" in conversation.options


@pytest.mark.parametrize("words", ["my surgery was in May", "my doctor said so"])
def test_the_clinics_own_words_name_none(conversation, words):
    conversation.say(f"pernicious anemia, B12 90 pmol/L, no tingling, no numbness, just starting, {words}").say(
        "suggest now"
    )
    assert "Clinics in" not in conversation.text
