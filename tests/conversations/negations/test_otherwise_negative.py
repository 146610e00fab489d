""" "Otherwise negative" closes the list of signs, and turns no sign round that was told or tapped."""

from __future__ import annotations

import pytest


@pytest.fixture
def at_signs(begun):
    return begun.choose("Starting", "Pernicious anemia")


@pytest.mark.parametrize("words", ["numb soles, otherwise neg", "numb soles, remainder normal", "numb soles, else nil"])
def test_the_others_are_absent_and_what_was_told_is_there(at_signs, words):
    at_signs.say(words)
    assert at_signs.slot("symptoms_present") == ["numbness"]
    assert "falls" in at_signs.slot("symptoms_absent")


def test_a_sign_that_was_tapped_stays(at_signs):
    at_signs.choose("Unsteady walking").say("gait broad-based, rest neg")
    assert at_signs.slot("symptoms_present") == ["gait_disturbance"]
    assert "gait_disturbance" not in (at_signs.slot("symptoms_absent") or [])


def test_a_sign_that_was_denied_is_there_once_it_is_told(at_signs):
    at_signs.choose("None of these").say("ain't been able to pee since last night")
    assert "bladder_or_bowel_disturbance" in at_signs.slot("symptoms_present")
    assert "bladder_or_bowel_disturbance" not in (at_signs.slot("symptoms_absent") or [])


def test_all_of_the_medicines_are_not_all_of_the_signs(at_signs):
    at_signs.choose("Unsteady walking").say("just lisinopril for my pressure, and a multivitamin")
    assert not at_signs.slot("symptoms_absent")
    assert "multivitamin" in at_signs.slot("medicines")
