"""What decides how treatment can be given is kept in the words that were typed, for the review and the visit sheet."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("We tried 4 times and she screams and runs off", "We tried 4 times and she screams and runs off"),
        ("pernicious anemia, she's terrified of needles", "she's terrified of needles"),
        ("he has a learning disability, no consent yet", "he has a learning disability"),
        ("she is housebound and lives alone", "she is housebound and lives alone"),
    ],
)
def test_circumstances_are_kept_and_said_back(begun, words, kept):
    begun.say(words)
    assert kept in begun.slot("other_conditions")
    assert kept in begun.text


def test_they_stand_in_the_review_and_on_the_visit_sheet(reviewed):
    reviewed.say("she's terrified of needles")
    row = next(row for row in reviewed.card["rows"] if row["field"] == "conditions")
    assert "terrified of needles" in row["value"]
    reviewed.choose("Yes, that's right").say("what should I ask at my visit?")
    assert any("terrified of needles" in fact for fact in reviewed.card["facts"])
