"""A level that is typed where something else was asked is B12's, said back; and no number takes its place unasked."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["140 pg/mL", "it was 140 pg/mL.", "140 pg/mL vegan, none of those signs"])
def test_a_bare_level_with_its_unit_is_taken_for_b12_at_the_question_for_the_phase(begun, words):
    begun.say(words)
    assert begun.lab("serum_b12") == (140.0, "pg/mL")
    assert "B12 140 pg/mL" in begun.text


@pytest.mark.parametrize("words", ["540", "It was 540. Two weeks ago.", "the number was 540"])
def test_a_bare_number_that_no_age_reaches_is_asked_for_its_unit(begun, words):
    begun.choose("Starting").say(words)
    assert begun.asked == "pending_lab"
    assert "B12 540" in begun.text


@pytest.mark.parametrize("words", ["44", "it was 2019"])
def test_a_number_that_can_be_an_age_or_a_year_is_no_level(begun, words):
    begun.choose("Starting").say(words)
    assert begun.lab("serum_b12") is None
    assert not begun.slot("pending_labs")


def test_the_unit_behind_the_number_is_taken_in_the_answer_to_the_result(begun):
    begun.choose("Starting", "Diet", "None of these").say(
        "151. A month back. pg per mL, I think that is how they wrote it"
    )
    assert begun.lab("serum_b12") == (151.0, "pg/mL")


def test_an_age_and_a_sex_take_no_results_place(begun):
    begun.choose("Starting", "Diet", "None of these").say("B12 151 pg/mL").say("61, and a lady, for what it is worth")
    assert begun.lab("serum_b12") == (151.0, "pg/mL")
    assert begun.slot("age") == 61
    assert begun.slot("sex") == "female"


def test_a_sign_stands_beside_a_denial_of_those_that_were_asked_about(begun):
    begun.choose("Starting", "Diet").say("a bit tired, none of those")
    assert begun.slot("symptoms_present") == ["fatigue"]
    assert begun.asked == "serum_b12"


@pytest.mark.parametrize("words", ["doc thinks it's the metformin", "they reckon the metformin did it"])
def test_a_medicine_that_the_doctor_suspects_answers_the_question_for_the_cause(begun, words):
    begun.choose("Starting").say(words)
    assert begun.slot("cause") == "metformin"
