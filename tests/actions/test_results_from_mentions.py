"""Results are kept as entered with their unit, or asked about: never guessed, dropped or changed in silence."""

from __future__ import annotations

import pytest

from actions.facts.said import Mentioned


def lab(analyte: str, value: object, unit: str | None = None, **flags: object) -> Mentioned:
    return Mentioned.model_validate({"type": "lab", "id": analyte, "value": value, "unit": unit, **flags})


def number(value: object, unit: str | None = None, **flags: object) -> Mentioned:
    return Mentioned.model_validate({"type": "number", "id": "number", "value": value, "unit": unit, **flags})


def test_a_result_with_its_unit_is_stored_and_read_back_with_its_conversion(person):
    facts = person.says(lab("serum_b12", 98, "pg/mL"))
    assert (facts.labs["serum_b12"].value, facts.labs["serum_b12"].unit) == (98, "pg/mL")
    assert "98 pg/mL (72 pmol/L)" in person.told


def test_b12_without_a_unit_is_held_back(person):
    facts = person.says(lab("serum_b12", 98))
    assert facts.labs == {}
    assert [(held.analyte, held.doubt) for held in facts.pending_labs] == [("serum_b12", "unit")]


def test_a_tapped_unit_completes_the_result(person):
    person.says(lab("serum_b12", 98))
    facts = person.taps("pending_lab", {"unit": "pmol/L"})
    assert facts.labs["serum_b12"].unit == "pmol/L"
    assert facts.pending_labs == []


def test_a_unit_that_the_result_cannot_have_changes_nothing(person):
    before = person.says(lab("serum_b12", 98))
    assert person.taps("pending_lab", {"unit": "g/dL"}) == before


def test_a_result_whose_unit_nobody_knows_is_kept_but_not_used(person):
    person.says(lab("serum_b12", 98))
    facts = person.taps("pending_lab", "not_known")
    assert facts.labs["serum_b12"].unit is None
    assert facts.pending_labs == []


@pytest.mark.parametrize(("value", "doubt"), [(3000, "unusual"), (98000, "impossible")])
def test_a_value_that_no_report_shows_is_asked_about(person, value, doubt):
    facts = person.says(lab("serum_b12", value, "pg/mL"))
    assert facts.labs == {}
    assert facts.pending_labs[0].doubt == doubt


def test_an_unusual_value_counts_once_it_is_confirmed(person):
    person.says(lab("serum_b12", 3000, "pg/mL"))
    assert person.taps("pending_lab", "confirmed").labs["serum_b12"].value == 3000


def test_an_impossible_value_cannot_be_confirmed(person):
    person.says(lab("serum_b12", 98000, "pg/mL"))
    assert person.taps("pending_lab", "confirmed").labs == {}


def test_the_comparator_stays_with_the_value(person):
    facts = person.says(lab("serum_b12", 150, "pg/mL", comparator="<"))
    assert facts.labs["serum_b12"].comparator == "<"
    assert "<150 pg/mL" in person.told


def test_haemoglobin_without_a_unit_takes_the_only_one_that_fits_and_says_so(person):
    assert person.says(lab("haemoglobin", 10.2)).labs["haemoglobin"].unit == "g/dL"
    assert "10.2 g/dL" in person.told


def test_an_analyte_with_one_unit_needs_none(person):
    assert "mcv" in person.says(lab("mcv", 112)).labs


def test_a_correction_says_old_and_new_and_keeps_the_unit(person):
    person.says(lab("serum_b12", 312, "pg/mL"))
    facts = person.says(number(132), number(312, retracted=True), intent="correct", asked="other_labs")
    assert (facts.labs["serum_b12"].value, facts.labs["serum_b12"].unit) == (132, "pg/mL")
    assert "312 pg/mL → 132 pg/mL" in person.told


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_correction_in_one_message_never_takes_the_retracted_value(person, order):
    mentions = [lab("serum_b12", 132, "pg/mL"), lab("serum_b12", 312, "pg/mL", retracted=True)]
    facts = person.says(*(mentions[i] for i in order))
    assert facts.labs["serum_b12"].value == 132


def test_two_values_of_one_analyte_are_asked_about(person):
    facts = person.says(lab("ferritin", 12, "ug/L"), lab("ferritin", 90, "ug/L"))
    assert facts.labs == {}
    assert facts.pending_labs[0].doubt == "which"
    assert person.taps("pending_lab", {"candidate": 1}).labs["ferritin"].value == 90


def test_a_result_of_somebody_else_is_left_out_and_named(person):
    assert person.says(lab("serum_b12", 98, "pg/mL", subject="other", text="her b12 98")).labs == {}
    assert "her b12 98" in person.told


def test_a_word_alone_is_no_result(person):
    assert person.says(lab("serum_b12", None, word="low")).labs == {}
    assert "number" in person.told


def test_a_bare_number_answers_only_the_question_that_was_asked(person):
    assert person.says(number(98), asked="cause").labs == {}
    assert person.says(number(98), asked="age").age == 98
    assert person.says(number(98, "pg/mL"), asked="serum_b12").labs["serum_b12"].value == 98


def test_an_antibody_is_positive_or_negative(person):
    assert (
        person.says(lab("intrinsic_factor_antibody", "positive")).labs["intrinsic_factor_antibody"].value == "positive"
    )
