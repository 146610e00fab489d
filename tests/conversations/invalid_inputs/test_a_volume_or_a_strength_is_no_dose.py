"""A volume and a strength are no dose: each waits for the other, and no number is a dose that may be a strength."""

from __future__ import annotations

import pytest

TO_THE_DOSE = (
    "Already on regular injections", "Pernicious anemia", "None of these", "I don't know it", "No other results", "61",
    "Neither", "None of these", "No other medicines", "Cyanocobalamin",
)  # fmt: skip


@pytest.fixture
def asked_for_the_dose(begun):
    begun.take(*TO_THE_DOSE)
    assert begun.asked == "dose", begun.text
    return begun


@pytest.mark.parametrize(
    ("first", "then", "micrograms"),
    [
        ("half a cc", "1000 per ml on it", 500),
        ("three cc", "it says 500 mcg/mL", 1500),
        ("a quarter ml each time", "yes 1000mcg/ml", 250),
        ("20 units", "1000 mcg/ml", 200),
        ("500 mcg/mL", "0.5 ml", 250),
        ("1 mg/ml", "1", 1000),
    ],
)
def test_a_strength_that_is_told_next_is_multiplied(asked_for_the_dose, first, then, micrograms):
    asked_for_the_dose.say(first)
    assert asked_for_the_dose.slot("dose_mcg") is None, asked_for_the_dose.text
    assert asked_for_the_dose.asked == "dose"
    asked_for_the_dose.say(then)
    assert asked_for_the_dose.slot("dose_mcg") == micrograms, asked_for_the_dose.text
    assert f"{micrograms:g} mcg" in asked_for_the_dose.text


@pytest.mark.parametrize(
    ("words", "micrograms"),
    [
        ("0.3 mL of the one thousand mcg per mL", 300),
        ("2 thousand", 2000),
        ("a thousand", 1000),
        ("two point five milligrams", 2500),
        ("a milligram", 1000),
        ("a tenth of a milligram", 100),
    ],
)
def test_a_dose_in_words_is_taken(asked_for_the_dose, words, micrograms):
    assert asked_for_the_dose.say(words).slot("dose_mcg") == micrograms, asked_for_the_dose.text


@pytest.mark.parametrize(("tapped", "micrograms"), [("1,000 mcg each time", 1000), ("1,000 mcg in each mL", 500)])
def test_an_amount_beside_a_part_of_an_ml_is_asked_about(asked_for_the_dose, tapped, micrograms):
    asked_for_the_dose.say("half a milliliter").say("1000 mcg")
    assert asked_for_the_dose.slot("dose_mcg") is None, asked_for_the_dose.text
    assert asked_for_the_dose.choose(tapped).slot("dose_mcg") == micrograms


def test_half_a_vial_is_half_of_what_is_in_it(asked_for_the_dose):
    asked_for_the_dose.say("half the vial").say("1000 mcg")
    assert asked_for_the_dose.slot("dose_mcg") is None
    assert asked_for_the_dose.choose("1,000 mcg in the whole vial").slot("dose_mcg") == 500


def test_a_whole_vial_holds_the_dose(asked_for_the_dose):
    asked_for_the_dose.say("the whole vial")
    assert "in the vial" in asked_for_the_dose.text
    assert asked_for_the_dose.say("1000 mcg").slot("dose_mcg") == 1000


@pytest.mark.parametrize("words", ["30 units on an insulin syringe", "10 ml bottle, I take one out of it", "1"])
def test_what_may_be_anything_is_no_dose_and_no_medicine(asked_for_the_dose, words):
    asked_for_the_dose.say(words)
    assert asked_for_the_dose.slot("dose_mcg") is None, asked_for_the_dose.text
    assert asked_for_the_dose.slot("medicines") is None
    assert asked_for_the_dose.asked == "dose"


def test_a_volume_whose_strength_nobody_knows_stays_in_sight(asked_for_the_dose):
    asked_for_the_dose.say("half a cc").choose("I don't know")
    asked_for_the_dose.take("Every month", "I don't know", "Better")
    rows = {row["field"]: row["value"] for row in asked_for_the_dose.card["rows"]}
    assert "half a cc" in rows["dose"], rows


@pytest.mark.parametrize(
    ("words", "micrograms"), [("two ampoules of 500", 1000), ("2 x 1000", 2000), ("3 vials of 1 mg", 3000)]
)
def test_several_vials_are_one_dose_and_count_no_injections(asked_for_the_dose, words, micrograms):
    asked_for_the_dose.say(words)
    assert asked_for_the_dose.slot("dose_mcg") == micrograms, asked_for_the_dose.text
    assert f"{micrograms} mcg" in asked_for_the_dose.text
    assert asked_for_the_dose.slot("doses_given") is None
    assert asked_for_the_dose.slot("phase") == "maintenance"


def test_several_volumes_are_one_volume(asked_for_the_dose):
    asked_for_the_dose.say("2 x 1 ml").say("500 mcg/ml")
    assert asked_for_the_dose.slot("dose_mcg") == 1000, asked_for_the_dose.text
