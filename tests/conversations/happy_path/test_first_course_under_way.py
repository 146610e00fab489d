"""Somebody within a first course of injections: what was given is noted, said back, and the plan goes on from it."""

from __future__ import annotations

import pytest

IN_USE = {"product": "cyanocobalamin", "interval": "every day", "last_dose": "yesterday"}
"""What is asked of the treatment besides its number of doses."""


def to_the_treatment(conversation, begins):
    """The talk up to what is asked of the treatment, all else answered plainly."""
    conversation.say(begins)
    plain = {
        "phase": "I have had the first few",
        "cause": "pernicious anaemia",
        "nerve_symptoms": "none of these",
        "serum_b12": "98 pg/mL, before the first jab",
        "other_labs": "no other results",
        "age": "58",
        "pregnancy": "neither",
        "conditions": "none of these",
        "medicines": "no other medicines",
        "general_symptoms": "none of these",
    }
    while conversation.asked in plain:
        conversation.say(plain[conversation.asked])
    return conversation


@pytest.mark.parametrize(
    ("begins", "number"),
    [
        ("had 4 of the 6 loading injections, B12 was 98 pg/mL", 4),
        ("third of six done", 3),
        ("just diagnosed with PA, first jab was yesterday", 1),
    ],
)
def test_doses_that_were_given_are_said_back_and_not_asked_for(conversation, begins, number):
    conversation.say(begins)
    assert conversation.slot("doses_given") == number
    assert conversation.slot("phase") == "repletion"
    assert f"doses so far: {number}" in conversation.text
    to_the_treatment(conversation, "ok")
    assert conversation.asked != "doses_given"


def test_a_course_whose_number_was_not_told_is_asked_for_it_and_the_review_can_change_it(begun):
    to_the_treatment(begun, "I have had the first few")
    assert begun.asked == "doses_given", begun.text
    begun.say("seven")
    assert begun.slot("doses_given") == 7
    while begun.asked in IN_USE:
        begun.say(IN_USE[begun.asked])
    assert begun.asked == "review"
    row = next(row for row in begun.card["rows"] if row["field"] == "doses_given")
    assert row["value"] == "7"
    begun.choose("Doses so far")
    assert begun.asked == "doses_given"
    begun.say("3")
    assert (begun.slot("doses_given"), begun.asked) == (3, "review")


def test_the_plan_goes_on_from_the_stage_that_was_given(begun):
    to_the_treatment(begun, "I have had the first few")
    begun.say("7")
    while begun.asked in IN_USE:
        begun.say(IN_USE[begun.asked])
    suggestion = begun.choose("Yes, that's right").suggestion
    assert "daily" not in suggestion["regimen"]["text"]
    assert "weekly" in suggestion["regimen"]["text"]


def test_whoever_does_not_know_the_number_is_told_that_it_is_missing(begun):
    to_the_treatment(begun, "I have had the first few")
    begun.choose("I don't know")
    while begun.asked in ("product", "interval"):
        begun.say("I don't know")
    suggestion = begun.choose("Yes, that's right").suggestion
    assert "treatment.doses_given" in [gap["field"] for gap in suggestion["missing"]]


def test_a_finished_course_is_long_term_treatment_from_then_on(conversation):
    conversation.say("pernicious anaemia, finished the six loading jabs last week")
    assert (conversation.slot("phase"), conversation.slot("doses_given")) == ("maintenance", 6)
    assert conversation.slot("last_dose_on") is not None
    assert conversation.asked == "nerve_symptoms"


def test_not_started_is_noted_as_none(conversation):
    conversation.say("B12 98 pg/mL, not started, none yet")
    assert (conversation.slot("phase"), conversation.slot("doses_given")) == ("repletion", 0)
    assert "doses so far: 0" in conversation.text


def test_whoever_taps_starting_is_asked_nothing_more(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these").take("98 pg/mL", "No other results", "58")
    begun.choose("Neither", "None of these", "No other medicines")
    assert begun.asked == "review"


def test_a_course_of_a_product_that_the_first_guideline_does_not_have_is_gone_on_with(conversation):
    conversation.say(
        "had 4 of my 6 hydroxocobalamin loading jabs every other day, PA, B12 was 98 pg/mL before, 58 male, no "
        "numbness or tingling"
    )
    conversation.take("none of these", "no other results", "none of these", "no other medicines", "none of these")
    conversation.say(IN_USE[conversation.asked])
    suggestion = conversation.choose("Yes, that's right").suggestion
    assert (suggestion["regimen"]["product"], suggestion["regimen"]["given"]) == ("hydroxocobalamin", 4)
    assert "no plan with the kind of B12 that you have" in suggestion["headline_plain"]


TWENTY_FOR_NERVES = (
    "I have pernicious anaemia with numb feet, B12 was 98 ng/L. I've had 20 hydroxocobalamin jabs every other day, "
    "last one yesterday, 58 male"
)


def to_the_review(conversation):
    conversation.take("none of these", "no other results", "none of these", "no other medicines", "none of these")
    return conversation


def test_a_plateau_told_at_once_is_said_back_and_ends_a_course_that_lasts_until_then(conversation):
    conversation.say(f"{TWENTY_FOR_NERVES}. It got better but there is no further improvement since spring")
    assert "how symptoms go: better, but no longer getting better" in conversation.text
    to_the_review(conversation)
    assert conversation.asked == "review", conversation.text
    row = next(row for row in conversation.card["rows"] if row["field"] == "symptom_course")
    assert row["value"] == "better, but no longer getting better"
    suggestion = conversation.choose("Yes, that's right").suggestion
    assert [step["phase"] for step in suggestion["regimen"]["steps"]] == ["maintenance"]
    assert "every 2 months" in suggestion["headline_plain"]
    assert "no longer getting better" in suggestion["confirmation"]["plain"]


def test_how_it_goes_is_asked_within_a_course_that_lasts_until_nothing_gets_better(conversation):
    to_the_review(conversation.say(TWENTY_FOR_NERVES))
    assert conversation.asked == "symptom_course", conversation.text
    assert "Better, but no longer getting better" in conversation.options
    conversation.say("slowly getting better")
    suggestion = conversation.choose("Yes, that's right").suggestion
    assert suggestion["regimen"]["steps"][0]["phase"] == "repletion"


def test_how_it_goes_is_not_asked_within_a_course_of_a_fixed_number(begun):
    to_the_treatment(begun, "I have had the first few")
    begun.say("7")
    while begun.asked in IN_USE:
        begun.say(IN_USE[begun.asked])
    assert begun.asked == "review"
