"""Each question of a message is answered under its own words, or is said to have no answer; none is dropped."""

from __future__ import annotations

PLANNED = "57, female, pernicious anemia, B12 150 pg/mL, tingling toes for half a year, just starting"


def _answers(conversation):
    return [said["card"]["id"] for said in conversation.messages if (said["card"] or {}).get("type") == "answer"]


def test_two_general_questions_get_two_answers(conversation):
    conversation.say("hello").say("is alcohol ok? and can he stop the shots when he feels better?")
    assert _answers(conversation) == ["alcohol", "stopping"]


def test_beside_a_plan_its_part_and_an_entry_answer(conversation):
    conversation.say(PLANNED).say("suggest now").say("how many shots in total, and can I drive?")
    assert "The first part has 7 doses" in conversation.text
    assert _answers(conversation) == ["driving"] or "drive" in conversation.text


def test_one_without_an_answer_is_said_to_have_none(conversation):
    conversation.say(PLANNED).say("suggest now")
    conversation.say("is this for life? and who sets the prices of ampoules in Portugal?")
    assert "does not go away" in conversation.text
    assert "You asked: “and who sets the prices of ampoules in Portugal?”" in conversation.text
    assert "I have no answer to that one" in conversation.text


def test_those_that_wait_for_the_plan_are_answered_by_name(conversation):
    conversation.say(f"{PLANNED}. Will it be every 2 weeks? Is it for life?").say("suggest now")
    assert "You asked: “Will it be every 2 weeks?”" in conversation.text
    assert "You asked: “Is it for life?”" in conversation.text


def test_the_same_question_twice_is_answered_once(conversation):
    conversation.say("hello").say("can I drink alcohol? is alcohol ok?")
    assert _answers(conversation) == ["alcohol"]
