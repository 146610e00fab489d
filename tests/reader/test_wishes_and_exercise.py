"""A wish is no sign, heavy legs of a run are not weak ones, and a change of product is no delusion."""

from __future__ import annotations

import pytest
from reading import is_emergency, present


@pytest.mark.parametrize("told", ["I want to lose weight", "trying to lose weight", "does it help me lose weight"])
def test_a_wish_to_lose_weight_is_no_loss(told: str) -> None:
    assert "weight_loss" not in present(told)


@pytest.mark.parametrize("told", ["I keep losing weight", "I've lost two stone", "I lose weight without trying"])
def test_weight_that_is_lost_is_one(told: str) -> None:
    assert "weight_loss" in present(told)


@pytest.mark.parametrize("told", ["legs heavy when I run", "my arms are like jelly after the gym"])
def test_limbs_that_are_heavy_from_exercise_are_not_stated_as_weak(told: str) -> None:
    assert "limb_weakness" not in present(told)


@pytest.mark.parametrize(
    "told",
    [
        "they switched me to cyanocobalamin in May",
        "they switched me to tablets",
        "the pharmacy replaced my drug with another one",
        "the nurses swapped me to hydroxo",
    ],
)
def test_a_change_of_product_is_no_emergency(told: str) -> None:
    assert not present(told)
    assert not is_emergency(told)
