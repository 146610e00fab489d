"""What speaks against the next dose is said when it is told, and a question about a medicine is answered with it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Rx: cyanocobalamin 1000 mcg IV weekly x 4. 66F PA. Please review.", "not given by vein"),
        (
            "Pharmacist here. Rx cyanocobalamin 1 mg IM weekly for 58M with PA, notes mention optic atrophy and "
            "reduced visual acuity. OK to supply?",
            "held back with disturbed sight",
        ),
        ("I get cyanocobalamin jabs every month and I have Leber's", "before the next dose"),
    ],
)
def test_it_does_not_wait_for_the_plan(conversation, told, said):
    conversation.say(told)
    assert said in conversation.text, conversation.text
    assert conversation.asked is not None


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("I use chloramphenicol eye drops, is that a problem with b12?", "can make B12 work less well"),
        ("I have kidney disease and leber's, which b12 can I have?", "cyanocobalamin can harm your sight"),
    ],
)
def test_a_question_about_a_medicine_or_condition_is_answered_as_it_is_told(conversation, asked, answered):
    assert answered in conversation.say(asked).text


def test_it_is_said_once_and_not_with_every_later_answer(conversation):
    conversation.say("Rx: cyanocobalamin 1000 mcg IV weekly. 66F PA.").say("maintenance")
    assert "by vein" not in conversation.text


def test_a_medicine_that_is_only_told_waits_for_the_plan(conversation):
    conversation.say("B12 98 pg/mL, I use chloramphenicol eye drops")
    assert "work less well" not in conversation.text


def test_a_general_answer_does_not_stand_alone_for_somebody_who_must_not_have_b12(conversation):
    conversation.say("the allergist says I am allergic to hydroxocobalamin")
    conversation.say("which foods have B12?")
    cards = [said["card"] for said in conversation.messages if said["card"]]
    kinds = [card["type"] for card in cards]
    assert kinds.index("callout") < kinds.index("answer"), conversation.text
    assert "must not have B12" in cards[kinds.index("callout")]["text"]


def test_tablets_are_no_way_out_for_somebody_who_must_not_have_b12(conversation):
    conversation.say("the allergist says I am allergic to hydroxocobalamin")
    conversation.say("can I take tablets instead of injections?")
    assert "answer" not in [said["card"]["type"] for said in conversation.messages if said["card"]]
    assert "Tablets and sprays are B12 as well" in conversation.text
    assert "must not have B12" in conversation.text


def test_a_general_answer_stands_alone_for_everybody_else(conversation):
    conversation.say("I have pernicious anaemia").say("can I take tablets instead of injections?")
    assert "callout" not in [said["card"]["type"] for said in conversation.messages if said["card"]]
