"""An answer with a remark, a doubt or a change of mind in it is taken, and no question comes back for it."""

from __future__ import annotations

import pytest


def test_nothing_given_so_far_is_taken_behind_a_question_back(begun):
    begun.say("what do you think? nobody's given me anything")
    assert begun.slot("phase") == "repletion"
    assert begun.asked == "cause"


@pytest.mark.parametrize("words", ["they never told me", "he not say"])
def test_who_cannot_know_the_cause_goes_on(begun, words):
    begun.choose("Starting").say(words)
    assert begun.slot("cause") == "unknown"
    assert begun.slot("sex") is None
    assert begun.slot("symptoms_present") is None
    assert begun.asked == "nerve_symptoms"


def test_a_no_with_a_remark_answers_pregnancy(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these", "I don't know it")
    begun.choose("No other results").take("41", "nope coil fitted")
    assert begun.slot("pregnant") is False
    assert "outside what I know" not in begun.text
    assert begun.asked == "conditions"


def test_the_last_of_two_units_counts(conversation):
    conversation.say("just diagnosed with PA, my B12 is 210").say("pmol/L... no wait, pg/mL")
    assert conversation.lab("serum_b12") == (210, "pg/mL")


def test_gaps_of_months_say_that_treatment_goes_on(conversation):
    conversation.say("91F on 3 monthly hydroxocobalamin, injection overdue by 5 weeks")
    assert conversation.slot("phase") == "maintenance"
    assert conversation.asked != "phase"


def test_injections_that_were_stopped_need_no_question_for_the_phase(conversation):
    conversation.say("surgery stopped my jabs in lockdown and gave me tablets instead, now my feet burn at night")
    assert conversation.slot("phase") == "maintenance"
    assert conversation.asked == "cause"


def test_the_dose_asked_for_again_is_shown_again(reviewed):
    reviewed.choose("Yes, that's right").say("so what dose is it then?")
    assert reviewed.suggestion["regimen"] is not None
