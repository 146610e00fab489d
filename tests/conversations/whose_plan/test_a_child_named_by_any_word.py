"""A child that is told of by any word, age, school or birth gets no plan; who is grown up is not turned away (S-02)."""

from __future__ import annotations

import pytest

DECLINED = "I only work with adults"


@pytest.mark.parametrize(
    "text",
    [
        "our toddler's b12 came back at 120 pg/mL",
        "the newborn's blood test showed low B12",
        "my baby isn't growing, she's seven months and I'm vegan",
        "our preemie has low B12, 96 pg/mL",
        "my little girl's B12 was 101 pg/mL",
        "he's only ten, B12 92 pg/mL",
        "granddaughter 14, feet tingling",
        "she's in fifth grade, B12 103 pg/mL",
        "B12 109 pg/mL, middle schooler",
        "I'm a high school sophomore, B12 105 pg/mL",
        "my 16 year old has pernicious anemia",
        "my nephew was born in 2014, B12 98 pg/mL",
        "my preteen's B12 was 101 pg/mL",
        "our son, eight, B12 103 pg/mL",
        "my daughter, fifteen, has numb feet",
        "a pupil of mine, 13 yrs, has numb feet",
    ],
)
def test_a_child_gets_no_plan(conversation, text):
    assert DECLINED in conversation.say(text).text
    assert conversation.form is None
    assert conversation.slot("labs") in (None, [], {})


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("my kid brother is 27, B12 93 pg/mL", "brother"),
        ("my baby sister turned 31, B12 95 pg/mL, numb toes", "sister"),
        ("my son is 6 feet tall and 33, B12 91 pg/mL", "son"),
        ("my boy is 6 foot 2 and 24, B12 91 pg/mL", "son"),
    ],
)
def test_who_is_grown_up_is_not_turned_away(conversation, text, whose):
    assert f"Is this about your {whose}?" in conversation.say(text).text


def test_somebody_who_is_named_by_their_age_is_asked_about(conversation):
    conversation.say("my 19 year old has a B12 of 94 pg/mL")
    assert "Whose plan is it?" in conversation.text
    conversation.choose("A man")
    assert conversation.slot("whose") == "man"
    assert conversation.slot("age") == 19
    assert conversation.lab("serum_b12") == (94, "pg/mL")


@pytest.mark.parametrize(
    "text",
    [
        "I have been vegan since I was in 8th grade, B12 101 pg/mL",
        "I teach in third grade and my B12 is 101 pg/mL",
        "I'm tired since our son was born in 2016. My B12 is 101 pg/mL",
    ],
)
def test_a_school_or_a_birth_beside_the_writers_own_facts_is_no_child_of_whom_it_is(conversation, text):
    conversation.say(text)
    assert DECLINED not in conversation.text
    assert conversation.lab("serum_b12") == (101, "pg/mL")
    assert conversation.slot("age") is None


@pytest.mark.parametrize("text", ["DOB 04/2018, B12 97 pg/mL", "born in 2015, B12 97 pg/mL"])
def test_a_birth_tells_that_it_is_a_child(conversation, text):
    conversation.say(text)
    assert conversation.suggestion["status"] == "out_of_scope"


@pytest.mark.parametrize("text", ["date of birth 2 May 1960, B12 97 pg/mL", "born in 1960, B12 97 pg/mL"])
def test_a_birth_tells_an_adults_age(conversation, text):
    conversation.say(text)
    assert conversation.slot("age") >= 65
    assert conversation.asked == "phase"


@pytest.mark.parametrize("text", ["she is nine", "in sixth grade"])
def test_a_childs_age_as_the_answer_ends_the_questions(conversation, text):
    conversation.say("starting, pernicious anemia, B12 98 pg/mL, no symptoms at all, no other results")
    for _ in range(4):
        if conversation.asked == "age":
            break
        conversation.say("none of these" if conversation.asked != "other_labs" else "no other results")
    assert conversation.asked == "age", conversation.text
    conversation.say(text)
    assert DECLINED in conversation.text
    assert "How old" not in conversation.text
    assert conversation.form is None
