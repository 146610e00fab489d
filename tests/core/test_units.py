"""Laboratory values: conversion, plausibility, comparators and units as people spell them (S-04)."""

from __future__ import annotations

import pytest
from cases import KNOWLEDGE, Content, answer, case, lab

from b12core import CaseError, parse_case
from b12core.case import Lab
from b12core.identifiers import ANALYTES, Analyte
from b12core.units import Reading, known_units, offered_units, read_lab, show_number, unit_decides, unit_written


def read(analyte: str, value: float | str, unit: str | None = None, **more: str) -> Reading:
    """The reading of one result."""
    return read_lab(Lab.model_validate(lab(analyte, value, unit, **more)), KNOWLEDGE)


def refusal(analyte: str, value: float | str, unit: str | None = None, **more: str) -> CaseError:
    """The error with which one result is refused."""
    with pytest.raises(CaseError) as refused:
        read(analyte, value, unit, **more)
    assert refused.value.field == f"labs.{analyte}"
    return refused.value


CONVERSIONS: list[tuple[str, float, str, float]] = [
    ("serum_b12", 200, "ng/L", 200),
    ("serum_b12", 200, "pg/mL", 200),
    ("serum_b12", 100, "pmol/L", 135.5),
    ("serum_b12", 148, "pmol/L", 200.54),
    ("active_b12", 25, "pmol/L", 25),
    ("mma", 400, "nmol/L", 400),
    ("mma", 0.4, "umol/L", 400),
    ("mma", 50, "ug/L", 423.4),
    ("mma", 50, "ng/mL", 423.4),
    ("homocysteine", 14, "umol/L", 14),
    ("homocysteine", 2, "mg/L", 14.794),
    ("haemoglobin", 102, "g/L", 102),
    ("haemoglobin", 10.2, "g/dL", 102),
    ("haemoglobin", 6.2, "mmol/L", 99.9),
    ("mcv", 101, "fL", 101),
    *[
        (analyte, count / per, unit, count)
        for analyte, count in (
            ("platelets", 150.0),
            ("white_cells", 4.5),
            ("neutrophils", 2.5),
            ("reticulocytes", 81.0),
        )
        for unit, per in (("10^9/L", 1.0), ("K/uL", 1.0), ("/uL", 0.001), ("10^6/uL", 1000.0), ("lakh/uL", 100.0))
    ],
    ("folate", 3, "ug/L", 3),
    ("folate", 3, "ng/mL", 3),
    ("folate", 6.798, "nmol/L", 3),
    ("ferritin", 30, "ug/L", 30),
    ("ferritin", 30, "ng/mL", 30),
    ("potassium", 3.9, "mmol/L", 3.9),
    ("potassium", 3.9, "mEq/L", 3.9),
    ("creatinine", 88.4, "umol/L", 88.4),
    ("creatinine", 1, "mg/dL", 88.4),
    ("egfr", 60, "mL/min/1.73m2", 60),
    ("tsh", 2.5, "mIU/L", 2.5),
    ("ldh", 250, "U/L", 250),
]


@pytest.mark.parametrize(("analyte", "value", "unit", "own"), CONVERSIONS)
def test_a_value_is_converted_to_the_unit_of_the_sources(analyte: str, value: float, unit: str, own: float) -> None:
    assert read(analyte, value, unit).value == pytest.approx(own, rel=1e-4)


def test_every_unit_of_every_analyte_has_a_conversion_here() -> None:
    tried = {(analyte, unit) for analyte, _, unit, _ in CONVERSIONS}
    assert tried == {(analyte, unit) for analyte in ANALYTES for unit in known_units(analyte, KNOWLEDGE)}


ODD_SPELLINGS: list[tuple[str, float, str, float]] = [
    ("serum_b12", 200, "pg/ml", 200),
    ("serum_b12", 200, "PG/ML", 200),
    ("serum_b12", 200, "ng / l", 200),
    ("serum_b12", 100, "PMOL/L", 135.5),
    ("mma", 0.4, "µmol/l", 400),
    ("mma", 0.4, "μmol/L", 400),
    ("mma", 0.4, "umol / L", 400),
    ("mma", 50, "mcg/L", 423.4),
    ("mma", 50, "µg/L", 423.4),
    ("homocysteine", 14, "µMOL/L", 14),
    ("haemoglobin", 10.2, "g/dl", 102),
    ("haemoglobin", 102, "G/L", 102),
    ("mcv", 101, "fl", 101),
    ("platelets", 150, "x10^9/L", 150),
    ("platelets", 150, "× 10^9/L", 150),
    ("platelets", 150, "x 10^9/l", 150),
    ("platelets", 150, "x10⁹/L", 150),
    ("platelets", 150, "10*9/L", 150),
    ("platelets", 150, "x10e9/L", 150),
    ("platelets", 150, "10E+9/L", 150),
    ("platelets", 150, "xE9/L", 150),
    ("platelets", 150, "x109/L", 150),
    ("platelets", 150, "10^9 cells/L", 150),
    ("platelets", 150, "10⁹ L⁻¹", 150),
    ("platelets", 150, "G/L", 150),
    ("platelets", 150, "Giga/L", 150),
    ("platelets", 150, "Gpt/l", 150),
    ("platelets", 150, "/nL", 150),
    ("platelets", 150, "k/ul", 150),
    ("platelets", 150, "K/µL", 150),
    ("platelets", 150, "K/mcL", 150),
    ("platelets", 150, "K/mm3", 150),
    ("platelets", 150, "10^3/uL", 150),
    ("platelets", 150, "x10^3/µL", 150),
    ("platelets", 150, "10³/μL", 150),
    ("platelets", 150, "X 10 3 / mm³", 150),
    ("platelets", 150, "x103/uL", 150),
    ("platelets", 150, "x 1000/uL", 150),
    ("platelets", 150, "thou/uL", 150),
    ("platelets", 150, "thousand per microlitre", 150),
    ("platelets", 150, "Tsd./µl", 150),
    ("platelets", 150000, "/mm3", 150),
    ("platelets", 150000, "/mm^3", 150),
    ("platelets", 150000, "/cu mm", 150),
    ("platelets", 150000, "per cmm", 150),
    ("platelets", 150000, "cells/uL", 150),
    ("platelets", 150000, "Cells / Cu.mm", 150),
    ("platelets", 150000, "/mmc", 150),
    ("platelets", 1.5, "lakh/mm3", 150),
    ("platelets", 1.5, "Lakhs/cmm", 150),
    ("platelets", 1.5, "lacs/cumm", 150),
    ("platelets", 1.5, "lakh", 150),
    ("platelets", 1.5, "10^5/uL", 150),
    ("platelets", 0.15, "million/uL", 150),
    ("white_cells", 4500, "/µL", 4.5),
    ("white_cells", 4.5, "G/l", 4.5),
    ("reticulocytes", 0.081, "M/uL", 81),
    ("haemoglobin", 10.2, "gm/dl", 102),
    ("haemoglobin", 10.2, "gm%", 102),
    ("haemoglobin", 10.2, "g/100 mL", 102),
    ("haemoglobin", 102, "g.L-1", 102),
    ("creatinine", 1, "mg%", 88.4),
    ("serum_b12", 200, "picograms per millilitre", 200),
    ("serum_b12", 100, "picomoles per litre", 135.5),
    ("mma", 0.4, "micromol/L", 400),
    ("mcv", 101, "µm³", 101),
    ("egfr", 60, "mL/min/1.73 m²", 60),
    ("egfr", 60, "ml/min/1.73", 60),
    ("tsh", 2.5, "µIU/mL", 2.5),
    ("tsh", 2.5, "mU/L", 2.5),
    ("ldh", 250, "IU/L", 250),
    ("folate", 3, "mcg/l", 3),
    ("ferritin", 30, "ng/ml", 30),
    ("potassium", 3.9, "meq/l", 3.9),
    ("tsh", 2.5, "miu/l", 2.5),
    ("ldh", 250, "u/l", 250),
]


@pytest.mark.parametrize(("analyte", "value", "unit", "own"), ODD_SPELLINGS)
def test_a_unit_is_understood_as_laboratories_and_people_spell_it(
    analyte: str, value: float, unit: str, own: float
) -> None:
    assert read(analyte, value, unit).value == pytest.approx(own)


def test_a_value_is_shown_as_entered_and_in_the_other_unit_of_the_sources() -> None:
    assert (read("serum_b12", 98, "pg/mL").entered, read("serum_b12", 98, "pg/mL").converted) == (
        "98 pg/mL",
        "72 pmol/L",
    )
    assert read("serum_b12", 72, "pmol/L").converted == "98 ng/L"
    assert read("haemoglobin", 10.2, "g/dL").converted == "102 g/L"
    assert read("haemoglobin", 102, "g/L").converted == "10.2 g/dL"
    assert read("mma", 850, "nmol/L").converted == "0.85 umol/L"
    assert read("creatinine", 1.0, "mg/dL").converted == "88 umol/L"
    assert read("mcv", 101, "fL").converted is None


def test_nothing_is_rounded_or_corrected_in_what_was_entered() -> None:
    assert read("mma", 0.385, "umol/L").entered == "0.385 umol/L"
    assert read("serum_b12", 150, "pg/mL", comparator="<").entered == "<150 pg/mL"
    assert show_number(1_000_000.0) == "1000000"
    assert show_number(2.50) == "2.5"


@pytest.mark.parametrize(
    ("analyte", "value", "unit"),
    [
        ("platelets", 150, "10^9"),
        ("platelets", 150, "G/L"),
        ("platelets", 150, "10 ^ 3 / uL"),
        ("haemoglobin", 8.5, "mmol/L"),
        ("serum_b12", 200, "pg per mL"),
    ],
)
def test_a_unit_has_one_name_however_it_is_written(analyte: Analyte, value: float, unit: str) -> None:
    name = unit_written(analyte, unit, KNOWLEDGE)
    assert name in known_units(analyte, KNOWLEDGE)
    assert read(analyte, value, unit).entered == f"{show_number(value)} {name}"


@pytest.mark.parametrize(
    ("analyte", "unit"),
    [
        ("platelets", "mil/mm3"),
        ("platelets", "billion/L"),
        ("platelets", "K/L"),
        ("platelets", "/L"),
        ("platelets", "%"),
        ("haemoglobin", "K/uL"),
        ("haemoglobin", "mmol"),
        ("egfr", "mL/min"),
        ("serum_b12", "G/L"),
    ],
)
def test_a_unit_that_could_mean_two_things_or_another_quantity_is_refused(analyte: Analyte, unit: str) -> None:
    assert unit_written(analyte, unit, KNOWLEDGE) is None
    error = refusal(analyte, 10, unit)
    assert all(known in error.expected for known in known_units(analyte, KNOWLEDGE))
    assert unit in error.got


def test_a_count_on_a_limit_is_on_it_in_every_unit() -> None:
    for written in (20, 29, 41, 57, 83):
        for unit, value in (("/uL", written * 1000), ("lakh/uL", written / 100), ("10^6/uL", written / 1000)):
            assert read("platelets", value, unit).value == written


def test_the_unit_that_was_named_is_shown_and_the_sources_one_beside_it() -> None:
    assert read("platelets", 1.5, "lakhs/cmm").entered == "1.5 lakh/uL"
    assert read("platelets", 1.5, "lakhs/cmm").converted == "150 10^9/L"
    assert read("haemoglobin", 6.2, "mmol/l").entered == "6.2 mmol/L"
    assert read("haemoglobin", 6.2, "mmol/l").converted == "9.99 g/dL"


def test_a_percentage_of_reticulocytes_is_noted_and_neither_converted_nor_placed() -> None:
    reading = read("reticulocytes", 2.5, "%", comparator="<")
    assert (reading.value, reading.entered, reading.converted, reading.unusual) == (None, "<2.5 %", None, False)
    (finding,) = answer(case(labs=[lab("reticulocytes", 2.5, "percent")])).findings
    assert (finding.meaning, finding.confidence) == ("noted", "secondary")
    assert "cannot be converted" in finding.text
    assert "red cell count" in finding.text
    assert "percent" in finding.plain
    assert "0 to 100 %" in refusal("reticulocytes", 250, "%").expected


def test_a_percentage_is_still_held_against_the_laboratorys_own_range() -> None:
    (finding,) = answer(case(labs=[lab("reticulocytes", 3.1, "%", reference_low=0.5, reference_high=2.5)])).findings
    assert finding.meaning == "above_range"
    assert finding.text.startswith("Above the laboratory's range.")


def test_a_percentage_never_hides_an_earlier_count() -> None:
    count, share = (
        lab("reticulocytes", 120, "10^9/L", taken_on="2026-11-01"),
        lab("reticulocytes", 2, "%", taken_on="2026-11-10"),
    )
    alone, both = (
        answer(case(as_of="2026-11-22", labs=[lab("serum_b12", 98, "ng/L"), *labs]))
        for labs in ([count], [count, share])
    )
    assert "haemolysis_before_treatment" in {referral.rule for referral in alone.referrals}
    assert both.referrals == alone.referrals


BY_UNIT_DECIDED = ["serum_b12", "mma", "homocysteine", "haemoglobin", "folate", "creatinine", "reticulocytes"]


@pytest.mark.parametrize("analyte", BY_UNIT_DECIDED)
def test_a_bare_number_is_refused_where_the_unit_decides_what_it_means(analyte: str) -> None:
    assert unit_decides(analyte, KNOWLEDGE)  # type: ignore[arg-type]
    error = refusal(analyte, 98)
    assert "a unit" in error.expected
    assert error.got == "98 without a unit"
    assert "Say which unit" in error.do


def test_a_bare_number_is_taken_where_every_unit_means_the_same() -> None:
    bare = [analyte for analyte in ANALYTES if not unit_decides(analyte, KNOWLEDGE)]
    assert set(bare).isdisjoint(BY_UNIT_DECIDED)
    assert read("ferritin", 30).value == 30
    assert read("active_b12", 30).entered == "30 pmol/L"


@pytest.mark.parametrize(("analyte", "value"), [("platelets", 150), ("platelets", 900), ("white_cells", 4.5)])
def test_a_bare_count_that_is_usual_in_one_unit_alone_is_taken_for_it(analyte: str, value: float) -> None:
    assert read(analyte, value).entered == f"{show_number(value)} 10^9/L"


@pytest.mark.parametrize(("analyte", "value"), [("platelets", 1.5), ("platelets", 150000), ("white_cells", 4500)])
def test_a_bare_count_that_would_be_usual_in_another_unit_is_asked_for_its_unit(analyte: str, value: float) -> None:
    error = refusal(analyte, value)
    assert error.got == f"{show_number(value)} without a unit"
    assert "10^9/L, K/uL, /uL" in error.expected


def test_millimoles_of_haemoglobin_are_never_guessed() -> None:
    assert "mmol/L" in known_units("haemoglobin", KNOWLEDGE)
    assert offered_units("haemoglobin", KNOWLEDGE) == ("g/L", "g/dL")


def test_b12_of_98_without_a_unit_names_field_expectation_and_what_came() -> None:
    error = refusal("serum_b12", 98)
    assert error.as_dict() == {
        "field": "labs.serum_b12",
        "expected": "a unit: ng/L, pg/mL, pmol/L",
        "got": "98 without a unit",
        "do": "Say which unit the report shows; the number means something else in each.",
    }


def test_a_unit_of_another_analyte_is_refused_with_the_units_that_belong() -> None:
    error = refusal("active_b12", 40, "pg/mL")
    assert "pmol/L" in error.expected
    assert "pg/mL" in error.got


@pytest.mark.parametrize("unit", ["mg", "pmol", "nmol/L", "ng/dL", "g/L"])
def test_a_unit_that_serum_b12_is_not_measured_in_is_refused(unit: str) -> None:
    assert "ng/L, pg/mL, pmol/L" in refusal("serum_b12", 150, unit).expected


QUANTITIES: list[Analyte] = [analyte for analyte in ANALYTES if KNOWLEDGE.analytes[analyte].kind == "quantity"]


@pytest.mark.parametrize("analyte", QUANTITIES)
def test_an_impossible_value_is_refused_on_both_sides_and_the_last_possible_one_is_taken(analyte: Analyte) -> None:
    entry = KNOWLEDGE.analytes[analyte]
    limits = entry.impossible_outside
    assert limits is not None
    for edge in (limits.min, limits.max):
        assert read(analyte, edge, entry.own_unit).value == edge
    for beyond in (limits.min - 0.001, limits.max * 1.001):
        error = refusal(analyte, beyond, entry.own_unit)
        assert entry.own_unit is not None
        assert entry.own_unit in error.expected
        assert error.do.startswith("Check the number and its unit.")


@pytest.mark.parametrize("analyte", QUANTITIES)
def test_an_unusual_value_is_kept_and_marked_on_both_sides(analyte: Analyte) -> None:
    entry = KNOWLEDGE.analytes[analyte]
    usual = entry.unusual_outside
    assert usual is not None
    assert not read(analyte, usual.min, entry.own_unit).unusual
    assert not read(analyte, usual.max, entry.own_unit).unusual
    assert read(analyte, usual.max * 1.001, entry.own_unit).unusual
    if entry.impossible_outside and usual.min - 0.001 >= entry.impossible_outside.min:
        assert read(analyte, usual.min - 0.001, entry.own_unit).unusual


def test_haemoglobin_of_10_2_in_grams_per_litre_is_refused_with_a_hint_at_the_decilitre() -> None:
    error = refusal("haemoglobin", 10.2, "g/L")
    assert error.got == "10.2 g/L"
    assert "15 to 260 g/L" in error.expected
    assert "probably in g/dL" in error.do


def test_mma_of_0_4_in_nanomoles_is_refused_with_a_hint_at_the_micromole() -> None:
    assert "probably in umol/L" in refusal("mma", 0.4, "nmol/L").do


@pytest.mark.parametrize("value", [0, -5, float("nan"), float("inf")])
def test_a_level_that_cannot_be_is_refused(value: float) -> None:
    refusal("serum_b12", value, "pg/mL")


@pytest.mark.parametrize("analyte", ["intrinsic_factor_antibody", "parietal_cell_antibody"])
def test_an_antibody_is_given_in_words(analyte: str) -> None:
    assert read(analyte, "positive").entered == "positive"
    assert "positive, negative or indeterminate" in refusal(analyte, 12).expected


def test_a_quantity_in_words_is_refused() -> None:
    error = refusal("serum_b12", "positive")
    assert "a number" in error.expected
    assert error.got == "positive"


@pytest.mark.parametrize(
    ("value", "sign", "shown"),
    [
        ("<150", None, "<150"),
        ("< 150", None, "<150"),
        ("≤150", None, "<=150"),
        (">=150.5", None, ">=150.5"),
        ("<150", "<", "<150"),
        (150, "≥", ">=150"),
        ("150", ">", ">150"),
    ],
)
def test_a_sign_is_taken_in_front_of_the_value_and_apart(value: float | str, sign: str | None, shown: str) -> None:
    more = {"comparator": sign} if sign else {}
    assert read("serum_b12", value, "pmol/L", **more).entered == f"{shown} pmol/L"


@pytest.mark.parametrize("analyte", QUANTITIES)
def test_every_quantity_takes_every_comparator_in_every_unit(analyte: Analyte) -> None:
    usual = KNOWLEDGE.analytes[analyte].unusual_outside
    assert usual is not None
    units = {unit.unit: unit.to_own for unit in KNOWLEDGE.analytes[analyte].units}
    for unit in known_units(analyte, KNOWLEDGE):
        value = (usual.min + usual.max) / 2 / units.get(unit, 1.0)
        for comparator in ("<", "<=", ">", ">="):
            result = lab(analyte, value, unit, comparator=comparator)
            (finding,) = answer(case(labs=[result])).findings
            assert finding.entered.startswith(comparator)


def test_the_sign_stands_before_the_converted_value_too() -> None:
    assert read("serum_b12", "<200", "pg/mL").converted == "<148 pmol/L"
    assert read("platelets", 1.5, "lakh", comparator=">=").converted == ">=150 10^9/L"


@pytest.mark.parametrize("value", ["98,5", "1,000", "about 98", "<98 pg/mL", "", "9 8", "<", "98-120"])
def test_a_number_in_words_or_with_a_comma_is_refused_with_how_to_write_it(value: str) -> None:
    with pytest.raises(CaseError) as refused:
        parse_case({"labs": [lab("serum_b12", value, "ng/L")]})
    assert refused.value.field == "labs.0.value"
    assert "a number" in refused.value.expected
    assert refused.value.got == repr(value)
    assert "98.5" in refused.value.do


@pytest.mark.parametrize("value", ["Positive", " NEGATIVE ", "indeterminate"])
def test_a_result_in_words_may_have_capitals(value: str) -> None:
    assert read("intrinsic_factor_antibody", value).entered == value.strip().lower()


def test_limits_of_the_laboratory_that_are_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(CaseError) as refused:
        answer(case(labs=[lab("serum_b12", 250, "ng/L", reference_low=771, reference_high=197)]))
    assert (refused.value.field, refused.value.got) == ("labs.serum_b12.reference_low", "771")
    assert "197" in refused.value.expected


def test_of_several_results_of_one_analyte_the_refused_one_is_named_by_its_day() -> None:
    results = [
        lab("serum_b12", 98, "ng/L", taken_on="2026-10-01"),
        lab("serum_b12", 0.4, "ng/L", taken_on="2026-11-01"),
        lab("haemoglobin", 10.2, "g/L"),
    ]
    with pytest.raises(CaseError) as refused:
        answer(case(as_of="2026-11-22", labs=results))
    assert refused.value.got == "0.4 ng/L (taken 2026-11-01)"
    assert [other.field for other in refused.value.others] == ["labs.haemoglobin"]


def test_several_dated_results_of_one_analyte_in_different_units_are_kept_apart() -> None:
    results = [
        lab("platelets", 90000, "/uL", taken_on="2026-10-01"),
        lab("platelets", 1.6, "lakh/mm3", taken_on="2026-11-01"),
    ]
    suggestion = answer(case(as_of="2026-11-22", labs=[lab("serum_b12", 98, "ng/L"), *results]))
    assert [finding.entered for finding in suggestion.findings[1:]] == ["90000 /uL", "1.6 lakh/uL"]
    (trend,) = suggestion.trends
    assert (trend.direction, trend.first, trend.last) == ("rose", "90000 /uL", "1.6 lakh/uL")


@pytest.mark.parametrize("comparator", ["<", "<=", ">", ">="])
def test_a_comparator_is_kept_in_front_of_the_value(comparator: str) -> None:
    assert read("serum_b12", 150, "pmol/L", comparator=comparator).entered == f"{comparator}150 pmol/L"


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"labs": [{"analyte": "vitamin_d", "value": 30}]}, "labs.0.analyte"),
        ({"labs": [{"analyte": "serum_b12", "value": 30, "unit": "ng/L", "comparator": "~"}]}, "labs.0.comparator"),
        ({"labs": [{"analyte": "serum_b12", "value": 98, "units": "ng/L"}]}, "labs.0.units"),
        ({"labs": [{"analyte": "serum_b12", "unit": "ng/L"}]}, "labs.0.value"),
        ({"labs": [{"analyte": "serum_b12", "value": 98, "unit": "ng/L", "taken_on": "last May"}]}, "labs.0.taken_on"),
    ],
)
def test_a_result_that_does_not_fit_the_contract_is_refused_by_field(content: Content, field: str) -> None:
    with pytest.raises(CaseError) as refused:
        parse_case(content)
    assert refused.value.field.startswith(field)
    assert refused.value.expected
    assert refused.value.got
    assert refused.value.do
