"""Bladder, bowel and saddle in everyday words; with weak or wobbly legs both signs are told, and calm talk is none."""

from __future__ import annotations

import pytest
from reading import present

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs

BLADDER = (
    "not feeling when I need a wee",
    "I keep not feeling when I need a wee. Had an accident this morning",
    "can't tell when I need to go and my legs are weak",
    "I've started leaking and my legs feel numb",
    "I don't notice when my bladder is full",
    "I can't feel myself weeing",
    "no longer know when I need the loo",
    "lost the feeling of needing to pee",
    "don't get the urge to pee anymore and my feet are numb",
    "the signal to go to the toilet is gone",
    "keep missing the feeling of needing the loo",
    "had an accident this morning, legs numb",
    "peed myself twice",
    "wet the bed last night",
    "I've been wetting myself",
    "pee just comes out without me knowing",
    "can't pee since last night",
    "my wee won't flow",
    "I have to strain to wee",
    "I dribble urine all day now",
    "bladder doesn't tell me when it's full",
)
BOWEL = (
    "pooed myself today",
    "I soiled myself this morning",
    "I can't feel when I need a poo",
    "didn't feel the poo coming",
    "had a poo accident in bed",
    "lost control of my bowels",
    "stool just falls out and I cannot feel it",
    "can't hold my bowels",
    "can't tell if I've finished on the toilet",
    "no sensation when I go to the toilet",
    "messed myself at work",
    "my bowels open without me knowing",
    "I've no control over my poo",
    "couldn't hold it and pooped my pants",
    "no feeling in my back passage",
    "I don't feel gas or stool passing",
    "faecal incontinence new",
    "had an accident in my pants, number two",
    "can't clench my bottom",
    "leaking stool since Monday",
)
SADDLE = (
    "I cant feel when I wipe either",
    "numb between my legs",
    "numb bum and weak legs",
    "my bottom is numb and so are my legs",
    "can't feel the toilet seat",
    "can't feel the toilet paper",
    "numb down below",
    "numb down there and can't wee",
    "my private parts have gone numb",
    "numbness in the groin and genitals",
    "no feeling between my thighs",
    "numb where I sit on the saddle",
    "my vagina is numb",
    "my penis has gone numb",
    "tingling in my privates",
    "numb round my back passage",
    "numb around the anus",
    "saddle numbness",
    "pins and needles between my legs",
    "tingling between my thighs",
)
WITH_WEAK_LEGS = (
    "my legs went wobbly yesterday and I keep not feeling when I need a wee. Had an accident this morning",
    "can't tell when I need to go and my legs are weak",
    "wobbly legs and I've started leaking",
    "got wobbly legs, wet myself twice",
    "not feeling when I need a wee and my legs are wobbly",
    "lost control of my bowels and legs wobbly",
    "tingling in my privates and wobbly legs",
    "stool just falls out and I cannot feel it, legs feel weak",
    "can't clench my bottom and my legs feel heavy",
)
CALM = (
    "stress incontinence for years after my kids",
    "leak a bit when I cough or sneeze, have done since my babies",
    "had an accident in the car",
    "had an accident at work, broke my wrist",
    "I had a car accident in 2019 and my legs have been weak since",
    "had a little accident with the syringe, dropped it",
    "I took two tablets by accident",
    "my ampoule was leaking",
    "the injection site leaked a bit",
    "my wee went red after the jab",
    "I need a wee",
    "I can't tell when I need to go for my next jab",
    "I don't know when I need to go back for blood tests",
    "don't know if I have to go to the doctor",
    "how do I know when I need to go to A&E",
    "no urgency",
    "tingling between my toes",
    "constipated on iron tablets",
    "my toddler had an accident this morning, wet the bed, he's 3",
)


@pytest.mark.parametrize("text", BLADDER + BOWEL + SADDLE)
def test_lost_control_or_feeling_is_bladder_or_bowel_disturbance_and_urgent(text: str) -> None:
    assert "bladder_or_bowel_disturbance" in present(text)
    assert urgent_signs(read(text))


@pytest.mark.parametrize("text", WITH_WEAK_LEGS)
def test_with_wobbly_or_weak_legs_both_signs_are_told(text: str) -> None:
    assert {"bladder_or_bowel_disturbance", "limb_weakness"} <= present(text)


@pytest.mark.parametrize("text", CALM)
def test_calm_talk_of_accidents_leaks_and_going_is_no_urgent_sign(text: str) -> None:
    assert not urgent_signs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "memory is meh",
        "my memory is all over the place",
        "focus is shot",
        "concentration not great",
        "memory a bit patchy",
    ],
)
def test_a_poor_memory_in_passing_is_told(text: str) -> None:
    assert present(text) == {"memory_or_concentration_problems"}
