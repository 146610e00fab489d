"""One arm or leg that loses its strength today is an emergency; both, an old one, or one that was injected are not."""

from __future__ import annotations

import pytest
from reading import is_emergency, present

ONE_LIMB_TODAY = (
    "my right arm went weak this afternoon",
    "lost power in his left leg at 3pm",
    "L arm weakness today",
    "the patient was stable until 10:30 when she lost power in her left hand",
    "one arm has been weaker since breakfast",
)
NO_EMERGENCY = (
    "my left arm is weaker than the other, for a year now",
    "my arms are weak today",
    "my right arm is heavy and sore today after the shot",
    "no weakness in my left arm today",
    "strength is back in my left arm today",
)


@pytest.mark.parametrize("text", ONE_LIMB_TODAY)
def test_one_weak_limb_of_today_is_an_emergency(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize("text", NO_EMERGENCY)
def test_an_old_weakness_or_a_sore_arm_is_no_emergency(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "my thighs ache, and on the stairs they gave way",
        "legs tired and wobbly, gave out on me three times",
        "my legs were heavy, they buckled twice",
        "legs sore, and since Friday no longer bear her weight",
    ],
)
def test_legs_that_are_named_before_give_way_behind_a_comma(text: str) -> None:
    assert "limb_weakness" in present(text)


def test_legs_that_will_not_bear_since_this_morning_are_an_emergency() -> None:
    assert is_emergency("legs heavy, and since this a.m. they don't bear her weight")


@pytest.mark.parametrize(
    "text", ["my legs ache and I gave up on the jabs", "the tablets were for my legs, they gave out last week"]
)
def test_what_is_given_up_or_out_is_no_weak_leg(text: str) -> None:
    assert "limb_weakness" not in present(text)


@pytest.mark.parametrize(
    "text", ["can't feel or lift my legs", "couldn't feel or grip with either hand", "UEs weak/numb", "LEs numb, weak"]
)
def test_a_limb_that_is_neither_felt_nor_moved_is_numb_and_weak(text: str) -> None:
    assert present(text) >= {"numbness", "limb_weakness"}
