"""A message that answers the open question in a word and asks something is taken for both."""

from __future__ import annotations

import pytest

IN_THE_FIRST_COURSE = (
    "62M, pernicious anemia, B12 90 pg/mL, had the first 3 of 7 daily cyanocobalamin 1000 mcg shots, last one yesterday"
)
STARTING = "58F, pernicious anemia, just starting, B12 90 pg/mL"


def test_a_denied_list_and_the_next_dose(conversation):
    conversation.say(IN_THE_FIRST_COURSE).say("none of these. and do I take the next shot today?")
    assert "warning signs: none of these" in conversation.text
    assert "the next is due on" in conversation.text
    assert conversation.form == "labs_form"


@pytest.mark.parametrize(
    ("answer", "question", "entry"),
    [
        ("no none of those", "how soon will I feel better?", "when_better"),
        ("none of these", "can I drink alcohol?", "alcohol"),
    ],
)
def test_a_denied_list_and_a_general_question(conversation, answer, question, entry):
    conversation.say(STARTING).say(f"{answer}. {question}")
    assert "warning signs: none of these" in conversation.text
    shown = [said["card"]["id"] for said in conversation.messages if (said["card"] or {}).get("type") == "answer"]
    assert shown == [entry]
    assert conversation.form == "labs_form"


def test_what_only_the_plan_answers_waits_for_it(conversation):
    conversation.say(STARTING).say("none of these. is this for life?")
    assert "warning signs: none of these" in conversation.text
    conversation.say("suggest now")
    assert "You asked: “is this for life?”" in conversation.text
    assert "for life" in conversation.text
