"""A result stays where B12 is only set against something else, and a cause that is not established is none."""

from __future__ import annotations

import pytest

RESIDENT = "ED resident here. 23M uses N2O daily x 6 mo, B12 210 pg/mL, starting"


@pytest.mark.parametrize("then", ["The daily is nitrous, not B12", "No B12 yet"])
def test_the_result_stays(conversation, then):
    conversation.say(RESIDENT).say(then)
    assert conversation.lab("serum_b12") == (210, "pg/mL"), conversation.text
    assert conversation.slot("interval_days") is None


def test_a_doctor_who_says_so_gets_clinicians_words(conversation):
    conversation.say("B12 210 pg/mL, 23, uses nitrous").say("I'm a doctor. use clinician wording")
    assert conversation.slot("register") == "clinician"


def test_what_is_likely_behind_not_known_is_no_cause(begun):
    begun.take("Starting")
    begun.say("Not known, IF Ab not sent. probably metformin +/- PA")
    assert begun.slot("cause") == "unknown", begun.text


def test_a_cause_that_is_not_established_is_taken_out(begun):
    begun.take("Starting", "Pernicious anemia")
    begun.say("But PA is not established - cause not known for now")
    assert begun.slot("cause") in ("unknown", None), begun.text


def test_what_was_never_given_was_not_stopped(conversation):
    conversation.say("66M, B12 >2000 pg/mL. He is not on any B12, never injected, no supplements")
    assert not conversation.slot("stopped"), conversation.text


def test_tablets_that_were_begun_without_a_plan_are_kept_in_words(conversation):
    conversation.say("NP. 72F T2DM, B12 131 pg/mL, self-started OTC cyanocobalamin 1000 mcg PO (3 wks)")
    assert any("3 wks" in words for words in conversation.slot("other_conditions")), conversation.text
