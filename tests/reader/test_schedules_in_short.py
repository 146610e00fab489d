"""How often, in the short forms of notes and phones."""

from __future__ import annotations

import pytest
from reading import only, present

from b12nlu import read


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


@pytest.mark.parametrize(
    "text",
    ["every 12 weeks since 2019, last one 3 October", "every 12 weeks for ten years and scared of going blind"],
)
def test_a_schedule_that_was_kept_for_years_is_one_without_the_word_injection(text: str) -> None:
    assert [(m.value, m.unit) for m in read(text) if m.type == "interval"] == [(12, "week")]


def test_how_often_a_sign_comes_is_no_schedule() -> None:
    assert not [m for m in read("every 3 weeks since 2019 my hands go numb") if m.type == "interval"]
