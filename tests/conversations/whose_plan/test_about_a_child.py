"""A child gets no plan, now or in what follows, and what cannot wait in a baby is an emergency (S-01, S-02)."""

from __future__ import annotations

import pytest


@pytest.fixture
def declined(conversation):
    return conversation.say("my daughter is 6 and her b12 is low. what dose does a child get")


def test_it_is_declined_with_what_cannot_wait(declined):
    assert "only work with adults" in declined.text
    assert "hard to wake" in declined.text


@pytest.mark.parametrize(
    "text", ["she is pale and tired, when must she be seen", "her level was 98 pg/mL", "she has coeliac disease"]
)
def test_what_is_told_of_the_child_next_begins_no_plan(declined, text):
    declined.say(text)
    assert "today if the child seems ill" in declined.text
    assert declined.form is None
    assert declined.slot("age") is None


@pytest.mark.parametrize("text", ["ok, for me: I have pernicious anaemia", "I'm 45 and have pernicious anaemia myself"])
def test_ones_own_plan_can_follow(declined, text):
    assert declined.say(text).form is not None, declined.text


@pytest.mark.parametrize(
    "text",
    [
        "my baby is 8 months, breastfed, he is floppy and very sleepy. how much b12 does he need",
        "my 8 month old has stopped rolling over and is all limp, I am vegan. what injection do babies have",
        "our newborn hardly feeds and is hard to wake. B12 shot?",
    ],
)
def test_a_baby_in_danger_is_an_emergency(conversation, text):
    assert conversation.say(text).card["type"] == "emergency", conversation.text


def test_an_age_in_months_is_a_childs(conversation):
    conversation.say("my son is 7 months and I'm vegan, what b12 does he need")
    assert "only work with adults" in conversation.text
    assert conversation.slot("whose") is None


@pytest.mark.parametrize(
    "text", ["my son is 45 and has pernicious anaemia, how much b12 for him", "my daughter, 30, has low B12"]
)
def test_a_grown_up_son_or_daughter_is_no_child(conversation, text):
    assert "only work with adults" not in conversation.say(text).text
