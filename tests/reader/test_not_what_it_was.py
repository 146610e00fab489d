"""What a body no longer does as it did, and answers to a list of functions."""

from __future__ import annotations

import pytest
from reading import denied, present


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("my balance isn't what it was", "gait_disturbance"),
        ("my memory is not what it used to be", "memory_or_concentration_problems"),
        ("arms aren't as strong as they were", "limb_weakness"),
        ("eyesight isn't what it was", "visual_disturbance"),
        ("light touch reduced in the feet", "numbness"),
        ("decreased vibration sense at the great toes", "loss_of_vibration_or_position_sense"),
        ("itchy round the needle mark", "injection_site_reaction"),
        ("went over twice on the stairs", "falls"),
        ("dead tired", "fatigue"),
        ("grouchy", "irritability"),
    ],
)
def test_it_is_a_symptom(text: str, symptom: str) -> None:
    assert symptom in present(text)


def test_answers_to_a_list_of_functions_are_read() -> None:
    text = "Bladder: no. Sight, no. Balance: poor. Memory, yes"
    assert denied(text) == {"bladder_or_bowel_disturbance", "visual_disturbance"}
    assert present(text) == {"gait_disturbance", "memory_or_concentration_problems"}


@pytest.mark.parametrize(
    "text",
    ["the injection was done on Tuesday", "can't climb the stairs without panting", "Vision: no change"],
)
def test_an_ordinary_remark_is_none(text: str) -> None:
    assert not present(text) & {"fatigue", "limb_weakness"}
    assert not denied(text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("the wobbly bit is not new", "gait_disturbance"),
        ("the numbness isn't new", "numbness"),
        ("numb feet, not new", "numbness"),
        ("tingling no better", "paraesthesia"),
    ],
)
def test_a_sign_that_is_not_new_or_no_better_is_there(text: str, sign: str) -> None:
    assert sign in present(text)
