"""A child who is named in a plan of somebody else: nothing of the child becomes theirs, and a danger in the child is
told for the child.
"""

from __future__ import annotations

import pytest


@pytest.fixture
def for_a_wife(conversation):
    """A child was declined, and a plan for a wife has begun."""
    conversation.say("my son Leo is 7 and tired, does he need b12?")
    conversation.say("ok it's for my wife Ida then. she is 36 and her b12 was 95 pg/mL, starting")
    assert conversation.slot("whose") == "wife"
    return conversation


@pytest.mark.parametrize(
    "text",
    [
        "I mean Leo my son. He's pale and sleepy",
        "no, about Leo, my son. He is pale",
        "my son. he's 7 and pale",
        "Leo, the 7 year old",
        "the 7 year old is pale",
    ],
)
def test_what_is_told_of_a_child_is_not_noted_of_the_wife(for_a_wife, text):
    for_a_wife.say(text)
    assert "looking pale: yes" not in for_a_wife.text
    _is_still_of_the_wife(for_a_wife)


@pytest.mark.parametrize(
    "text",
    [
        "LEO, the 7 year old! He's hard to wake this evening",
        "my son is hard to wake",
        "Leo! He is hard to wake",
        "the 7 year old can't be woken, he is hard to wake",
    ],
)
def test_a_danger_in_a_child_calls_help_for_the_child(for_a_wife, text):
    for_a_wife.say(text)
    assert for_a_wife.card["type"] == "emergency"
    assert "wife" not in for_a_wife.card["text"]
    assert "not about the child" in for_a_wife.text
    _is_still_of_the_wife(for_a_wife)


def test_who_only_tells_of_a_danger_in_the_wife_is_not_the_one_who_has_it(for_a_wife):
    for_a_wife.say("Leo says she is hard to wake")
    assert "your wife" in for_a_wife.card["text"]
    for_a_wife.say("somebody else, my son Leo")
    assert for_a_wife.slot("emergency")["childs"]
    _is_still_of_the_wife(for_a_wife)


def test_that_it_is_the_son_changes_nothing_of_the_wife_and_ends_with_a_childs_refusal(for_a_wife):
    for_a_wife.say("LEO, the 7 year old! He's hard to wake this evening").say("somebody else, my son Leo")
    _is_still_of_the_wife(for_a_wife)
    for_a_wife.say("it is over now")
    assert "I make no plan for a child" in for_a_wife.text
    _is_still_of_the_wife(for_a_wife)


def test_a_son_who_tells_of_his_mother_takes_nothing_from_her(for_a_wife):
    for_a_wife.say("my son looked at her. she is pale")
    assert "pallor" in for_a_wife.slot("symptoms_present")


def test_a_disease_of_some_years_is_no_child(conversation):
    conversation.say("woman 61, B12 91 pg/mL, starting").say("my 5 year old report said ferritin 40 ng/mL")
    assert conversation.slot("age") == 61
    assert conversation.slot("for_a_child") is None


def _is_still_of_the_wife(conversation):
    assert conversation.slot("whose") == "wife"
    assert conversation.slot("age") == 36
    assert conversation.slot("sex") == "female"
    assert not conversation.slot("symptoms_present")
    assert conversation.lab("serum_b12") == (95, "pg/mL")
