"""Where words can mean two things, the person is asked; nothing is guessed."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["98", "1", "312.5"])
def test_a_number_that_no_question_asked_for_is_asked_about(begun, words):
    begun.say(words)
    assert f"what {words} stands for" in begun.text
    assert begun.asked == "phase"


def test_a_number_as_the_first_message_is_asked_about(conversation):
    conversation.say("98")
    assert "what 98 stands for" in conversation.text
    assert conversation.asked == "phase"


def test_numbers_only_lead_to_a_person_in_the_end(begun):
    for number in ("1", "2", "3"):
        begun.say(number)
    assert "555-0100" in begun.text
    assert begun.slot("phase") == "unsure"


def test_two_causes_are_both_taken_and_nothing_is_asked(begun):
    begun.choose("Starting").say("coeliac disease and my vegan diet")
    assert (begun.slot("cause"), begun.slot("causes")) == ("coeliac_disease", ["dietary"])
    assert begun.asked == "nerve_symptoms"


def test_two_results_of_one_kind_are_asked_about(begun):
    begun.say("my b12 was 98 pg/ml or 150 pg/ml, two tests")
    if begun.lab("serum_b12") is None:
        assert begun.asked == "pending_lab"
        begun.choose("98 pg/mL")
    assert begun.lab("serum_b12") == (98, "pg/mL")


def test_low_without_a_number_is_asked_for_the_number(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these").say("it was low")
    assert begun.lab("serum_b12") is None
    assert begun.asked == "serum_b12"


def test_a_volume_is_no_dose(begun):
    begun.choose("Already on regular injections", "Pernicious anemia", "None of these")
    begun.take("I don't know it", "No other results", "58", "Neither", "None of these")
    begun.take("No other medicines", "Cyanocobalamin", "1 ml")
    assert begun.slot("dose_mcg") is None
    assert "volume" in begun.text


def test_a_metformin_user_is_not_given_metformin_as_the_cause(begun):
    begun.choose("Starting").say("I take metformin")
    assert begun.slot("medicines") == ["metformin"]
    assert begun.slot("cause") is None
    begun.choose("Metformin")
    assert begun.slot("cause") == "metformin"


def test_which_answer_to_change_may_be_said_in_a_word(begun):
    begun.choose("Starting", "Pernicious anemia").say("change an answer").say("the cause")
    assert begun.asked == "cause"
    begun.choose("Diet")
    assert begun.asked == "nerve_symptoms"


def test_what_dose_monthly_is_a_question_and_no_treatment(conversation):
    conversation.say("just been told i have pernicious anemia, b12 98 pg/ml, what dose monthly")
    assert (conversation.slot("phase"), conversation.slot("interval_days")) == ("repletion", None)
