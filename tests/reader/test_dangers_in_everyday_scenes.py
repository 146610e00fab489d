"""Dangers that stand beside work, lessons and naps, and those scenes without a danger."""

from __future__ import annotations

import pytest
from reading import is_emergency, present


@pytest.mark.parametrize(
    "text",
    [
        "I was writing an essay when the sight in one eye went",
        "we were in a lecture when one side of the face drooped",
        "my dad has a history of ulcers and he can't move his left arm since he woke from a nap",
        "a history of anxiety, and tonight I've decided to take the whole box and not wake up",
        "legs weak since this morning + retention",
        "without past illness, brought in by ambulance with syncope",
    ],
)
def test_a_danger_is_seen_in_any_scene(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "I dropped my hours at work because I'm tired",
        "dropped the children at the bus",
        "I dropped in at work to see them",
        "I'll take all my vitamins at night so I don't wake up tired",
        "my mouth droops when I'm sad",
        "the lecture was on what to do when a throat closes",
        "nan can't walk because of her hip",
    ],
)
def test_a_scene_without_danger_is_calm(text: str) -> None:
    assert not is_emergency(text)


def test_waking_with_a_weak_leg_is_no_lost_sight() -> None:
    assert present("Woke up today and can't move my right leg") == {"limb_weakness"}


def test_who_does_not_know_the_people_around_is_confused() -> None:
    assert "confusion" in present("she sees people and is not knowing who we are")


@pytest.mark.parametrize("text", ["fluid retention and weak legs", "water retention, numb feet"])
def test_retention_of_fluid_is_no_bladder_trouble(text: str) -> None:
    assert "bladder_or_bowel_disturbance" not in present(text)


def test_retention_beside_weak_legs_is_of_the_bladder() -> None:
    assert present("cannot walk and has retention") == {"gait_disturbance", "bladder_or_bowel_disturbance"}
