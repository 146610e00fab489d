"""An age that is still to come tells the one that is had until then: nobody who is almost eighteen is an adult."""

from __future__ import annotations

import pytest

from b12nlu import read


def ages(text, subject="self"):
    return {mention.value for mention in read(text) if mention.type == "age" and mention.subject == subject}


@pytest.mark.parametrize(
    "text",
    [
        "almost 18",
        "17, nearly 18",
        "17 going on 18",
        "I'm not 18 yet, it's in June",
        "not quite 18",
        "isn't 18 until April",
        "I turn 18 in the fall",
        "turning 18 on Sunday",
        "he'll be 18 in two weeks",
        "shes gonna be 18 soon",
        "18 in April",
        "she's 18 in a month",
        "a couple of weeks off 18",
        "I'm under 18",
        "her 18th birthday is tomorrow",
        "almost eighteen",
        "she's nearly eighteen",
    ],
)
def test_who_is_about_to_be_eighteen_is_seventeen(text):
    assert ages(text) == {17.0}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("will be 18 in three years", 15.0),
        ("nearly 66", 65.0),
        ("I'll be 81 next month", 80.0),
        ("pushing 90", 89.0),
        ("73 next birthday", 72.0),
    ],
)
def test_the_age_that_is_had_is_counted_back(text, years):
    assert ages(text) == {years}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("I turned 66 in April", 66.0),
        ("just turned 18", 18.0),
        ("I'm 35", 35.0),
        ("my 50th birthday was last week", 50.0),
    ],
)
def test_an_age_that_was_reached_is_that_age(text, years):
    assert ages(text) == {years}


@pytest.mark.parametrize(
    "text",
    [
        "B12 is almost 80 pg/mL",
        "ferritin nearly 18",
        "on it for nearly 20 years",
        "nearly 18 months of jabs",
        "my next one will be 18 December",
        "I was nearly 40 when it began",
        "not 18 but 81",
    ],
)
def test_what_is_no_age_becomes_none(text):
    assert ages(text) == set()


def test_a_childs_birthday_is_not_the_writers():
    assert ages("my daughter turns 18 in May, I'm 47") == {47.0}


def test_an_age_that_is_told_as_such_counts_before_one_to_come():
    told = {m.value: m.uncertain for m in read("I'm 45, he'll be 18 in June") if m.type == "age"}
    assert told == {45.0: False, 17.0: True}
