"""A number with a comparator behind a number without one is a limit; the value is the first number after the name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice, product

import pytest

from b12nlu import Mention, read

# Name as a report prints it, value, one limit, another, unit.
ANALYTES = {
    "serum_b12": ("Vitamin B12", 95.0, 180.0, 1100.0, "ng/L"),
    "active_b12": ("Active B12", 18.0, 25.0, 165.0, "pmol/L"),
    "mma": ("MMA", 812.0, 318.0, 87.0, "nmol/L"),
    "homocysteine": ("Homocysteine, Total", 24.3, 11.4, 5.0, "umol/L"),
    "haemoglobin": ("Haemoglobin", 71.0, 120.0, 160.0, "g/L"),
    "mcv": ("MCV", 112.0, 100.0, 80.0, "fL"),
    "platelets": ("Platelets", 90.0, 150.0, 400.0, "10^9/L"),
    "white_cells": ("WBC", 2.1, 4.0, 11.0, "10^9/L"),
    "reticulocytes": ("Reticulocytes", 140.0, 120.0, 30.0, "10^9/L"),
    "folate": ("Folate, Serum", 9.8, 5.4, 20.0, "ng/mL"),
    "ferritin": ("FERRITIN", 400.0, 150.0, 15.0, "ug/L"),
    "potassium": ("Potassium", 3.3, 3.5, 5.3, "mmol/L"),
    "creatinine": ("Creatinine", 140.0, 110.0, 60.0, "umol/L"),
    "egfr": ("eGFR", 48.0, 60.0, 90.0, "mL/min/1.73m2"),
    "tsh": ("TSH", 2.1, 4.5, 0.4, "mIU/L"),
    "ldh": ("LDH", 480.0, 250.0, 120.0, "U/L"),
}
SIGNS = ("<", ">", "<=", ">=", "≤", "≥")
FLAGS = ("", "H", "L", "(H)", "(L)", "*", "High", "Low")

# Where the unit, the flag and the limit stand on a line: free text, columns, tabs, and the layouts of laboratories.
ONE_SIDED = (
    "{name} {value} {flag} {limit} {unit}",
    "{name} {value} {unit} {flag} {limit}",
    "{name} {value} {unit} {flag} {limit} {unit}",
    "{name} {value} {flag} [{limit}] {unit}",
    "{name}: {value} {unit} {flag} ({limit})",
    "{name}: {value} {unit} ({limit}) {flag}",
    "{name}: {value} {unit} [{limit}] ({flag})",
    "{name}: {value} {flag} ({limit} {unit})",
    "{name}\t{value}\t{flag}\t{limit}\t{unit}",
    "{name}\t{value}\t{unit}\t{limit}\t{flag}",
    "{name}      {value}     {unit}    {limit}   {flag}",
    "{name} | {value} | {unit} | {limit} | {flag}",
    "{name} {value} {flag} Ref: {limit} {unit}",
    "{name} {value} {unit} {flag} Reference range: {limit}",
    "{name} {value} {unit} {flag}, normal {limit}",
    "{name}\nNormal range: {limit} {unit}\n{value} {flag}",
    "{name}\n{value} {flag}\nNormal range: {limit} {unit}",
    "OBX|1|NM|2132-9^{name}^LN||{value}|{unit}|{limit}|{flag}|||F",
)
TWO_SIDED = (
    "{name} {value} {flag} {range} {unit}",
    "{name} {value} {unit} {flag} {range}",
    "{name}\t{value}\t{flag}\t{range}\t{unit}",
    "{name} {value} {unit} {flag} Ref Range {range}",
    "{name}\n{value} {unit} {flag}\nStandard range: {range}",
    "{name} 01 {value} {flag} {unit} {range}",
    "{name} level: {value} {unit} {range}; Below low reference limit",
)


def lines(analyte: str) -> Iterator[str]:
    name, value, first, second, unit = ANALYTES[analyte]
    low, high = sorted((first, second))
    shown = {"name": name, "value": f"{value:g}", "unit": unit}
    # Each sign in each layout, and the flags in turn: with another first flag for each analyte all of them meet.
    flags = islice(cycle(FLAGS), list(ANALYTES).index(analyte), None)
    for (layout, sign), flag in zip(product(ONE_SIDED, SIGNS), flags, strict=False):
        yield layout.format(**shown, flag=flag, limit=f"{sign}{first:g}")
    for (layout, wide), flag in zip(
        product(TWO_SIDED, ("{}-{}", "{} - {}", "({}-{})", "[{} - {}]")), flags, strict=False
    ):
        yield layout.format(**shown, flag=flag, range=wide.format(f"{low:g}", f"{high:g}"))
    for flag in FLAGS:
        yield "{name} {value} {unit} {flag}".format(**shown, flag=flag)


def numbers(text: str) -> list[tuple[str, object, str | None, str | None]]:
    return [(m.id, m.value, m.unit, m.comparator) for m in read(text) if m.type in ("lab", "number")]


def result(text: str) -> Mention:
    (lab,) = [mention for mention in read(text) if mention.type == "lab"]
    return lab


@pytest.mark.parametrize("analyte", ANALYTES)
def test_on_a_line_of_a_report_the_value_is_the_first_number_after_the_name(analyte: str) -> None:
    _, value, _, _, unit = ANALYTES[analyte]
    assert [line for line in lines(analyte) if numbers(line) != [(analyte, value, unit, None)]] == []


@pytest.mark.parametrize("analyte", ANALYTES)
def test_the_flag_of_a_report_is_kept_wherever_it_stands(analyte: str) -> None:
    name, value, first, second, unit = ANALYTES[analyte]
    low, high = sorted((first, second))
    shown = {"name": name, "value": f"{value:g}", "unit": unit, "limit": f"<{first:g}", "range": f"{low:g}-{high:g}"}
    flagged = [layout for layout in (*ONE_SIDED, *TWO_SIDED) if "{flag}" in layout]
    for layout, flag in product(flagged, filter(None, FLAGS)):
        printed = result(layout.format(**shown, flag=flag)).reference
        assert printed is not None, layout
        assert printed.flag == flag.strip("()"), layout


@pytest.mark.parametrize(
    ("text", "analyte", "value", "unit"),
    [
        ("B12 88 pg/mL, normal >180 pg/mL. Hb 121 g/L", "serum_b12", 88.0, "pg/mL"),
        ("methylmalonic acid came out at 690 nmol/L, they want it <318", "mma", 690.0, "nmol/L"),
        ("homocysteine 22 umol/L and the lab's limit is under 15", "homocysteine", 22.0, "umol/L"),
        ("my ferritin was 9 ug/L (should be over 30)", "ferritin", 9.0, "ug/L"),
        ("Folate, Serum   13.1      ng/mL    >5.4", "folate", 13.1, "ng/mL"),
        ("B12 147 L 200-1100 pg/mL", "serum_b12", 147.0, "pg/mL"),
    ],
)
def test_a_limit_that_is_told_is_no_result(text: str, analyte: str, value: float, unit: str) -> None:
    assert numbers(text)[0] == (analyte, value, unit, None)
    assert len([row for row in numbers(text) if row[0] in (analyte, "number")]) == 1


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("B12 <150 pg/mL", 150.0, "<"),
        ("my b12 is under 100", 100.0, "<"),
        ("Vitamin B12 >2000 ng/L 197-771", 2000.0, ">"),
        ("B12 95 in March, now >400 pg/mL", 400.0, ">"),
        ("aged 62, B12 <148 pmol/L", 148.0, "<"),
    ],
)
def test_a_comparator_that_is_the_labs_own_stays_with_the_result(text: str, value: float, comparator: str) -> None:
    labs = [m for m in read(text) if m.type == "lab"]
    assert (labs[-1].value, labs[-1].comparator) == (value, comparator)


@pytest.mark.parametrize(
    "text",
    [
        "an MMA above 0.75 µmol/L is suggestive",
        "four in ten had a B12 below 100 pmol/L",
        "they call it deficient under 148",
        "is below 150 pmol/L bad?",
        "people with a B12 under 200 often have symptoms",
    ],
)
def test_a_threshold_that_is_talked_about_is_nobodys_result(text: str) -> None:
    assert not [mention for mention in read(text) if mention.type in ("lab", "number") and mention.is_current]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "flag"),
    [
        ("MMA 812 H <318 nmol/L", None, 318.0, "nmol/L", "H"),
        ("B12 95 >180 ng/L", 180.0, None, "ng/L", None),
        ("Vitamin B12 147 L 200-1100 pg/mL", 200.0, 1100.0, "pg/mL", "L"),
        ("Ferritin 9 ug/L *", None, None, None, "*"),
    ],
)
def test_a_printed_range_and_flag_stay_on_the_result(
    text: str, low: float | None, high: float | None, unit: str | None, flag: str | None
) -> None:
    reference = result(text).as_dict()["reference"]
    assert reference == {"min": low, "max": high, "unit": unit, "flag": flag}


def test_a_result_without_a_printed_range_has_no_reference() -> None:
    assert "reference" not in result("B12 98 pg/mL").as_dict()
