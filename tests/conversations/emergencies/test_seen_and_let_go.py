"""Who was seen by emergency care and let go comes back without the word over; who is only asked back does not."""

from __future__ import annotations

import pytest


@pytest.fixture
def chest_pain(conversation):
    assert conversation.say("crushing pain in my chest").card["type"] == "emergency"
    return conversation


@pytest.mark.parametrize(
    "text",
    [
        "ER did all their tests and everything was fine",
        "they checked me out and sent me home",
        "been seen, my heart is OK",
        "the paramedics came, nothing wrong",
        "I rang 111 and they said it's fine to wait for my GP",
        "the hospital kept me overnight and let me go this morning",
        "the doctor in the ER said it was just heartburn",
        "went to A&E, nothing found",
        "the ambulance crew looked me over and were happy",
        "they let me go home and told me to come back if it gets worse",
        "checked me in A&E, panic attack, home now",
        "paramedics came, it was only heartburn, they've gone",
    ],
)
def test_it_was_dealt_with_and_is_kept_for_the_plan(chest_pain, text):
    chest_pain.say(text)
    assert chest_pain.slot("emergency") is None, chest_pain.text
    assert chest_pain.slot("signs_over") == ["chest_pain"]
    assert chest_pain.slot("signs_settled") == ["chest_pain"]


@pytest.mark.parametrize(
    "text",
    [
        "the ER said come back if it does, and now it's back",
        "they sent me home but it still hurts",
        "they did some tests and are keeping me in",
        "they would not see me",
        "last time the ER sent me home and said all fine",
        "my mom says it is nothing",
        "should I go to the ER or can it wait?",
        "they told me to call back tomorrow, nobody has seen me",
    ],
)
def test_these_are_not_let_go(chest_pain, text):
    chest_pain.say(text)
    assert chest_pain.slot("emergency") is not None, chest_pain.text


def test_a_sign_that_is_denied_as_of_now_was_there(chest_pain):
    chest_pain.say("no chest pain any more and my breathing is fine")
    assert chest_pain.slot("signs_over") == ["chest_pain"]


def test_emergency_care_that_is_told_of_later_counts(chest_pain):
    chest_pain.say("it is over now")
    while "Yes, it is over" in chest_pain.options:
        chest_pain.choose("Yes, it is over")
    assert not chest_pain.slot("signs_settled")
    chest_pain.say("The ER saw me for it yesterday. I am starting the injections")
    assert chest_pain.slot("signs_settled") == ["chest_pain"]
