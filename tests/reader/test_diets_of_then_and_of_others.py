"""A diet of another time or of somebody else is no cause of the person's own; one that is still kept is."""

from __future__ import annotations

import pytest

from b12nlu import read
from b12nlu.mention import Mention


def _diets(text: str) -> list[Mention]:
    return [mention for mention in read(text) if mention.type == "cause" and mention.id == "dietary"]


@pytest.mark.parametrize(
    "text",
    [
        "was vegetarian at university",
        "I was vegan for a year as a student",
        "when I was a student I was vegan",
        "while at uni I was veggie",
        "I was vegetarian all through my twenties",
        "as a teenager I didn't eat meat",
        "I'm an ex-vegan",
        "gave up being vegetarian",
        "I'm vegan no more",
        "vegan for 2 years, back on meat now",
        "vegetarian for years, eating fish again",
    ],
)
def test_a_diet_of_another_time_is_past(text: str) -> None:
    assert all(mention.historical for mention in _diets(text) if not mention.text.startswith("eat"))
    assert not any(mention.is_current for mention in _diets(text))


@pytest.mark.parametrize("text", ["not vegan any more", "no longer vegetarian", "I'm not vegan anymore"])
def test_a_diet_that_is_given_up_is_denied(text: str) -> None:
    assert [mention.is_current for mention in _diets(text)] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "I became vegan at university",
        "I went vegan at uni and still am",
        "I was vegetarian at uni and still am",
        "was vegan at college, have been ever since",
        "vegan since university",
        "been vegan 6 years",
        "was in hospital at university and I'm vegan",
        "vegetarian, I have fish now and then",
        "I'm a vegan mum of two",
        "I'm vegan, my wife eats meat",
    ],
)
def test_a_diet_that_is_kept_counts(text: str) -> None:
    assert any(mention.is_current for mention in _diets(text))


@pytest.mark.parametrize(
    "text",
    [
        "my wife is vegan",
        "my vegan wife",
        "I live with vegans",
        "cooking vegan for my husband",
        "vegan food for my son",
    ],
)
def test_somebody_elses_diet_is_theirs(text: str) -> None:
    assert {mention.subject for mention in _diets(text)} == {"other"}
