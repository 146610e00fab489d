"""Where no child is meant, or none any more, words lead out of the refusal, to the plan of whoever is named (S-02)."""

from __future__ import annotations

import pytest


@pytest.fixture
def declined(conversation):
    return conversation.say("my daughter is 16, B12 is 150 pg/mL and she eats no meat, what dose")


@pytest.fixture
def declined_without_an_age(conversation):
    return conversation.say("my kid needs b12")


@pytest.mark.parametrize(
    ("text", "whose", "age"),
    [
        ("it's for my son Ben, 20, B12 165 pg/mL", "son", 20),
        ("no, my brother, he's 22", "brother", 22),
        ("he is my son, 24, not my daughter", "son", 24),
        ("it's for her brother Ben, he is 21 and vegan", "brother", 21),
        ("she is 38, an adult", "woman", 38),
        ("sorry, he's 27, I mistyped", "man", 27),
        ("husband age 61!!", "husband", 61),
        ("no no, it is a man, 62 years old", "man", 62),
    ],
)
def test_the_plan_begins_for_the_adult_who_is_named(declined, text, whose, age):
    declined.say(text)
    assert (declined.slot("whose"), declined.slot("age")) == (whose, age), declined.text
    assert declined.slot("for_a_child") is None
    assert "child" not in declined.text
    assert declined.form is not None


@pytest.mark.parametrize(
    "text", ["adult patient", "it's for an adult", "what are you on about, a child?", "what child?"]
)
def test_an_adult_who_is_not_named_is_an_adult_all_the_same(declined_without_an_age, text):
    declined_without_an_age.say(text)
    assert "This is about an adult, then." in declined_without_an_age.text
    assert declined_without_an_age.form is not None


def test_a_grown_up_relative_is_taken_at_their_word(declined_without_an_age):
    declined_without_an_age.say("there is no child here, I asked for my husband")
    assert declined_without_an_age.slot("whose") == "husband"
    assert declined_without_an_age.say("he's 71").slot("age") == 71


def test_ones_own_age_begins_ones_own_plan(declined):
    declined.say("im 67, what are you talking about a child")
    assert (declined.slot("whose"), declined.slot("age")) == ("self", 67)


@pytest.mark.parametrize(
    "text",
    [
        "she's nearly 18",
        "she turns 18 in spring",
        "she's as big as an adult",
        "whats the adult dose then",
        "she will be an adult in May",
        "she's not a baby any more",
        "she's not a child",
        "my husband says she is pale",
        "I'm her mother and 45",
        "her father is 48 and has it, too",
        "can my wife give it to her",
    ],
)
def test_a_child_stays_a_child(declined, text):
    declined.say(text)
    assert declined.form is None, declined.text
    assert declined.slot("age") is None
    assert declined.slot("for_a_child") is not None


def test_the_refusal_fits_the_childs_age_and_is_never_said_twice_running(declined):
    said = {declined.text}
    for text in ("she weighs 130 pounds", "whats the adult dose then"):
        declined.say(text)
        assert "floppy" not in declined.text
        assert "feeding" not in declined.text
        assert declined.text not in said
        said.add(declined.text)


def test_a_babys_refusal_names_what_cannot_wait_in_a_baby(conversation):
    assert "floppy" in conversation.say("my son is 2 weeks old and his B12 is low").text


@pytest.mark.parametrize(
    "text",
    [
        "is 2 weeks between shots ok?",
        "he is 2 weeks late, is it ok?",
        "my wife is 5 weeks overdue, can she wait?",
        "he is 8 weeks, is that too long between injections?",
        "my mom is 3 weeks without it",
        "She is 12 weeks post op from a gastric bypass, what B12",
    ],
)
def test_a_time_between_injections_is_no_age(conversation, text):
    conversation.say(text)
    assert conversation.slot("for_a_child") is None
    assert "child" not in conversation.text


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("what dose for a 62 year old with crohns and B12 110 pg/mL", 62),
        ("dose for 70 year old, PA", 70),
        ("what would you give a 58 year old man with metformin and b12 120 pg/mL", 58),
        ("dosage for an 18 year old vegan", 18),
        ("my doctor asks which dose suits a 44 year old vegan", 44),
    ],
)
def test_a_dose_that_is_asked_for_with_the_age_of_an_adult_is_no_childs(conversation, text, age):
    conversation.say(text)
    assert conversation.slot("age") == age
    assert "child" not in conversation.text
    assert conversation.form is not None


@pytest.mark.parametrize(
    "text",
    ["what dosage for a 17 year old", "what is the dose for a ten year old, I am 40", "I'm 36, dose for my toddler?"],
)
def test_a_childs_age_or_word_stays_a_childs_beside_the_age_of_an_adult(conversation, text):
    conversation.say(text)
    assert "child" in conversation.text
    assert conversation.form is None


def test_a_case_of_a_relative_told_after_a_greeting_goes_on_to_its_questions(conversation):
    conversation.say(
        "Hello. It is about my husband, he had 60 cm of ileum taken out. B12 is 98. What dose does he need?"
    )
    conversation.say("yes")
    assert conversation.slot("whose") == "husband"
    assert conversation.form is not None
