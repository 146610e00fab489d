"""A correction takes the new value, says old and new, and loses nothing else."""

from __future__ import annotations

import pytest


@pytest.fixture
def with_312(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these").say("b12 312 pg/ml")
    assert begun.asked == "other_labs"
    return begun


@pytest.mark.parametrize(
    "words",
    ["no, 132 not 312", "132 not 312", "sorry, my b12 was 132, not 312", "b12 132 pg/ml", "it was not 312 but 132"],
)
def test_the_new_value_counts_and_both_are_said(with_312, words):
    with_312.say(words)
    assert with_312.lab("serum_b12") == (132, "pg/mL")
    assert "312 pg/mL → 132 pg/mL" in with_312.text
    assert with_312.asked == "other_labs"


def test_a_correction_of_a_correction_counts(with_312):
    with_312.say("no, 132 not 312").say("sorry, 123 not 132")
    assert with_312.lab("serum_b12") == (123, "pg/mL")


@pytest.mark.parametrize("words", ["no wait it really is 132, i read it wrong", "no it's actually 132, my mistake"])
def test_a_correction_taken_back_counts(with_312, words):
    with_312.say("no, 132 not 312").say("sorry, 123 not 132").say(words)
    assert with_312.lab("serum_b12") == (132, "pg/mL")
    assert "123 pg/mL → 132 pg/mL" in with_312.text


def test_a_value_mentioned_old_first_in_one_message(begun):
    begun.say("my b12 was 312, no sorry, 132 pg/ml")
    stored = begun.lab("serum_b12")
    assert stored is None or stored == (132, "pg/mL")


def test_a_correction_at_the_review_shows_the_review_again(reviewed):
    reviewed.say("b12 was 132 pg/ml")
    assert reviewed.asked == "review"
    assert "98 pg/mL → 132 pg/mL" in reviewed.text
    row = next(row for row in reviewed.card["rows"] if row["field"] == "serum_b12")
    assert "132 pg/mL" in row["value"]


def test_a_correction_without_a_value_asks_what_to_change(reviewed):
    reviewed.say("that is wrong")
    assert reviewed.asked == "review"
