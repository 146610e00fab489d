"""Short calm answers: no nerve signs, all working, not started yet, can't remember, and dangers that are none."""

from __future__ import annotations

import pytest
from reading import denied, present

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs


@pytest.mark.parametrize(
    "text", ["no neuro signs", "no neurological symptoms", "nil neuro", "neuro exam normal", "no nerve problems"]
)
def test_no_nerve_signs_denies_those_that_screen_for_nerves(text: str) -> None:
    assert denied(text) == {"paraesthesia", "numbness"}
    assert present(text, "course") == set()


def test_no_symptoms_says_nothing_of_their_course() -> None:
    assert present("no symptoms", "course") == present("no other symptoms", "course") == set()
    assert present("no more symptoms", "course") == {"resolved"}


@pytest.mark.parametrize(
    ("text", "well"),
    [
        ("arms and legs okay", {"limb_weakness"}),
        ("I walk fine and see fine", {"gait_disturbance", "visual_disturbance"}),
        ("eyes fine, walking fine", {"gait_disturbance", "visual_disturbance"}),
    ],
)
def test_what_works_is_denied_as_a_sign(text: str, well: set[str]) -> None:
    assert denied(text) == well
    assert present(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "52M, vegetarian, starting, b12 140 pg/ml",
        "coeliac, at the start, tired",
        "loading not started",
        "nothing given yet",
        "no jabs so far",
    ],
)
def test_not_yet_treated_is_the_start_of_treatment(text: str) -> None:
    assert present(text, "phase") == {"repletion"}


@pytest.mark.parametrize("text", ["starting a new job", "my symptoms starting in May", "tired, starting a course"])
def test_starting_something_else_is_not(text: str) -> None:
    assert present(text, "phase") == set()


@pytest.mark.parametrize("text", ["can't remember", "sorry i cant remember", "don't remember exactly"])
def test_a_reply_that_one_cannot_remember_is_no_symptom(text: str) -> None:
    assert read(text) == []


def test_forgetting_things_is_one() -> None:
    assert present("i can't remember things") == {"memory_or_concentration_problems"}


@pytest.mark.parametrize(
    "text", ["black stools from the iron tablets", "lost my balance of 30 quid", "Hb was 58 in 2017, fine now"]
)
def test_a_danger_with_its_harmless_reason_is_calm(text: str) -> None:
    assert not urgent_signs(read(text))


@pytest.mark.parametrize("text", ["black stools since Monday", "lost my balance twice", "Hb was 58 in 2017", "Hb 58"])
def test_the_same_danger_without_it_is_not(text: str) -> None:
    assert urgent_signs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "some hair fall since the summer",
        "what is the difference between numbness and weakness",
        "my fingers are a bit numb at the tips",
        "nearly had a heart attack when I saw the price of the private jabs",
        "stable angina, no chest trouble lately",
        "fingers so dead that I keep burning myself on the oven",
        "laughed until I nearly wet myself",
    ],
)
def test_everyday_words_beside_a_danger_do_not_alarm(text: str) -> None:
    assert not urgent_signs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "I can't breathe when I lie flat",
        "went down twice today without warning, came round after a few seconds",
        "I have written letters to my kids and picked a day",
        "my right arm won't do what I tell it and I am talking gibberish",
        "my private bits are numb",
        "numb between the legs",
        "I keep burning myself on purpose",
        "keep falling over, legs give way",
    ],
)
def test_the_danger_itself_still_alarms(text: str) -> None:
    assert urgent_signs(read(text))
