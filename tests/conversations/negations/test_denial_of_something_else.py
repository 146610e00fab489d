"""A denial of something else is no answer to the open question: it is taken for what it says (S-01, S-06)."""

from __future__ import annotations

import pytest

from actions.questions.catalogue import question

TO_THE_CONDITIONS = (
    "Starting",
    "Pernicious anemia",
    "None of these",
    "None of these",
    "98 pg/mL",
    "No other results",
    "58",
    "Neither",
    "None of these",
)


@pytest.fixture
def at_nerve_signs(begun):
    return begun.choose("Starting", "Pernicious anemia")


@pytest.mark.parametrize(
    "words",
    [
        "no other results",
        "no results",
        "no other symptoms reported, no results",
        "no other symptoms",
        "no other medicines",
        "no allergies",
        "no other conditions",
        "I have no other illnesses",
        "nothing else",
    ],
)
def test_nerve_signs_are_not_denied_by_a_denial_of_something_else(at_nerve_signs, words):
    at_nerve_signs.say(words)
    assert at_nerve_signs.slot("symptoms_absent") is None
    assert at_nerve_signs.asked == "nerve_symptoms"


@pytest.mark.parametrize("words", ["no results", "no other results", "no other symptoms reported, no results"])
def test_what_it_says_of_the_results_is_kept(at_nerve_signs, words):
    at_nerve_signs.say(words)
    assert "other results: none" in at_nerve_signs.text
    at_nerve_signs.choose("None of these", "None of these")
    at_nerve_signs.take(*(["98 pg/mL"] if at_nerve_signs.asked == "serum_b12" else []))
    assert at_nerve_signs.asked == "age"


@pytest.mark.parametrize("words", ["no symptoms", "no signs of that", "no, none", "no symptoms, no medicines"])
def test_a_denial_of_the_signs_themselves_denies_them(at_nerve_signs, words):
    at_nerve_signs.say(words)
    at_nerve_signs.take(*(["no"] if at_nerve_signs.asked == "nerve_symptoms" else []))
    assert set(at_nerve_signs.slot("symptoms_absent")) >= set(question("nerve_symptoms").choices)


def test_no_other_symptoms_ends_the_list_where_one_was_named(at_nerve_signs):
    at_nerve_signs.say("tingling").say("no other symptoms")
    assert at_nerve_signs.slot("symptoms_present") == ["paraesthesia"]
    assert at_nerve_signs.asked == "general_symptoms"


def test_no_other_symptoms_says_nothing_about_how_treatment_goes(begun):
    begun.choose("Already on regular injections", "Pernicious anemia").say("tingling").say("no other symptoms")
    assert begun.slot("symptom_course") is None


@pytest.mark.parametrize("words", ["no other results", "no medicines", "no allergies", "no symptoms"])
def test_conditions_are_not_denied_by_a_denial_of_something_else(begun, words):
    begun.take(*TO_THE_CONDITIONS).say(words)
    assert not set(begun.slot("conditions_absent") or []) & set(question("conditions").choices)
    assert begun.asked == "conditions"


def test_medicines_stay_open_after_a_denial_of_something_else(begun):
    begun.take(*TO_THE_CONDITIONS, "None of these").say("metformin").say("no other results")
    assert begun.slot("medicines") == ["metformin"]
    assert begun.asked == "medicines"


@pytest.mark.parametrize("words", ["no other symptoms", "no medicines", "no other conditions"])
def test_leber_and_allergies_are_not_denied_by_a_denial_of_something_else(begun, words):
    begun.take(*TO_THE_CONDITIONS[:-1]).say(words)
    assert not begun.slot("conditions_absent")
    assert begun.asked == "allergies"


def test_an_unusual_result_is_not_left_out_by_a_denial_of_something_else(begun):
    begun.take(*TO_THE_CONDITIONS[:4], "98 pg/mL").say("haemoglobin 2.1 g/dL")
    assert begun.asked == "pending_lab"
    begun.say("no other results")
    assert begun.asked == "pending_lab"


def test_the_review_is_not_confirmed_by_a_denial_of_something_else(reviewed):
    reviewed.say("no further symptoms")
    assert reviewed.asked == "review"
    assert reviewed.form == "review_form"
