"""The range that somebody tells beside a result, in running text."""

from __future__ import annotations

import pytest

from b12nlu import read


def _lab(text: str):
    return next(mention for mention in read(text) if mention.type == "lab")


@pytest.mark.parametrize(
    "text",
    [
        "INR is 4.6, above her range of 2 to 3",
        "INR 4.6 (range 2 to 3)",
        "INR 4.6, his range is 2-3",
        "INR: 4.6 (2.0 - 3.0)",
    ],
)
def test_the_range_stands_on_the_result(text):
    lab = _lab(text)
    assert (lab.id, lab.value) == ("inr", 4.6)
    assert lab.reference is not None
    assert (lab.reference.min, lab.reference.max) == (2.0, 3.0)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("INR is 4.6, above her range", "high"),
        ("INR over my target", "high"),
        ("the INR is above the therapeutic range", "high"),
        ("INR below her target range", "low"),
        ("INR in range", "normal"),
    ],
)
def test_a_side_of_the_range_in_words_is_a_level(text, word):
    assert _lab(text).word == word


@pytest.mark.parametrize("text", ["zinc-induced copper deficiency", "too much zinc", "zinc toxicity"])
def test_a_lack_of_copper_and_an_excess_of_zinc_are_one_condition(text):
    found = {mention.id for mention in read(text) if mention.type == "condition"}
    assert found == {"copper_deficiency"}


def test_zinc_alone_and_a_normal_copper_are_none():
    assert not [m for text in ("zinc denture cream", "copper is normal") for m in read(text) if m.type == "condition"]
