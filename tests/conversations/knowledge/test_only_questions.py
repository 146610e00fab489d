"""Who only asks gets answers: no plan is begun, and nobody is sent to a doctor for a question."""

from __future__ import annotations

import pytest


def answers(conversation) -> list[str]:
    return [said["card"]["id"] for said in conversation.messages if (said["card"] or {}).get("type") == "answer"]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("Can I have B12 shots while breastfeeding?", "breastfeeding"),
        ("im breastfeeding, is b12 shot ok for the baby", "breastfeeding"),
        ("I'm pregnant, can I have the jab", "pregnancy"),
        ("do i even need them if my b12 is normal", "energy"),
    ],
)
def test_a_first_question_is_answered_and_begins_no_plan(conversation, said, answer):
    conversation.say(said)
    assert answers(conversation) == [answer], conversation.text
    assert conversation.form is None
    assert conversation.slot("breastfeeding") is None
    assert conversation.slot("pregnant") is None


def test_what_a_question_tells_of_who_asks_begins_no_plan(conversation):
    conversation.say("do b12 shots cause acne").say("does it mess with my birth control or my period")
    assert answers(conversation) == ["pill"]
    assert conversation.form is None


def test_who_wants_no_plan_is_answered_from_then_on(conversation):
    conversation.say("no i dont want a plan, just questions. im breastfeeding, is b12 shot ok for the baby")
    assert answers(conversation) == ["breastfeeding"], conversation.text
    for said in ("do i even need them if my b12 is normal", "does it mess with my period", "im 29, is it safe"):
        conversation.say(said)
        assert conversation.form is None, said
        assert conversation.asked is None


def test_who_only_wants_to_know_gets_out_of_a_plan_that_holds_nothing(conversation):
    conversation.say("work out a plan").choose("Not sure")
    conversation.say("i dont have low b12 i just want to know if i need these shots, they cost 40 bucks")
    assert conversation.form is None, conversation.text
    conversation.say("no im fine i just have one more question, im breastfeeding is it ok for the baby")
    assert answers(conversation) == ["breastfeeding"]
    assert conversation.card["type"] != "suggestion"


def test_whoever_wants_a_plan_after_all_gets_one_and_its_limits(conversation):
    conversation.say("no plan please, just questions").say("is it ok for the baby if I breastfeed")
    conversation.say("ok work out a plan for me then, I'm breastfeeding and my B12 is 98 pg/mL")
    assert conversation.suggestion["status"] == "refer"


def test_a_case_that_is_known_is_still_stopped_at_once(conversation):
    conversation.say("vegan, B12 110 pg/mL, 30, female, starting injections").say("I'm breastfeeding")
    assert conversation.suggestion["urgency"] == "urgent"


def test_a_question_beside_that_is_answered_with_it(conversation):
    conversation.say("vegan, B12 110 pg/mL, 30, female, starting injections")
    conversation.say("one more question, I am breastfeeding, is it ok for the baby?")
    assert answers(conversation) == ["breastfeeding"], conversation.text
    assert conversation.suggestion["status"] == "refer"
