"""Whether the first course is given again is answered from the plan at hand; a question never clears the talk."""

from __future__ import annotations

import pytest

WORSE = (
    "58M, pernicious anemia, cyanocobalamin 1000 mcg IM monthly for 3 years, last one 10 days ago, numb feet, "
    "symptoms are getting worse"
)
WELL = "58M, pernicious anemia, cyanocobalamin 1000 mcg IM monthly for 3 years, last one 10 days ago, no numbness"


@pytest.mark.parametrize(
    "question",
    [
        "so do I need the loading again or just my regular one?",
        "start from scratch?",
        "do I have to start over?",
        "is it back to square one then",
        "do I get the daily ones again",
        "should I be reloaded?",
        "so it's the whole lot again?",
    ],
)
def test_where_nerve_signs_are_worse_the_stronger_course_is_to_be_asked_for(conversation, question):
    conversation.say(WORSE).say("suggest now").say(question)
    assert "no new strong start" not in conversation.text
    assert "Ask about it first" in conversation.text
    assert "is the stronger course right for you: 1,000 mcg cyanocobalamin" in conversation.text
    assert "A draft, not a prescription" in conversation.text


def test_where_nothing_calls_for_it_there_is_no_new_start(conversation):
    conversation.say(WELL).say("suggest now").say("do I have to start from scratch then?")
    assert "no new strong start" in conversation.text


def test_a_question_is_no_yes_to_clearing_the_talk(conversation):
    conversation.say(WELL).say("suggest now").say("start again")
    conversation.say("same as at the beginning?")
    assert "cleared" not in conversation.text
