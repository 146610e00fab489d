"""How many doses of B12 were given so far: only what was given, of B12, and told as so."""

from __future__ import annotations

import pytest
from reading import present, read


def given(text: str) -> list[tuple[str, float | None]]:
    """Kind and number of what a text tells of the doses given, as far as it counts."""
    return [(m.id, m.value) for m in read(text) if m.type == "doses_given" and m.is_current]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("I have had 7 doses so far", 7),
        ("so far I've had three", 3),
        ("weekly jabs and 5 so far", 5),
        ("I've had three injections", 3),
        ("been given 10 jabs since October", 10),
        ("just had number 3", 3),
        ("had my second shot on Monday", 2),
        ("72F PA loading day 5, 3 doses given", 3),
        ("only had one so far", 1),
    ],
)
def test_a_number_up_to_now_is_read(text: str, number: int) -> None:
    assert given(text) == [("so_far", number)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("had 4 of the 6 loading injections", 4),
        ("third of six done", 3),
        ("4/6 done", 4),
        ("she's had two of her six", 2),
        ("first jab was yesterday", 1),
        ("3 in, 3 to go", 3),
        ("two more to go of six", 4),
        ("I've got 2 left of the 6", 4),
        ("pernicious anaemia, had 3 loading doses of hydroxocobalamin 1 mg on alternate days, last one yesterday", 3),
        ("I have no symptoms, 4 of 6 done", 4),
    ],
)
def test_a_number_of_a_first_course_tells_that_it_goes_on(text: str, number: int) -> None:
    assert given(text) == [("first_course", number)]
    assert "maintenance" not in present(text, "phase")


@pytest.mark.parametrize(
    "text", ["finished the six loading jabs last week", "all six done", "had all 6 of the loading doses", "6 of 6 done"]
)
def test_a_whole_course_tells_that_it_is_over(text: str) -> None:
    assert given(text) == [("whole_course", 6)]
    assert present(text, "phase") == {"maintenance"}


@pytest.mark.parametrize(
    "text", ["not started, none yet", "no injections so far", "haven't had any jabs yet", "my first jab is tomorrow"]
)
def test_none_yet_is_none(text: str) -> None:
    assert given(text) == [("none", 0)]


def test_a_first_injection_of_long_ago_tells_no_number() -> None:
    assert given("my first jab was 3 weeks ago, weekly since") == [("first_course", None)]


def test_a_number_that_is_taken_back_does_not_count() -> None:
    assert given("had 4 of 6, no 5 of 6") == [("first_course", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "6 doses to go",
        "take 2 tablets",
        "7 days",
        "B12 of 6 pmol/L",
        "I'm getting 6 injections",
        "I need 6 injections",
        "prescribed 6 loading doses",
        "if I had 6 injections would it go up",
        "I haven't had 6 injections",
        "should have had 4 by now",
        "had 3 covid jabs",
        "had 2 steroid injections in my knee",
        "had 10 injections in 2019 then stopped",
        "I'm on number 4 of 6",
        "how many injections have I had so far",
        "two of my three kids had it",
        "I have a jab 3 times a year",
        "had 3 injections this year",
        "my mum has had 3 of her 6 loading jabs",
        "haven't started metformin",
        "last jab 4/6",
    ],
)
def test_what_is_planned_or_of_something_else_is_no_dose_given(text: str) -> None:
    assert given(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("first jab was yesterday", 1, "day"),
        ("finished the six loading jabs last week", 1, "week"),
        ("my third loading dose was 2 days ago", 2, "day"),
        ("loading finished two weeks ago", 2, "week"),
    ],
)
def test_the_day_of_the_newest_of_a_course_is_that_of_the_last_dose(text: str, value: int, unit: str) -> None:
    last = next(mention for mention in read(text) if mention.type == "last_dose")
    assert (last.value, last.unit) == (value, unit)
