"""`One` that stands for an injection or a test is no number, and takes no result away."""

from __future__ import annotations

import pytest

from b12nlu import read


@pytest.mark.parametrize(
    "text",
    [
        "they think it is diet. B12 121 ng/L before the first one, had 4 of 6",
        "B12 was done, they think the first one was 121",
        "B12 came back, this one was 121, the last one is lost",
    ],
)
def test_the_result_beside_it_stands(text: str) -> None:
    assert [mention.value for mention in read(text) if mention.type == "lab"] == [121.0]


@pytest.mark.parametrize(("text", "value"), [("b12 is one twenty one", 121.0), ("mcv one oh two", 102.0)])
def test_a_number_in_words_is_still_read(text: str, value: float) -> None:
    assert [mention.value for mention in read(text) if mention.type == "lab"] == [value]
