"""Units of laboratory values: conversion, and units as laboratories and people spell them (S-04)."""

from __future__ import annotations

import pytest
from cases import KNOWLEDGE, answer, case, lab
from readings import read, refusal

from b12core.identifiers import ANALYTES, Analyte
from b12core.units import known_units, show_number, unit_written

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
    ("copper", 10, "umol/L", 10),
    ("copper", 63.546, "ug/dL", 10),
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
