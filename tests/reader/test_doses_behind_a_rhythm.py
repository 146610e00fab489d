"""How many doses were given is read behind how often, as a nurse writes it, and of no other treatment."""

from __future__ import annotations

import pytest

from b12nlu.reader import read


def _doses(text: str) -> list[float | None]:
    return [each.value for each in read(text) if each.type == "doses_given"]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("62F PA, numb feet. Daily, 2 given", 2),
        ("hydroxo EOD - 5 given", 5),
        ("every other day, 3 done", 3),
        ("on daily, had 2 so far", 2),
        ("loading started. alternate days: given 3", 3),
    ],
)
def test_a_number_behind_the_rhythm_is_of_doses_given(text, given):
    assert _doses(text) == [given]


@pytest.mark.parametrize(
    "text",
    [
        "ferrous sulfate twice daily, 2 given",
        "metformin daily, 2 given",
        "walks daily, 2 done",
        "physio weekly, 4 done",
        "chemo every 3 weeks, 2 given",
        "daily, 2 to be given",
        "weekly, had 2 beers",
    ],
)
def test_a_number_of_something_else_counts_no_dose(text):
    assert _doses(text) == []
