"""More of a fact than the rules use is kept as it was told, and what a medicine is taken for is no sign (S-10)."""

from __future__ import annotations

import pytest

CASE = "plan please, pernicious anemia, B12 98 pg/mL, 66 male"


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("total gastrectomy in 2011", "total gastrectomy in 2011"),
        ("nine years after my bypass", "nine years after my bypass"),
        ("the allergist did a skin test", "the allergist did a skin test"),
    ],
)
def test_it_is_kept_and_said_back_and_nobody_is_told_that_it_counts_for_nothing(conversation, told, kept):
    conversation.say(f"{CASE}, {told}")
    assert kept in conversation.slot("other_conditions")
    assert f"I also keep this for your clinician, in your words: {kept}" in conversation.text
    assert "takes no account" not in conversation.text


def test_how_far_a_pregnancy_is_is_kept_with_it(conversation):
    conversation.say("plan please, pernicious anemia, starting, I am 20 weeks pregnant")
    assert conversation.slot("pregnant") is True
    assert "also keep this for your clinician, in your words: I am 20 weeks pregnant" in conversation.text


def test_two_by_mistake_are_kept_and_are_no_number_of_a_course(conversation):
    conversation.say("plan please, PA, shots every 3 months. they gave me two shots by mistake on Monday")
    assert conversation.slot("doses_given") is None
    assert "two shots by mistake" in conversation.text


@pytest.mark.parametrize("words", ["I'm on semaglutide for weight loss", "I take metformin for weight loss"])
def test_the_weight_that_a_medicine_is_to_take_off_is_no_sign(conversation, words):
    conversation.say(f"{CASE}. {words}")
    assert "weight_loss" not in (conversation.slot("symptoms_present") or [])
    assert conversation.slot("medicines")


def test_a_loss_of_weight_beside_such_a_medicine_is_one(conversation):
    conversation.say(f"{CASE}. I take semaglutide and have weight loss")
    assert conversation.slot("symptoms_present") == ["weight_loss"]
