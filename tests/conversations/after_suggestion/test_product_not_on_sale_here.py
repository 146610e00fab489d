"""Where the drafted product is not on sale in the clinic's country, that is said with the plan, and what the clinic's
own protocols have in its place stands beside it."""

from __future__ import annotations

import pytest

FROM_ABROAD = (
    "stomach removed in 2018, 64, female, hydroxocobalamin 1 mg every 12 weeks, last one 8 weeks ago. No numbness, no"
    " tingling, B12 420 pg/mL"
)
BROTHER = "starting, I'm 80, male, pernicious anemia, B12 120 pg/mL, no numbness. Brother has Leber's optic neuropathy"


def _of_the_plan(conversation):
    return next(said["text"] for said in conversation.messages if (said["card"] or {}).get("type") == "suggestion")


@pytest.fixture
def from_abroad(conversation):
    return conversation.say(FROM_ABROAD).say("suggest now")


def test_the_product_that_can_be_had_stands_beside_the_draft_under_its_own_name(from_abroad):
    assert from_abroad.suggestion["regimen"]["product"] == "hydroxocobalamin"
    said = _of_the_plan(from_abroad)
    assert "has not been on sale since" in said
    assert "To ask about in its place, by US (doctors' reference books): 1,000 mcg cyanocobalamin" in said
    assert "every month" in said


@pytest.mark.parametrize(
    "question",
    [
        "I can't get hydroxo over here. What's the American version and how often?",
        "so can I have the American one?",
        "my pharmacy has no hydroxocobalamin",
        "cyanocobalamin is what they stock. I'd like that instead then",
    ],
)
def test_what_can_be_had_is_answered_and_what_was_had_stays_what_it_was(from_abroad, question):
    from_abroad.say(question)
    assert "1,000 mcg cyanocobalamin" in from_abroad.text
    assert "every month" in from_abroad.text
    assert "a prescriber must confirm" in from_abroad.text
    assert from_abroad.slot("product") == "hydroxocobalamin"
    assert from_abroad.slot("interval_days") == 84


def test_where_the_other_one_is_held_back_something_has_to_be_found(conversation):
    conversation.say(BROTHER).say("suggest now")
    assert conversation.suggestion["regimen"]["product"] == "hydroxocobalamin"
    said = _of_the_plan(conversation)
    assert "Ask a clinician soon what to have in its place" in said
    assert "mcg cyanocobalamin" not in said


def test_a_clinician_reads_it_tersely(conversation):
    conversation.say(FROM_ABROAD, register="clinician").say("Suggest now")
    conversation.say("patient will get cyanocobalamin, hydroxocobalamin isn't marketed here. Redraft.")
    assert "Beside it, by US (practice references): cyanocobalamin 1,000 mcg IM or SC every month" in conversation.text
    assert conversation.slot("product") == "hydroxocobalamin"
