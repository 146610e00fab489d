"""Whether a dose is held or given for something that is there now is answered from the plan's own cautions."""

from __future__ import annotations

import pytest

LOW_POTASSIUM = (
    "NP here. 50F, pernicious anemia, B12 70 pg/mL, Hgb 6.5 g/dL, K 3.0 mmol/L, no paresthesia, on cyanocobalamin "
    "1000 mcg IM daily, first one yesterday"
)
ON_WARFARIN = (
    "68, female, pernicious anemia, cyanocobalamin 1000 mcg once a month, last one 2 weeks ago, numbness in my feet, "
    "takes warfarin"
)
ALLERGIC = "57, female, pernicious anemia, B12 150 pg/mL, tingling toes for half a year, starting, allergic to cobalt"


@pytest.mark.parametrize(
    "question",
    [
        "Hold dose 2 until K is replaced or give?",
        "hold or give?",
        "is that a hold?",
        "should we delay the next one because of the potassium",
        "he has an infected arm, give it anyway?",
        "give it or wait for the K?",
    ],
)
def test_what_comes_before_the_next_dose_is_said(conversation, question):
    conversation.say(LOW_POTASSIUM).choose("No").say("suggest now").say(question)
    assert "Not yet. First:" in conversation.text
    assert "Low potassium" in conversation.text


@pytest.mark.parametrize("question", ["should we hold the next dose or not?", "hold it?", "I have a cold, put it off?"])
def test_what_is_weighed_is_said_where_nothing_comes_before_it(conversation, question):
    conversation.say(ON_WARFARIN).say("suggest now").say(question)
    assert "Your INR must be in range" in conversation.text
    assert "For anything else, I have no rule" in conversation.text
    assert "A draft, not a prescription" in conversation.text


@pytest.mark.parametrize("question", ["hold or give?", "start today or wait?"])
def test_what_forbids_every_product_is_the_whole_answer(conversation, question):
    conversation.say(ALLERGIC).say("suggest now").say(question)
    assert "Do not have it." in conversation.text
    assert "For anything else" not in conversation.text


def test_a_result_that_comes_with_the_question_is_noted_and_weighed(conversation):
    conversation.say(LOW_POTASSIUM).choose("No").say("suggest now").say("platelets 38, still give?")
    assert "platelets 38" in conversation.text
    assert "Not yet. First:" in conversation.text
    assert "Platelets below 50" in conversation.text
