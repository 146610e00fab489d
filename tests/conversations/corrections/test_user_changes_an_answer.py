"""Every line of the review can be changed; the changed question is asked again and nothing else."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("Phase", "phase"),
        ("Cause", "cause"),
        ("Warning signs", "nerve_symptoms"),
        ("Other symptoms", "general_symptoms"),
        ("B12", "serum_b12"),
        ("Other results", "other_labs"),
        ("Age", "age"),
        ("Pregnancy or breastfeeding", "pregnancy"),
        ("Allergies and conditions", "conditions"),
        ("Medicines", "medicines"),
    ],
)
def test_a_tapped_line_is_asked_again(reviewed, line, question):
    reviewed.choose(line)
    assert reviewed.asked == question


def test_the_new_answer_leads_back_to_the_review(reviewed):
    reviewed.choose("Cause", "Diet")
    assert reviewed.asked == "review"
    assert reviewed.slot("cause") == "dietary"


def test_changing_to_maintenance_asks_for_the_treatment(reviewed):
    reviewed.choose("Phase", "Already on regular injections")
    assert reviewed.asked == "product"


def test_an_answer_changed_after_the_suggestion_leads_to_a_new_review(reviewed):
    reviewed.choose("Yes, that's right").say("change the cause")
    assert reviewed.asked == "cause"
    reviewed.choose("Diet")
    assert reviewed.asked == "review"
    assert reviewed.choose("Yes, that's right").suggestion is not None


def test_a_fact_given_after_the_suggestion_leads_to_the_plan_as_it_now_is(reviewed):
    reviewed.choose("Yes, that's right").say("my b12 was 140 pg/ml")
    assert "140 pg/mL" in reviewed.text
    assert reviewed.suggestion["status"]
    assert reviewed.asked is None
    assert reviewed.lab("serum_b12") == (140, "pg/mL")


def test_change_without_a_name_asks_which(reviewed):
    reviewed.say("change an answer")
    assert "Cause" in reviewed.options


def test_a_sign_that_was_denied_and_is_there_after_all_is_said_as_a_change(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these").say("actually my feet are numb")
    assert "no → yes" in begun.text
    assert "numbness" in begun.slot("symptoms_present")
    assert "numbness" not in begun.slot("symptoms_absent")
    begun.say("no, no numbness after all")
    assert "yes → no" in begun.text
