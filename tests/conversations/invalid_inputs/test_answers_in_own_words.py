"""Answers as people give them are taken where they were asked for; the words of a button do what the button does."""

from __future__ import annotations

import pytest

BEFORE_PREGNANCY = (
    "Starting",
    "Pernicious anemia",
    "None of these",
    "I don't know it",
    "No other results",
)


@pytest.mark.parametrize(
    ("words", "phase"),
    [
        ("had them since 2009", "maintenance"),
        ("on jabs since school", "maintenance"),
        ("weekly since last month", "maintenance"),
        ("starting again, nothing for 4 years", "repletion"),
        ("just sublingual so far", "repletion"),
        ("not on B12", "repletion"),
        ("Not on anything yet, this is new to me", "repletion"),
        ("never had one in my life", "repletion"),
        ("first one is on Friday", "repletion"),
        ("haven't begun them", "repletion"),
        ("been getting injections for about 6 years", "maintenance"),
        ("had two so far, started last week", "repletion"),
        ("neither yet", "repletion"),
        ("new", "repletion"),
        ("been on em 6 months", "maintenance"),
        ("I only started them in 2019", None),
    ],
)
def test_the_phase(begun, words, phase):
    begun.say(words)
    assert begun.slot("phase") == phase, begun.text
    assert begun.asked == ("cause" if phase else "phase")


@pytest.mark.parametrize(
    "words", ["pending", "awaited", "still waiting for it", "not repeated", "don't have a recent one"]
)
def test_a_result_that_is_not_back(begun, words):
    begun.choose(*BEFORE_PREGNANCY[:3]).say(words)
    assert begun.slot("serum_b12_answer") == "not_known"
    assert begun.asked == "other_labs"


def test_a_unit_that_the_app_does_not_show(begun):
    begun.choose(*BEFORE_PREGNANCY[:3]).say("140").say("I don't know which, the app just says 140")
    assert begun.asked == "other_labs"


@pytest.mark.parametrize(("words", "unit"), [("pg", "pg/mL"), ("ng/L it says", "ng/L"), ("pmol I think", "pmol/L")])
def test_a_unit_by_its_first_part(begun, words, unit):
    begun.choose(*BEFORE_PREGNANCY[:3]).say("140").say(words)
    assert begun.lab("serum_b12") == (140, unit), begun.text


def test_a_level_too_low_to_measure_is_a_result(begun):
    begun.choose(*BEFORE_PREGNANCY[:3]).say("it was too low to measure")
    assert begun.lab("serum_b12") == ("undetectable", None), begun.text
    assert begun.asked == "other_labs"


@pytest.mark.parametrize(("words", "cause"), [("terminal ileum", "ileal_resection"), ("what I eat", "dietary")])
def test_a_cause_by_what_it_is_about(begun, words, cause):
    begun.choose("Starting").say(words)
    assert begun.slot("cause") == cause, begun.text


@pytest.mark.parametrize("words", ["no tingling or anything", "no numbness or owt"])
def test_a_list_is_denied_by_one_of_it_and_anything_like_it(begun, words):
    begun.choose("Starting", "Diet").say(words)
    assert begun.asked == "serum_b12", begun.text


def test_the_one_sign_that_is_known_ends_the_list(conversation):
    conversation.say("my feet burn at night").choose("Starting", "I don't know").say("just the burning feet")
    assert conversation.asked == "serum_b12", conversation.text


@pytest.mark.parametrize("words", ["postmenopausal", "no, had my tubes tied", "too old for that", "I'm a bloke"])
def test_pregnancy_that_cannot_be(begun, words):
    begun.choose(*BEFORE_PREGNANCY).say("44").say(words)
    assert begun.asked == "conditions", begun.text
    assert not begun.slot("pregnant")


@pytest.mark.parametrize("words", ["not allergic to anything. no to the eye one either", "latex only", "penicillin"])
def test_no_allergy_that_matters(begun, words):
    begun.choose(*BEFORE_PREGNANCY).take("64").say(words)
    assert "cobalamin_allergy" in begun.slot("conditions_absent"), begun.text
    assert "kidney_disease" not in begun.slot("conditions_absent")
    assert begun.slot("medicines") is None
    assert begun.asked == "conditions"


def test_only_b12_is_no_other_medicine(begun):
    begun.choose(*BEFORE_PREGNANCY).take("64", "None of these").say("only the B12 supplement")
    assert begun.asked == "review", begun.text


@pytest.mark.parametrize("words", ["spot on", "looks about right", "yep all good"])
def test_the_review_is_right(reviewed, words):
    assert reviewed.say(words).suggestion is not None


def test_the_typed_words_of_a_button_do_what_it_does(begun):
    begun.choose(*BEFORE_PREGNANCY[:3]).say("b12 980000 pg/ml").say("leave it out")
    assert begun.form is not None
    assert begun.asked == "serum_b12"


def test_feet_that_are_fine_deny_what_is_felt_in_them_and_nothing_else(begun):
    begun.choose("Starting", "Diet").say("my feet are fine, they tested them")
    assert set(begun.slot("symptoms_absent")) == {"paraesthesia", "numbness"}
    assert begun.asked == "nerve_symptoms", begun.text
    begun.say("bit tired, that's about it")
    assert begun.slot("symptoms_present") == ["fatigue"]
    assert begun.asked == "serum_b12", begun.text
