"""A dose that is told by its number counts, with its day; what was given by mistake is no number of a course."""

from __future__ import annotations

import pytest

from b12nlu.reader import read


def _told(text: str, kind: str) -> list[float | str | None]:
    return [mention.value for mention in read(text) if mention.type == kind]


@pytest.mark.parametrize(
    ("text", "doses"),
    [
        ("dose 1 was yesterday", 1),
        ("jab yesterday was dose 1", 1),
        ("yesterday's shot was number 2", 2),
        ("had dose three last week", 3),
        ("injection 2 was on Monday", 2),
        ("had four of the loading ones", 4),
        ("three of the loading ones so far", 3),
    ],
)
def test_the_number_of_a_dose_tells_how_many_were_given(text, doses):
    assert _told(text, "doses_given") == [doses]
    assert "phase" in {mention.type for mention in read(text)}


@pytest.mark.parametrize("text", ["dose 1 was yesterday", "jab yesterday was dose 1", "my shot yesterday went fine"])
def test_its_day_is_that_of_the_last_dose(text):
    assert _told(text, "last_dose") == [1]


@pytest.mark.parametrize(
    "text",
    [
        "my dose was 1 mg",
        "dose 2 is tomorrow",
        "they gave me two injections by mistake on Monday",
        "had 2 jabs on the same day",
        "given three injections in error",
    ],
)
def test_an_amount_a_plan_or_a_mistake_counts_no_doses(text):
    assert not _told(text, "doses_given")


@pytest.mark.parametrize("text", ["due 1 Aug, had it 10 Nov 2026", "due in August but I got mine on 10 Nov 2026"])
def test_the_day_on_which_it_was_had_counts_and_not_the_one_on_which_it_was_due(text):
    assert _told(text, "last_dose") == ["2026-11-10"]
