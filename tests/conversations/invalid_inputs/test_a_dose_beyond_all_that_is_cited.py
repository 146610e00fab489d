"""A dose far beyond every one that is cited is told at once as what it is, and never kept (safety item S-05)."""

from __future__ import annotations

import pytest

TO_THE_DOSE = (
    "Already on regular injections", "Pernicious anemia", "None of these", "I don't know it", "No other results", "61",
    "Neither", "None of these", "No other medicines", "Cyanocobalamin",
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "amount", "times"),
    [
        ("Order reads cyanocobalamin 1000 mg IM. Should that be mcg?", "1000 mg is 1,000,000 mcg", "500 times"),
        ("my doctor wrote 1 g of B12 into the muscle every month", "1 g is 1,000,000 mcg", "500 times"),
        ("Is 1000 milligrams of hydroxocobalamin in one shot too much?", "1000 milligrams is 1,000,000 mcg", "500"),
        ("B12 5,000,000 mcg IM was ordered for me, is that right?", "5,000,000 mcg", "2,500 times"),
        ("is 1000 mg the same as 1000 mcg?", "1000 mg is 1,000,000 mcg", "500 times"),
        ("the B12 tablets are 500 mg each", "500 mg is 500,000 mcg", "250 times"),
        ("the vial of B12 says 1000 mg/mL", "1000 mg/mL is 1,000,000 mcg in each mL", "500 times"),
        ("the order still says 1000 mg! should it be mcg?", "1000 mg is 1,000,000 mcg", "500 times"),
    ],
)
def test_it_is_told_at_once_and_kept_nowhere(conversation, told, amount, times):
    conversation.say(told)
    assert amount in conversation.text, conversation.text
    assert times in conversation.text
    assert "Do not take it or give it as it reads" in conversation.text
    assert "something went wrong" not in conversation.text
    assert conversation.slot("dose_mcg") is None
    assert not conversation.slot("ordered")
    assert "answer" not in [said["card"]["type"] for said in conversation.messages if said["card"]]


def test_a_nurse_reads_it_in_clinical_words(conversation):
    conversation.say("RN here. Order reads cyanocobalamin 1000 mg IM. Should that be mcg?")
    assert "1000 mg = 1,000,000 mcg: 500 times the highest single B12 dose" in conversation.text
    assert "Do not give on this reading" in conversation.text


def test_the_answer_to_the_question_for_the_dose_is_asked_again(begun):
    begun.take(*TO_THE_DOSE)
    begun.say("1000 mg")
    assert "1,000,000 mcg" in begun.text
    assert begun.slot("dose_mcg") is None
    assert begun.asked == "dose"
    begun.say("1000 mcg")
    assert begun.slot("dose_mcg") == 1000


def test_a_danger_beside_it_comes_first(conversation):
    conversation.say("I was given 1000 mg of cyanocobalamin and have chest pain right now")
    assert conversation.slot("emergency")


@pytest.mark.parametrize(
    "told",
    [
        "I take 1000 mg of vitamin C and get my B12 shot every month",
        "is 40 mg of prozac too much",
        "metformin 1000 mg twice a day and B12 shots every month",
        "Cyanokit: hydroxocobalamin 5 g after the house fire?",
    ],
)
def test_what_is_no_dose_of_these_rules_is_left_alone(conversation, told):
    conversation.say(told)
    assert "as it reads" not in conversation.text, conversation.text


def test_a_dose_far_below_all_that_is_cited_is_not_kept_either(conversation):
    conversation.say("I take 2 mcg of B12 a day, is that enough?")
    assert conversation.slot("dose_mcg") is None
    assert "something went wrong" not in conversation.text
