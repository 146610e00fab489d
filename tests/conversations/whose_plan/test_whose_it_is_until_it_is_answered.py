"""Whose plan it is waits for its answer; who is meant is known by a pronoun, a title or what the writer is to them."""

from __future__ import annotations

import pytest

QUESTION = "Is this about"
AGAIN = "I need to know this before I go on"


@pytest.mark.parametrize("reply", ["what do you mean", "both of us", "how much does it cost", "my dad had that"])
def test_what_is_no_answer_is_no_yes(conversation, reply):
    conversation.say("my mum has numb toes, B12 91 pg/mL")
    conversation.say(reply)
    assert AGAIN in conversation.text
    assert conversation.slot("whose") is None
    conversation.choose("No, it is about me")
    assert conversation.slot("whose") == "self"
    assert conversation.lab("serum_b12") is None
    assert not conversation.slot("symptoms_present")


def test_it_is_asked_again_no_more_than_once(conversation):
    conversation.say("my mum has numb toes, B12 91 pg/mL")
    conversation.say("what do you mean")
    conversation.say("what do you mean")
    assert conversation.slot("whose") == "mother"
    assert conversation.lab("serum_b12") == (91, "pg/mL")


def test_facts_in_place_of_the_answer_go_on_with_that_person(conversation):
    conversation.say("my mum has numb toes, B12 91 pg/mL")
    conversation.say("she is 71")
    assert conversation.slot("whose") == "mother"
    assert conversation.slot("age") == 71


@pytest.mark.parametrize("reply", ["neither, it's my aunt", "no it's my aunt", "my aunt"])
def test_another_person_than_was_asked_about_is_taken(conversation, reply):
    conversation.say("my mum has numb toes, B12 91 pg/mL")
    conversation.say(reply)
    assert conversation.slot("whose") == "aunt"
    assert conversation.lab("serum_b12") is None
    assert "left out" in conversation.text


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("I'm her daughter. She is 84, B12 81 pg/mL", "woman"),
        ("I'm his wife. He's 67, B12 81 pg/mL", "man"),
        ("I am her carer, she's 87, B12 81 pg/mL", "woman"),
        ("I'm filling this in for him: 59, metformin, B12 81 pg/mL", "man"),
        ("entering this on behalf of her, she is 70, B12 81 pg/mL", "woman"),
        ("caring for an elderly gentleman, 90, B12 81 pg/mL", "gentleman"),
        ("typing for my neighbor (she can't see): age 79, B12 81 pg/mL", "neighbor"),
        ("Mr Dale, 78, B12 81 pg/mL", "man"),
        ("me mam is 68, B12 81 pg/mL", "mother"),
        ("our eldest, he's 31, B12 81 pg/mL", "grown_child"),
        ("my fiancée is 33, B12 81 pg/mL", "fiancee"),
    ],
)
def test_who_is_meant_is_asked_about_and_the_facts_are_kept(conversation, text, whose):
    assert QUESTION in conversation.say(text).text
    conversation.say("yes")
    assert conversation.slot("whose") == whose
    assert conversation.lab("serum_b12") == (81, "pg/mL")
    assert conversation.slot("age") is not None


@pytest.mark.parametrize(
    "text",
    [
        "my dad takes warfarin, my B12 is 96 pg/mL",
        "thyroid trouble in my family, B12 96 pg/mL",
        "PA in the family on both sides, B12 96 pg/mL",
        "no one in my family has it. B12 96 pg/mL",
    ],
)
def test_the_writers_result_stays_theirs_beside_the_family(conversation, text):
    conversation.say(text)
    assert QUESTION not in conversation.text
    assert conversation.lab("serum_b12") == (96, "pg/mL")
    assert not conversation.slot("medicines")


def test_what_a_sister_tells_is_of_the_patient(conversation):
    conversation.say("I'm a nurse")
    conversation.say("her sister's GP said folate was fine, she is 66, B12 86 pg/mL")
    assert conversation.lab("serum_b12") == (86, "pg/mL")
    assert conversation.slot("age") == 66
