"""The range that an INR is to lie in is taken beside the INR and later, in a clinician's and in anybody's words."""

from __future__ import annotations

import pytest

DUE = "70M established PA on cyanocobalamin 1000 mcg monthly, due today. On warfarin, INR 2.8 this morning"


def _range(conversation):
    stored = conversation.slot("lab_inr")
    return stored["value"], stored["reference_low"], stored["reference_high"]


@pytest.mark.parametrize(
    "told",
    ["the goal range is 2.0 to 3.0", "INR range 2.0-3.0", "INR goal 2 to 3", "so SC is fine today, goal 2-3?"],
)
@pytest.mark.parametrize("register", ["clinician", "patient"])
def test_one_that_is_told_later_belongs_to_the_inr_before_it(conversation, told, register):
    conversation.say(DUE, register=register).say(told)
    assert _range(conversation) == (2.8, 2, 3)
    assert "INR range: 2.0 to 3.0" in conversation.text
    assert "analyte" not in conversation.text
    assert "other drug" not in conversation.text


def test_one_that_is_told_with_the_inr_is_taken_at_once(conversation):
    conversation.say(f"{DUE}, goal 2-3", register="clinician")
    assert _range(conversation) == (2.8, 2, 3)


def test_an_inr_above_a_range_that_is_told_later_is_a_caution(conversation):
    conversation.say(DUE.replace("2.8", "3.9"), register="clinician").say("target 2.0-3.0").say("suggest now")
    assert "inr_above_range_and_the_muscle" in [note["id"] for note in conversation.suggestion["safety"]]


def test_without_an_inr_no_range_is_taken_for_one(conversation):
    conversation.say("70M, PA, B12 98 pg/mL, goal 2-3", register="clinician")
    assert conversation.slot("lab_inr") is None
