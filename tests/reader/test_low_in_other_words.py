"""A result in words that people find for "low", and the same words of something else."""

from __future__ import annotations

import pytest
from reading import present, results


@pytest.mark.parametrize(
    "text",
    [
        "I'm low on B12",
        "turns out I've a whopping B12 deficiency",
        "I've got hardly any B12",
        "B12 sits below the cut off",
        "my b12 is in the basement",
        "b12 pathetic, says the doctor",
        "my B12 was in the toilet",
    ],
)
def test_a_low_b12_is_read_in_any_words(text: str) -> None:
    assert ("serum_b12", "low", None) in results(text)


def test_being_low_on_two_vitamins_is_no_mood() -> None:
    assert results("I'm really low on B12 and ferritin") == [("serum_b12", "low", None), ("ferritin", "low", None)]
    assert not present("I'm really low on B12 and ferritin")


@pytest.mark.parametrize(
    "text",
    [
        "take the B12 on an empty stomach",
        "there's next to no B12 in a vegan diet",
        "a very bad B12 injection",
        "the lab flagged my B12",
        "I'm on B12",
    ],
)
def test_the_same_words_of_something_else_are_no_result(text: str) -> None:
    assert not results(text)
