"""A sign that is said to be somebody else's goes from the facts of the writer, and one that is taken out in words is
gone without a question about danger.
"""

from __future__ import annotations

import pytest

TOLD = "I'm starting, B12 142 pg/mL, vegetarian, weak legs, numb toes and tired"


@pytest.fixture
def with_weak_legs(conversation):
    """A talk about the writer in which weak legs were noted."""
    conversation.say(TOLD)
    assert "limb_weakness" in conversation.slot("symptoms_present"), conversation.text
    return conversation


@pytest.mark.parametrize(
    "words",
    [
        "the weak limbs are the baby not me!",
        "the weak legs are my mom's, not mine",
        "weak legs: that was my dad",
        "weak limbs, that's my husband",
        "the weak legs aren't mine",
        "the weakness is hers not mine",
        "it's the baby with weak legs, not me",
        "the weak legs belong to my brother",
        "I'm tired. the weak legs are my sister's",
    ],
)
def test_it_is_taken_out_and_said(with_weak_legs, words):
    with_weak_legs.say(words)
    assert "limb_weakness" not in with_weak_legs.slot("symptoms_present"), with_weak_legs.text
    assert "taken out" in with_weak_legs.text
    assert {"numbness", "fatigue"} <= set(with_weak_legs.slot("symptoms_present"))
    assert with_weak_legs.slot("held_messages") is None


@pytest.mark.parametrize("words", ["the weak legs are mine", "my weak legs are worse since the baby came"])
def test_ones_own_stays(with_weak_legs, words):
    with_weak_legs.say(words)
    assert "limb_weakness" in with_weak_legs.slot("symptoms_present")


def test_one_that_was_not_noted_before_is_not_noted_now(conversation):
    conversation.say("I'm starting, B12 142 pg/mL, vegetarian, tired")
    conversation.say("the weak legs are my mom's, not mine")
    assert conversation.slot("symptoms_present") == ["fatigue"], conversation.text


@pytest.mark.parametrize(
    "words",
    ["nothing else. and please take out weak limbs", "no others, thanks. can you remove the weak legs please"],
)
def test_it_goes_out_by_a_word_and_no_danger_is_asked_about(with_weak_legs, words):
    with_weak_legs.say(words)
    assert with_weak_legs.slot("held_messages") is None, with_weak_legs.text
    assert "limb_weakness" not in with_weak_legs.slot("symptoms_present")


def test_what_else_sounds_urgent_is_asked_about_all_the_same(with_weak_legs):
    with_weak_legs.say("take out weak limbs. my legs just gave way and I can't get up")
    assert with_weak_legs.card or with_weak_legs.slot("held_messages") or with_weak_legs.slot("emergency")


def test_a_babys_sign_is_not_said_to_be_kept_for_the_mother(conversation):
    conversation.say("I breastfeed, vegetarian, B12 142 pg/mL")
    conversation.say("my baby is 5 months and she's gone kind of floppy")
    conversation.say("it's over, the pediatrician has seen her. what about me?")
    assert "weak" not in conversation.text.replace("floppy", ""), conversation.text
    assert not conversation.slot("symptoms_present")
