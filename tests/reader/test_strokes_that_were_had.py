"""A stroke that was had is history, a stroke of now is an emergency of its own name; neither is called confusion."""

from __future__ import annotations

import pytest

from b12nlu import read
from b12nlu.qualifiers.settled import is_an_emergency


def emergencies(text):
    return {mention.id for mention in read(text) if is_an_emergency(mention)}


@pytest.mark.parametrize(
    "text",
    [
        "hx CVA x2, on apixaban",
        "previous CVA",
        "s/p CVA",
        "recovering from a small stroke",
        "post-stroke, tube fed",
        "since my stroke I walk with a stick",
        "her stroke was in the spring",
        "PMH: TIA 2018, HTN",
        "a mini-stroke in 2016",
        "no signs of a stroke",
        "abdomen soft, CVA tenderness absent",
    ],
)
def test_a_stroke_that_was_had_is_no_emergency(text):
    assert "stroke_signs" not in emergencies(text)


@pytest.mark.parametrize(
    "text",
    [
        "I think she has had a stroke",
        "stroke symptoms since this morning",
        "after my stroke this morning I can't talk",
        "he had an old stroke. Now his face is drooping",
        "CVA this morning",
        "I couldn't get my words out at lunch",
        "half of his face has dropped",
    ],
)
def test_a_stroke_of_now_is_one_under_its_own_name(text):
    assert "stroke_signs" in emergencies(text)
    assert "confusion" not in emergencies(text)


@pytest.mark.parametrize("text", ["my left arm and leg went weak for 20 minutes", "yesterday my right arm was weak"])
def test_one_side_that_was_weak_for_minutes_or_yesterday_is_an_emergency(text):
    assert "limb_weakness" in emergencies(text)


def test_who_was_never_in_hospital_with_chest_pain_has_none():
    assert not emergencies("never been to hospital with chest pain")


def test_who_cannot_get_up_is_tired():
    assert "fatigue" in {mention.id for mention in read("I can't get myself out of bed")}
