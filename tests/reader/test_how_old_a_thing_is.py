"""How old a sign, a result or a thing is tells nobody's age, and how often a test is repeated is no schedule of B12."""

from __future__ import annotations

import pytest

from b12nlu.reader import read


def _told(text: str, kind: str) -> list[float | str | None]:
    return [mention.value for mention in read(text) if mention.type == kind]


@pytest.mark.parametrize(
    "text",
    [
        "my tingling is 5 days old",
        "it's 5 days old and was treated",
        "the cut on my hand is 3 weeks old",
        "these results are over 6 months old",
        "a 6 week old rash",
        "the vial is 2 years old",
    ],
)
def test_what_is_a_thing_has_no_age_of_a_person(text):
    assert _told(text, "age") == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("my baby has numb toes, it's 5 days old", 0),
        ("she's 6 months old", 0),
        ("my son has a rash, he is 12 years old", 12),
        ("I have had it since I was a girl, I'm 40 years old", 40),
    ],
)
def test_a_person_has_one(text, years):
    assert years in _told(text, "age")


@pytest.mark.parametrize(
    "text",
    ["Provider wants B12 rechecked q3mo", "CBC q6mo", "labs every 3 months", "my levels get tested every 6 weeks"],
)
def test_how_often_a_test_is_repeated_is_no_interval(text):
    assert _told(text, "interval") == []


@pytest.mark.parametrize(
    "text", ["labs fine, on injections every 3 months", "level was low so injections every 3 months"]
)
def test_an_interval_behind_a_result_is_that_of_the_injections(text):
    assert _told(text, "interval") == [3]
