"""An answer with a remark, a unit with more behind it, and a list closed in passing are taken as what they say."""

from __future__ import annotations

import pytest


def test_a_unit_with_more_behind_it_is_taken_with_the_rest(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these").say("98")
    assert begun.asked == "pending_lab"
    begun.say("pg/mL. also my hemoglobin is 10.8 and my fingertips tingle")
    assert begun.lab("serum_b12") == (98, "pg/mL")
    assert begun.lab("haemoglobin")[0] == 10.8
    assert "paraesthesia" in begun.slot("symptoms_present")


@pytest.mark.parametrize(
    "words", ["nope none just knackered", "No others. Only tired.", "none of the others, just the tiredness"]
)
def test_a_sign_besides_the_list_closes_it(begun, words):
    begun.choose("Starting", "Pernicious anemia").say("I'm tired").say(words)
    assert begun.asked == "serum_b12", begun.text
    assert begun.slot("symptoms_present") == ["fatigue"]


@pytest.mark.parametrize(
    "words", ["no, they only did that one", "no i dont have any others", "thats the only number they gave me"]
)
def test_no_other_result_is_none(begun, words):
    begun.choose("Starting", "Pernicious anemia", "None of these").say("98 pg/mL").say(words)
    assert begun.asked == "age"
    assert "other_labs" in begun.slot("closed")


def test_no_other_results_beside_a_medicine_closes_the_results(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these").say("98 pg/mL")
    begun.say("no other results, and I take metformin")
    assert begun.asked == "age"
    assert begun.slot("medicines") == ["metformin"]
    assert "medicines" not in begun.slot("closed")


@pytest.mark.parametrize("words", ["no baby, I am 47 :)", "what do you think. no."])
def test_a_plain_no_with_a_remark_is_no_pregnancy(begun, words):
    begun.choose("Starting", "Pernicious anemia", "None of these").take("98 pg/mL", "No other results", "47").say(words)
    assert begun.slot("pregnant") is False
    assert begun.asked == "conditions"


def test_a_medicine_and_nothing_else_is_noted_as_one_sentence_that_agrees(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these").take("98 pg/mL", "No other results", "47", "Neither")
    begun.choose("None of these").say("levothyroxine, nothing else")
    assert "medicines: none;" not in begun.text
    assert begun.slot("medicines") == ["levothyroxine"]


def test_the_label_of_a_line_typed_at_the_review_does_what_the_option_does(reviewed):
    reviewed.say("Cause")
    assert reviewed.asked == "cause"


def test_doses_told_at_the_review_are_noted(reviewed):
    reviewed.say("yes thats right but ive already had 4")
    assert reviewed.slot("doses_given") == 4
    assert "can't tell" not in reviewed.text


def test_a_level_without_its_name_is_taken_for_b12_and_its_unit_asked(conversation):
    conversation.say("I just got told to have injections. Level came back 143")
    assert "143" in conversation.text
    assert conversation.asked == "pending_lab"


@pytest.mark.parametrize(
    "words",
    [
        "the nurse says cyanocobalamin isn't for me, not started, B12 98 pg/mL",
        "my practice has cyanocobalamin in the fridge. B12 98 pg/mL, not started",
    ],
)
def test_a_product_that_is_not_for_them_is_not_noted(conversation, words):
    conversation.say(words)
    assert conversation.slot("product") is None


def test_a_wife_who_is_asked_for_is_asked_about(conversation):
    conversation.say("My wife has Crohn's and they took out some bowel in August. Shouldn't she be on B12?")
    assert conversation.slot("confirming") == "whose", conversation.text
    conversation.choose("Yes, about my wife")
    assert conversation.slot("whose") == "wife"
    assert conversation.slot("cause") in ("crohns_disease", "ileal_resection")
