"""When it was: begun some time ago is now, "before my loading doses" is past, "before the next jab" is now."""

from __future__ import annotations

import pytest
from reading import only, present

from b12nlu import read


@pytest.mark.parametrize(
    "text",
    [
        "tingling began about four months ago",
        "the tingling started two years ago",
        "tingling, first noticed a year ago",
        "tingling since three months ago",
        "tingling in the last week before the jab",
        "I get tingling before my next injection",
    ],
)
def test_what_began_then_is_still_there(text: str) -> None:
    assert present(text) == {"paraesthesia"}


@pytest.mark.parametrize(
    "text",
    [
        "I had tingling three years ago",
        "was tingling badly before my loading doses",
        "tingling before I was diagnosed",
        "tingling before the injections",
        "I had tingling at the start",
        "the tingling has now cleared",
        "the tingling has lifted",
    ],
)
def test_what_is_over_is_past(text: str) -> None:
    assert only(text, "symptom").historical


@pytest.mark.parametrize(
    "text",
    ["could the headaches be from the injection?", "is this headache down to the B12?", "Can my headache be due to it"],
)
def test_asking_where_a_symptom_comes_from_states_it(text: str) -> None:
    assert present(text) == {"headache"}


@pytest.mark.parametrize("text", ["can headaches come from b12?", "could b12 cause a headache"])
def test_asking_whether_there_can_be_one_does_not(text: str) -> None:
    assert all(mention.hypothetical for mention in read(text) if mention.type == "symptom")


@pytest.mark.parametrize(
    "text",
    [
        "the numbness never went away",
        "numbness that never cleared up",
        "5/12 history of numbness",
        "numbness, that was there before I had B12",
        "asking if my numbness could be from the jabs",
        "before each jab my hands go numb",
    ],
)
def test_what_never_left_is_still_there(text: str) -> None:
    assert present(text) == {"numbness"}
    assert not any(mention.hypothetical for mention in read(text) if mention.type == "symptom")
