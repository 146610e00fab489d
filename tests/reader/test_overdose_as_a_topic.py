"""An overdose that is asked about, or that nobody took, is none; one that was taken stays an emergency."""

from __future__ import annotations

import pytest
from reading import is_emergency


@pytest.mark.parametrize(
    "text",
    [
        "is there a risk of overdosing with these shots?",
        "I put a question about overdose in general",
        "only asking about an overdose",
        "nobody here is overdosing",
        "no one said anything about an overdose",
    ],
)
def test_a_topic_is_no_emergency(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "I took a whole pack of B12",
        "a question about the overdose that I took tonight",
        "nobody knows that I took an overdose",
        "nobody is here and I took an overdose",
        "I took an overdose of B12 tonight",
    ],
)
def test_what_was_taken_stays_one(text: str) -> None:
    assert is_emergency(text)
