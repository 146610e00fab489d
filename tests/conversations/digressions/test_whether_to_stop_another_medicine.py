"""To ask whether another medicine may be stopped changes no fact and gets no leave for it: whom to ask is said, with
what is held of that medicine."""

from __future__ import annotations

import pytest

PREGNANT = "I'm 20 weeks pregnant and vegetarian, B12 150 pg/mL, I take folic acid 5 mg"


def _answer(conversation):
    return next(said["card"]["id"] for said in conversation.messages if (said["card"] or {}).get("type") == "answer")


@pytest.mark.parametrize(
    "question",
    [
        "no dear, I mean my FOLIC ACID tablet. stop or not stop?",
        "but the folic acid I have since June, I should stop it?",
        "folic acid continue?",
        "can I come off the folic acid now",
        "leave out folic acid or keep it?",
    ],
)
def test_folic_acid_in_pregnancy_is_kept_and_not_to_be_stopped_without_asking(conversation, question):
    conversation.say(PREGNANT).say(question)
    assert "don't stop folic acid in pregnancy without asking" in conversation.text
    assert _answer(conversation) == "folate"
    assert "injection" not in conversation.text
    assert conversation.slot("medicines") == ["folic_acid"]


def test_the_refusal_in_pregnancy_says_so_of_folic_acid_too(conversation):
    conversation.say(PREGNANT)
    said = [note["plain"] for note in conversation.suggestion["safety"]]
    assert any("Do not stop it without asking" in each for each in said)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("metformin: stop or keep going?", "metformin"),
        ("can I come off the metformin", "metformin"),
        ("leave out the omeprazole or keep it?", "acid_medicines"),
        ("do I quit the omeprazole?", "acid_medicines"),
        ("should I skip the warfarin for the jab", "blood_thinner"),
    ],
)
def test_any_other_is_asked_about_first_and_stays_among_the_facts(conversation, question, answer):
    conversation.say("starting, vegan, B12 150 pg/mL. I take metformin, omeprazole and warfarin")
    taken = conversation.slot("medicines")
    conversation.say(question)
    assert "Ask a doctor or a pharmacist before stopping" in conversation.text
    assert _answer(conversation) == answer
    assert conversation.slot("medicines") == taken


def test_one_that_no_rule_knows_is_asked_about_first(conversation):
    conversation.say("starting, vegan, B12 150 pg/mL. I take sertraline").say("should I stop the sertraline?")
    assert "Ask a doctor or a pharmacist before stopping sertraline" in conversation.text


def test_a_wish_to_take_one_out_still_takes_it_out(conversation):
    conversation.say("starting, vegan, B12 150 pg/mL. I take metformin and omeprazole")
    conversation.say("delete the omeprazole please")
    assert conversation.slot("medicines") == ["metformin"]


def test_the_injections_are_asked_about_as_before(conversation):
    conversation.say("pernicious anemia, on warfarin, cyanocobalamin 1000 mcg monthly, B12 400 pg/mL")
    conversation.say("suggest now")
    conversation.say("on warfarin, should I stop the jabs?")
    assert "B12 goes on for life" in conversation.text
