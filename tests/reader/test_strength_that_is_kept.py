"""Strength that is kept and strength that is gone: what is denied is the loss, or the strength itself."""

from __future__ import annotations

import pytest
from reading import denied, present

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs


@pytest.mark.parametrize(
    "text",
    [
        "my soles burn, no loss of strength",
        "prickling toes without loss of power",
        "numb fingertips, no loss of power in the hands",
        "prickly feet with no reduction in strength",
        "fizzing feet, no trouble with strength",
        "numb fingertips, nothing wrong with my strength",
        "fizzing shins, strength not affected",
        "no loss of grip, only a buzzing palm",
    ],
)
def test_a_loss_of_strength_that_is_denied_is_no_weakness(text: str) -> None:
    assert "limb_weakness" in denied(text)
    assert not urgent_signs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "no strength in my thighs",
        "burning soles, and there's no strength in them",
        "I don't have any strength in my left leg",
        "can't find any strength in my arms",
        "not much power in my legs these days",
        "something wrong with the strength in my hands",
        "the strength has left my right arm",
        "no loss of appetite, no strength in my arms",
        "no numb feeling but loss of power in the left leg",
        "lost all power in one leg",
    ],
)
def test_strength_that_is_gone_is_weakness(text: str) -> None:
    assert "limb_weakness" in present(text)
    assert urgent_signs(read(text))


@pytest.mark.parametrize("text", ["no power cut today", "there's a problem with the strength of the tablets"])
def test_the_power_and_strength_of_things_are_no_weakness(text: str) -> None:
    assert "limb_weakness" not in present(text)
