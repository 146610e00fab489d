"""A red flag outranks everything: at each question, typed or tapped, with the clinic's number and without a dose."""

from __future__ import annotations

import pytest


def assert_emergency(conversation, number="911"):
    assert conversation.card is not None, conversation.text
    assert conversation.card["type"] == "emergency"
    assert conversation.card["number"] == number
    assert conversation.card["contacts"][0]["number"] == number
    assert "911" in conversation.card["text"]
    assert "mcg" not in str(conversation.messages)
    assert conversation.form is None


def test_a_typed_red_flag_ends_every_question(anywhere):
    anywhere.say("I have chest pain")
    assert_emergency(anywhere)


@pytest.mark.parametrize("symptom", ["Chest pain", "Fainting", "Being out of breath at rest"])
def test_a_tapped_red_flag_ends_the_questions(begun, symptom):
    begun.choose("Starting", "Pernicious anemia", symptom)
    assert_emergency(begun)


@pytest.mark.parametrize(
    "words",
    [
        "my throat is closing after the injection",
        "I fainted this morning, is b12 the reason?",
        "why do you ask? I have chest pain",
        "actually my b12 is 98 and I can't breathe",
        "start again, I have chest pain",
        "thanks. I am having hallucinations",
    ],
)
def test_a_red_flag_inside_other_words_is_seen(begun, words):
    begun.choose("Starting").say(words)
    assert_emergency(begun)


def test_a_red_flag_as_the_first_message(conversation):
    conversation.say("I have crushing chest pain")
    assert_emergency(conversation)


def test_thoughts_of_suicide_bring_the_crisis_line(conversation):
    conversation.say("I want to kill myself")
    assert_emergency(conversation, "988")
    assert "988" in conversation.card["text"]
    assert [contact["number"] for contact in conversation.card["contacts"]] == ["988", "911", "555-0100"]


def test_where_the_body_is_in_danger_too_its_number_comes_before_the_crisis_line(conversation):
    conversation.say("I have chest pain and I want to kill myself")
    assert_emergency(conversation)
    assert [contact["number"] for contact in conversation.card["contacts"]] == ["911", "988", "555-0100"]


def test_while_the_emergency_stands_no_plan_is_made(begun):
    begun.choose("Starting").say("I have chest pain").say("go on with the plan")
    assert_emergency(begun)
    begun.say("suggest now")
    assert_emergency(begun)


def test_a_misread_emergency_can_be_put_right(begun):
    begun.choose("Starting").say("I have chest pain").say("I don't have chest pain")
    assert begun.slot("symptoms_present") is None
    assert begun.asked == "cause"


def test_an_emergency_of_somebody_else_in_the_past_is_none(begun):
    begun.choose("Starting").say("my father fainted years ago")
    assert begun.card is None
    assert begun.asked == "cause"


def test_a_same_day_sign_goes_on_and_is_in_the_suggestion(begun):
    begun.choose("Starting", "Pernicious anemia", "Unsteady walking", "Nothing else")
    begun.say("98 pg/ml").choose("No other results").say("58")
    begun.choose("Neither", "None of these", "No other medicines", "Yes, that's right")
    assert begun.suggestion["urgency"] == "same_day"
