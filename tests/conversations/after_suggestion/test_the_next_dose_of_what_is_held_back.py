"""The next dose of a product that the case rules out is answered with that, in any words that ask (S-02, S-12)."""

from __future__ import annotations

import pytest

LEBER = "79, male, starting, cause not known, B12 110 pg/mL, no medicines. I have Leber's disease"
FAMILY = "79, male, starting, cause not known, B12 110 pg/mL, no medicines. My brother has Leber's disease"
REACTED = (
    "62, female, starting, pernicious anemia, B12 140 pg/mL, no medicines. I got hives from my second B12 shot last"
    " week, it is over and a doctor has seen me"
)
OF_TOMORROW = (
    "Should I cancel tomorrow's cyanocobalamin?",
    "Shall I have the cyanocobalamin tomorrow or not?",
    "so I tell them no cyanocobalamin tomorrow, is that right?",
    "do I show up for the cyanocobalamin tomorrow",
    "cyanocobalamin tomorrow, with my eyes. Yes or no",
)


@pytest.mark.parametrize("question", OF_TOMORROW)
def test_with_lebers_disease_it_is_not_had(conversation, question):
    conversation.say(LEBER).say(question)
    assert "Do not have it. With Leber's eye disease" in conversation.text, conversation.text
    assert "cancel it and tell" in conversation.text
    conversation.say("suggest now").say(question)
    assert "Do not have it. With Leber's eye disease" in conversation.text, conversation.text
    assert "Not before a clinician has confirmed the plan" not in conversation.text


def test_with_the_disease_in_the_family_it_waits(conversation):
    conversation.say(FAMILY).say("Should I cancel tomorrow's cyanocobalamin?")
    assert "waits until an eye or nerve doctor" in conversation.text
    assert "before it is given" in conversation.text
    conversation.say("suggest now").say("Should I cancel tomorrow's cyanocobalamin?")
    assert conversation.text.count("waits until an eye or nerve doctor") == 1
    assert "before it is given" in conversation.text


def test_of_a_product_that_nobody_named_it_is_asked_first(conversation):
    conversation.say(FAMILY).say("do I go for the injection tomorrow?")
    assert "I can't say yes or no" in conversation.text


def test_a_nurse_is_told_to_give_none(conversation):
    conversation.say("RN: 62F, PA, on cyanocobalamin 1000 mcg IM monthly for 3 years, LHON. Give tomorrow's dose?")
    assert "Do not give it. Leber's optic neuropathy" in conversation.text


@pytest.mark.parametrize(
    "question", ["so do I call or just not show up", "so tomorrow I cancel?", "do I still go for it tomorrow?"]
)
def test_after_a_reaction_none_is_had(conversation, question):
    conversation.say(REACTED).say(question)
    assert "Do not have it. You must not have B12" in conversation.text, conversation.text


def test_after_a_reaction_nothing_goes_on_as_booked_and_no_tablets_are_offered(conversation):
    conversation.say(REACTED).say("so do I call or just not go. and will I lose my B12 then? what about the pills")
    assert "Keep it as booked" not in conversation.text
    assert "Tablets and sprays are B12 as well" in conversation.text
    assert "Strong tablets (1,000" not in str(conversation.messages)


def test_before_a_plan_tablets_are_none_either(conversation):
    conversation.say("I am allergic to cyanocobalamin, B12 140 pg/mL, starting").say("what about the pills then?")
    assert "Strong tablets (1,000" not in str(conversation.messages)
    assert "allergy specialist" in conversation.text
