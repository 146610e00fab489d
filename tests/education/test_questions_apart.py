"""The questions of one message are told apart, each in its own words; a single one stays whole."""

from __future__ import annotations

import pytest

from education.asking import questions_apart


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("is wine ok? and can she stop when she is better", ["is wine ok?", "and can she stop when she is better"]),
        ("how many do I need and can I drive", ["how many do I need", "and can I drive"]),
        ("My level was 98.5 pg/mL. Is that low?", ["Is that low?"]),
        ("can I drive?", []),
        ("which is it, the one every month or the daily one?", []),
        ("my level is 98", []),
    ],
)
def test_each_question_stands_alone(text, questions):
    assert questions_apart(text) == questions
