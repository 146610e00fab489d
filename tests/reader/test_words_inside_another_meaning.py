"""A word inside another meaning sets no fact: a comparison is no improvement, a forgotten name no memory loss."""

from __future__ import annotations

import pytest

from b12nlu import read


def _stated(text: str, kind: str) -> set[str]:
    return {m.id for m in read(text) if m.type == kind and not (m.hypothetical or m.negated or m.historical)}


@pytest.mark.parametrize(
    "text",
    [
        "My doctor wants me on monthly, I think weekly is better",
        "weekly is better",
        "are tablets better or shots",
        "would it be better to have it every week",
        "it would be better",
        "is it better to inject in the thigh",
        "monthly would be worse",
        "jabs are better",
    ],
)
def test_a_comparison_of_schedules_or_products_is_no_course(text):
    assert not _stated(text, "course")


@pytest.mark.parametrize(
    ("text", "course"),
    [
        ("I am better on weekly jabs", "improving"),
        ("since weekly, much better", "improving"),
        ("monthly jabs and I feel better", "improving"),
        ("my feet are worse to be honest", "worsening"),
    ],
)
def test_how_somebody_feels_is_one(text, course):
    assert _stated(text, "course") == {course}


@pytest.mark.parametrize(
    "text",
    [
        "i have done five out of six",
        "done three of the injections out of six",
        "injections done in 2019",
        "done two out of ten",
    ],
)
def test_doses_that_are_done_are_no_tiredness(text):
    assert "fatigue" not in _stated(text, "symptom")


@pytest.mark.parametrize("text", ["I'm done in", "completely done in by noon", "worn out", "tired out"])
def test_being_done_in_is(text):
    assert "fatigue" in _stated(text, "symptom")


@pytest.mark.parametrize(
    "text",
    [
        "a blood thinner, cant think of the name",
        "I can't remember the dose",
        "don't remember the exact date",
        "can't recall what it's called",
        "forgot the name of it",
    ],
)
def test_a_name_or_a_date_that_does_not_come_is_no_memory_loss(text):
    assert "memory_or_concentration_problems" not in _stated(text, "symptom")


@pytest.mark.parametrize(
    "text", ["I can't remember names any more", "can't think straight", "can't think of words any more"]
)
def test_memory_that_fails_is(text):
    assert "memory_or_concentration_problems" in _stated(text, "symptom")
