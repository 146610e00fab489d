"""A value that is taken back is marked, whichever way round it is said."""

from __future__ import annotations

import pytest

from b12nlu import read


def values(text: str) -> tuple[list[object], list[object]]:
    """The values that stand, and those that were taken back."""
    mentions = [mention for mention in read(text) if mention.type in ("lab", "number")]
    return [m.value for m in mentions if not m.retracted], [m.value for m in mentions if m.retracted]


@pytest.mark.parametrize(
    "text",
    [
        "my B12 was 141, not 321",
        "my B12 is 321, sorry 141",
        "B12 not 321, 141",
        "b12 isn't 321 it's 141",
        "b12 321 I mean 141",
        "B12 321, no wait, 141",
        "no, 141 not 321",
        "not 321, 141",
        "321... oops 141",
        "321 is wrong, it was 141",
        "141 rather than 321",
        "it should be 141 instead of 321",
    ],
)
def test_the_corrected_value_stands_and_the_other_is_taken_back(text: str) -> None:
    assert values(text) == ([141], [321])


def test_a_lone_new_value_stands() -> None:
    assert values("sorry I meant 141") == ([141], [])


def test_a_second_correction_wins() -> None:
    assert values("B12 321, sorry 141, no I mean 114") == ([114], [321, 141])


def test_a_cancelled_correction_gives_the_first_value_back() -> None:
    assert values("B12 321. no wait 141. actually no, it was 321 after all") == ([321], [321, 141])


def test_two_values_of_two_dates_are_no_correction() -> None:
    assert values("B12 was 141 last year and is 321 now") == ([141, 321], [])


def test_a_cause_can_be_corrected() -> None:
    causes = [mention for mention in read("coeliac, sorry I meant Crohn's") if mention.type == "cause"]
    assert [(cause.id, cause.retracted) for cause in causes] == [("coeliac_disease", True), ("crohns_disease", False)]


@pytest.mark.parametrize(
    "text", ["I typed 1500 before, b12 should be 150", "sorry b12 should be 150 not 1500", "typo: my b12 should be 150"]
)
def test_what_a_result_should_have_been_is_the_result(text: str) -> None:
    assert [m.value for m in read(text) if m.type == "lab" and not m.retracted] == [150]


@pytest.mark.parametrize("text", ["b12 should be above 200", "b12 should be 300, mine was 120"])
def test_what_a_result_ought_to_be_is_none(text: str) -> None:
    assert not {200, 300} & {m.value for m in read(text) if m.type in ("lab", "number")}
