"""An age that is put right is an age, and never a number that takes the place of a result."""

from __future__ import annotations

import pytest

from b12nlu.reader import read


def told(text, kind):
    return [mention.value for mention in read(text) if mention.type == kind]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I'm actually 64", 64),
        ("I am really 71", 71),
        ("she's actually 80", 80),
        ("my age is wrong, 72", 72),
        ("age is wrong, it's 88", 88),
        ("the age you noted is wrong: 61", 61),
        ("wrong age, I'm 55", 55),
        ("my age should be 47", 47),
    ],
)
def test_it_is_read_as_the_age(text, age):
    assert told(text, "age") == [age]
    assert told(text, "number") == []


@pytest.mark.parametrize(
    "text", ["I'm actually on 64 mg", "at my age 98 is low", "my age is fine, B12 is 98", "I'm actually 64 kg"]
)
def test_a_number_of_something_else_is_no_age(text):
    assert told(text, "age") == []
