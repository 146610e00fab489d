"""What is asked or said in passing under a plan: a line that would change it, a moment away, a danger that may come
back, a little of what is ruled out."""

from __future__ import annotations

import pytest

STEADY = "58F, pernicious anemia, cyanocobalamin 1000 mcg monthly for 3 years, last one 2 weeks ago, no numbness"
ALLERGIC = "57, female, pernicious anemia, B12 150 pg/mL, tingling toes for half a year, starting, allergic to cobalt"


@pytest.mark.parametrize(
    "line", ["What would change it: you are pregnant", "what could change the plan? you have kidney disease"]
)
def test_a_line_that_would_change_the_plan_is_no_fact(conversation, line):
    conversation.say("28F, vegan, B12 110 pg/mL, no tingling, no numbness, starting, not pregnant").say("suggest now")
    conversation.say(line)
    assert "I noted" not in conversation.text
    assert conversation.slot("conditions") in (None, [])
    assert conversation.form is None


@pytest.mark.parametrize("words", ["back in ten", "I'll be right back in a minute", "brb", "give me a sec"])
def test_a_moment_away_is_no_goodbye(conversation, words):
    conversation.say(STEADY).say(words)
    assert "Take your time" in conversation.text
    assert "Goodbye" not in conversation.text
    assert conversation.form is not None


def test_a_danger_that_may_come_back_is_told_whom_to_call(conversation):
    conversation.say("58F, pernicious anemia, B12 90 pg/mL, starting, I have chest pain")
    conversation.say("it was checked at the ER this morning and they sent me home").say("suggest now")
    conversation.say("what if the pain comes back after the shot?")
    assert "If it comes back, call 911" in conversation.text


@pytest.mark.parametrize(
    "question",
    ["can I try a test dose at home with benadryl", "just a little one?", "tablets from the drugstore ok?"],
)
def test_nothing_of_what_is_ruled_out_is_tried(conversation, question):
    conversation.say(ALLERGIC).say("suggest now").say(question)
    assert "You must not have B12" in conversation.text


def test_a_baby_is_fed_on(conversation):
    conversation.say("my baby is 7 months, breastfed, I am vegan and his B12 is 110 pg/mL")
    conversation.say("should I stop feeding him??")
    assert "do not stop feeding the baby" in conversation.text
