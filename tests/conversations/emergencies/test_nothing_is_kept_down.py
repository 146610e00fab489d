"""Whoever keeps nothing down is sent to a doctor the same day, in pregnancy to the maternity unit."""

from __future__ import annotations


def test_it_is_said_back_with_a_doctor_for_today(conversation):
    conversation.say("can't keep anything down for 2 days, not even water")
    if "No" in conversation.options:
        conversation.choose("No")
    assert "nothing_kept_down" in conversation.slot("symptoms_present")
    assert "keeping nothing down: yes" in conversation.text
    assert "needs a doctor today" in conversation.text


def test_in_pregnancy_it_is_the_maternity_unit_now(conversation):
    conversation.say("I'm 12 weeks pregnant and nothing stays down, not even water")
    if "No" in conversation.options:
        conversation.choose("No")
    assert "Ring your maternity unit" in conversation.text
    assert conversation.suggestion["urgency"] == "same_day"


def test_food_or_drink_that_is_not_kept_down_is_the_same_sign(conversation):
    conversation.say("I have been vomiting and am unable to keep food or drink down")
    if "No" in conversation.options:
        conversation.choose("No")
    assert "nothing_kept_down" in conversation.slot("symptoms_present")
