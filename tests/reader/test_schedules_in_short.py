"""How often, in the short forms of notes and phones."""

from __future__ import annotations

import pytest
from reading import only, present


@pytest.mark.parametrize(
    ("text", "value", "unit"), [("12 wkly", 12, "week"), ("jabs 8 wkly", 8, "week"), ("10-wkly hydroxo", 10, "week")]
)
def test_a_short_form_is_a_schedule(text: str, value: int, unit: str) -> None:
    interval = only(text, "interval")
    assert (interval.value, interval.unit) == (value, unit)


@pytest.mark.parametrize(("text", "value"), [("my b12 is rubbish at 132", 132), ("ferritin is terrible at 9", 9)])
def test_a_result_that_is_complained_of_is_still_one(text: str, value: int) -> None:
    assert only(text, "lab").value == value


def test_no_other_results_beside_a_medicine_says_nothing_of_medicines() -> None:
    assert present("no other results, and I take metformin", "medicine_none") == set()
    assert present("warfarin, no others", "medicine_none") == {"none"}


def test_told_you_is_no_diagnosis() -> None:
    assert present("I just TOLD you", "phase") == set()
    assert present("I've just been told I have PA", "phase") == {"repletion"}
