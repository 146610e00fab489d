"""Whether tablets will do is answered whenever it is asked: in general before a plan, and then from the plan, in few
words too; where no B12 may be given, that goes for tablets and sprays as well."""

from __future__ import annotations

import pytest

VEGAN = "vegan for years, B12 150 pg/mL"
NERVES = "58, female, starting, metformin is the cause, B12 168 pg/mL, numb toes and tingling"
REACTED = "28, female, gastric bypass, starting, B12 170 pg/mL. I am allergic to B12"


def _answers(conversation):
    return [said["card"]["id"] for said in conversation.messages if (said["card"] or {}).get("type") == "answer"]


@pytest.mark.parametrize("question", ["you didn't answer, pills?", "but are pills an option", "so tablets or needle?"])
def test_before_a_plan_the_general_answer_is_given_and_the_open_question_asked_again(conversation, question):
    asked = conversation.say(VEGAN).asked
    conversation.say(question)
    assert _answers(conversation) == ["tablets_or_injections"]
    assert conversation.asked == asked


@pytest.mark.parametrize("question", ["would tablets do instead of all them shots?", "pills?", "are pills an option?"])
def test_with_nerve_signs_the_plan_says_no_and_keeps_its_caveat(conversation, question):
    conversation.say(NERVES).say("suggest now").say(question)
    assert "Not by this draft: it is for injections" in conversation.text
    assert "a prescriber must confirm" in conversation.text


@pytest.mark.parametrize(
    "question", ["so pills or no?", "can I have pills or the nose spray?", "so if pills are out too what now"]
)
def test_where_none_may_be_given_it_goes_for_tablets_and_sprays_too(conversation, question):
    conversation.say(REACTED).say(question)
    assert "Tablets and sprays are B12 as well" in conversation.text
    assert "allergy specialist" in conversation.text


def test_b12_that_is_swallowed_at_the_start_counts_when_the_level_is_read(conversation):
    conversation.say("73, male, starting, cause not known, B12 540 pg/mL, no numbness, no tingling")
    conversation.say("I take B12 tablets, 5000 mcg, daily").say("suggest now")
    assert any("push the level up" in note["plain"] for note in conversation.suggestion["interpretation"])
    conversation.say("does that dot make 540 look good?")
    assert "push the level up" in conversation.text


def test_what_drivers_must_tell_is_said_for_more_than_one_country(conversation):
    conversation.say("45, male, vegan, starting, B12 90 pg/mL, numb feet, getting worse").say("suggest now")
    said = [note["plain"] for note in conversation.suggestion["safety"]]
    assert any("Do not drive" in each and "some countries" in each for each in said)
