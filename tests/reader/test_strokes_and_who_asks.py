"""A mouth or a face that hangs on one side is a stroke; who asks for a relative is not confused; a stroke of weeks ago
with the person home again is past.
"""

from __future__ import annotations

import pytest
from reading import is_emergency, present

from b12nlu import read


@pytest.mark.parametrize(
    "text",
    [
        "her mouth has gone down on the left",
        "grandpa's mouth's gone down",
        "my smile went down on one side",
        "one side of his face sits lower",
        "the right side of her mouth is slack",
        "half his face isn't moving",
    ],
)
def test_one_side_that_hangs_is_an_emergency(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize("text", ["I sat down on one side of the bed", "the toothache in my lower jaw is less"])
def test_a_side_or_a_jaw_alone_is_none(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "Asking for my mum, 79, her memory has been slipping for years",
        "asking for our dad, he is 70 since May",
        "I am asking for my mother, she is 79 since this morning",
    ],
)
def test_who_asks_for_a_relative_is_not_confused(text: str) -> None:
    assert "confusion" not in present(text)
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text", ["she keeps asking for her mother since yesterday", "he's asking where his mum is today"]
)
def test_who_asks_for_somebody_of_long_ago_is(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "my dad had a mini stroke 3 weeks ago, back home now",
        "I had a small stroke 3 weeks ago, I'm home now",
        "she had a stroke in October and is home now",
    ],
)
def test_a_stroke_of_weeks_ago_with_the_person_home_now_is_past(text: str) -> None:
    assert not is_emergency(text)
    (stroke,) = [mention for mention in read(text) if mention.type == "symptom"]
    assert "stroke" in stroke.text
    assert stroke.historical


@pytest.mark.parametrize(
    "text",
    [
        "she had a stroke 3 weeks ago, home now, and her mouth is drooping again since noon",
        "he came home now and is slurring his words",
        "my dad had a stroke an hour ago",
    ],
)
def test_what_is_of_now_stays_an_emergency(text: str) -> None:
    assert is_emergency(text)
