"""A day and its month in numbers is the day of the last dose where it can be read in one way only."""

from __future__ import annotations

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Mentioned
from b12nlu import read


def _tells(person, text: str) -> Facts:
    return person.says(*(Mentioned.model_validate(mention.as_dict()) for mention in read(text)), text=text)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("hydroxocobalamin 1 mg every 12 weeks, last dose 20/10", "2026-10-20"),
        ("B12 jabs every 8 weeks, last one was 27/11", "2025-11-27"),
        ("cyanocobalamin monthly, last injection on 10/20", "2026-10-20"),
    ],
)
def test_the_last_dose_is_read(person, told, day):
    assert _tells(person, told).last_dose_on == day


@pytest.mark.parametrize("told", ["last one thursday", "The last one was on Thursday", "last jab Thursday"])
def test_the_day_of_the_week_is_the_one_just_gone(person, told):
    assert _tells(person, f"cyanocobalamin 1 mg weekly. {told}").last_dose_on == "2026-11-19"


@pytest.mark.parametrize("told", ["B12 jab every 8 weeks, next dose due 20/12", "B12 jab every 8 weeks, last one 3/4"])
def test_a_day_that_is_due_or_can_be_read_in_two_ways_is_none(person, told):
    facts = _tells(person, told)
    assert facts.last_dose_on is None
    assert facts.interval_days == 56


def test_what_was_cancelled_in_the_next_sentence_is_not_the_last_dose(person):
    told = "hydroxocobalamin every other day, the last one on 20 November. Thursday's one was cancelled."
    assert _tells(person, told).last_dose_on == "2026-11-20"
