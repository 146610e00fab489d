"""A dose that is only asked for was not given, a gap is no interval, and another habit is no treatment."""

from __future__ import annotations

import pytest
from reading import present, read


def current(text: str, kind: str) -> list[tuple[str, object]]:
    """Id and value of what counts of one kind."""
    return [(m.id, m.value) for m in read(text) if m.type == kind and m.is_current]


def phases(text: str) -> set[str]:
    """The phases that a text tells and that count."""
    return {name for name, _ in current(text, "phase")}


@pytest.mark.parametrize(
    "text",
    [
        "Can I have the first dose today?",
        "should she get her first injection this morning",
        "Could you give the first jab today or wait for the potassium?",
        "First dose today?",
        "Please give first dose today",
        "he is here for his first jab today",
        "she wants to have her first shot today",
    ],
)
def test_a_dose_that_is_asked_for_is_not_given(text: str) -> None:
    assert not [m for m in read(text) if m.type in ("doses_given", "last_dose")]


@pytest.mark.parametrize(
    "text",
    [
        "had my first dose today",
        "first dose today, can I drive?",
        "first injection was given this morning",
        "I want to say my first jab was yesterday",
    ],
)
def test_a_dose_that_was_given_is_counted(text: str) -> None:
    assert current(text, "doses_given") == [("first_course", 1.0)]
    assert current(text, "last_dose")


@pytest.mark.parametrize(
    "text",
    [
        "No, nothing given yet",
        "last dose: none given yet, remove it",
        "none has been given so far",
        "I've never had a b12 jab",
        "none. ive never had b12",
        "starting, I have not had any B12",
    ],
)
def test_none_given_is_no_dose_and_a_start(text: str) -> None:
    assert current(text, "doses_given") == [("none", 0.0)]
    assert phases(text) == {"repletion"}


@pytest.mark.parametrize("text", ["never had b12 problems", "never had my jab on time", "nothing given for the pain"])
def test_never_had_of_something_else_is_no_number_of_doses(text: str) -> None:
    assert not current(text, "doses_given")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2 of 6 loading cyanocobalamin given then a 3 week gap because of flu", 2),
        ("Pt has had 5 of 6 loading then a 2 week gap", 5),
        ("4/6 loading doses, 4 wk gap", 4),
        ("4 of 6 loading done, gap of 3 weeks due to travel", 4),
        ("had 3 loading then a 2 week break", 3),
    ],
)
def test_a_gap_in_a_course_is_no_interval_and_the_count_stays(text: str, number: int) -> None:
    assert not current(text, "interval")
    assert current(text, "doses_given") == [("first_course", float(number))]
    assert phases(text) <= {"repletion"}


@pytest.mark.parametrize("text", ["I've a 10 week gap between my jabs", "my jabs: gap is 12 weeks"])
def test_the_gap_that_is_kept_is_the_interval(text: str) -> None:
    assert current(text, "interval")


@pytest.mark.parametrize(
    "text",
    [
        "been doing balloons nearly every day for months, do i need b12 jabs",
        "ive been drinking every day for years, should I have b12 shots",
        "been taking metformin twice a day for years",
    ],
)
def test_another_habit_tells_no_phase_and_no_interval_of_b12(text: str) -> None:
    assert not phases(text)
    assert not current(text, "interval")


@pytest.mark.parametrize(
    "text", ["been having them every 3 months for years", "been on B12 jabs every 8 weeks for years"]
)
def test_long_treatment_with_b12_is_still_maintenance(text: str) -> None:
    assert phases(text) == {"maintenance"}


@pytest.mark.parametrize(
    "text",
    ["I've been on balloons, pins and needles", "numb feet from balloons", "balloons obviously", "every day balloons"],
)
def test_balloons_are_laughing_gas(text: str) -> None:
    assert "nitrous_oxide" in present(text, "cause")


@pytest.mark.parametrize(
    "text", ["my ankles are like balloons", "we had balloons at my birthday", "blowing up balloons for the party"]
)
def test_other_balloons_are_not(text: str) -> None:
    assert not present(text, "cause")
