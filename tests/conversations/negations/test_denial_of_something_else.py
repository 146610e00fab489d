"""A denial of something else is no answer to the open question: it is taken for what it says (S-01, S-06)."""

from __future__ import annotations

import pytest

from actions.questions.catalogue import question

TO_THE_MEDICINES = (
    "Starting",
    "Pernicious anemia",
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
    at_nerve_signs.choose("None of these")
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
    assert at_nerve_signs.asked == "serum_b12"


def test_no_other_symptoms_says_nothing_about_how_treatment_goes(begun):
    begun.choose("Already on regular injections", "Pernicious anemia").say("tingling").say("no other symptoms")
    assert begun.slot("symptom_course") is None


@pytest.mark.parametrize("words", ["no other results", "no medicines", "no other symptoms", "no symptoms"])
def test_conditions_are_not_denied_by_a_denial_of_something_else(begun, words):
    begun.take(*TO_THE_MEDICINES[:-1]).say(words)
    assert not begun.slot("conditions_absent")
    assert begun.asked == "conditions"


@pytest.mark.parametrize(
    ("words", "denied", "open_still"),
    [
        ("no allergies", "cobalamin_allergy", {"leber_optic_neuropathy", "kidney_disease"}),
        ("no illnesses", "kidney_disease", {"leber_optic_neuropathy", "cobalamin_allergy", "cobalt_allergy"}),
        ("no other conditions", "heart_failure", {"leber_optic_neuropathy", "cobalamin_allergy"}),
    ],
)
def test_a_denial_of_a_part_leaves_the_rest_to_be_asked(begun, words, denied, open_still):
    begun.take(*TO_THE_MEDICINES[:-1]).say(words)
    assert denied in begun.slot("conditions_absent")
    assert not open_still & set(begun.slot("conditions_absent"))
    assert begun.asked == "conditions"


def test_medicines_stay_open_after_a_denial_of_something_else(begun):
    begun.take(*TO_THE_MEDICINES).say("no other results")
    assert begun.slot("medicines") is None
    assert begun.asked == "medicines"


def test_an_unusual_result_is_not_left_out_by_a_denial_of_something_else(begun):
    begun.take(*TO_THE_MEDICINES[:3], "98 pg/mL").say("haemoglobin 2.1 g/dL")
    assert begun.asked == "pending_lab"
    begun.say("no other results")
    assert begun.asked == "pending_lab"


def test_the_review_is_not_confirmed_by_a_denial_of_something_else(reviewed):
    reviewed.say("no further symptoms")
    assert reviewed.asked == "review"
    assert reviewed.form == "review_form"
