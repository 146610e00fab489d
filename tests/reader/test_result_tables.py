"""Tables with a column a date or a row a date: every value is a result, and the newer ones are those of now."""

from __future__ import annotations

import pytest

from b12nlu import Mention, read

BY_DATE = (
    "Test      12/03/2024   05/09/2024   Range\n"
    "B12       98           402          180-900 ng/L\n"
    "Folate    3.2          11.4         3-20 ug/L"
)
TODAY = (
    "Test        Today     8 months ago   Ref\n"
    "B12         540       131            200-1100 pg/mL\n"
    "Hgb         13.0      10.1           11.7-15.5 g/dL"
)
PIPES = "| | Mar 2023 | Nov 2023 |\n|---|---|---|\n| B12 (ng/L) | 101 | 540 |\n| Hb (g/L) | 102 | 131 |"
ROWS = "Date        B12 (pmol/L)   Ferritin\n2024-01-10  110            12\n2024-07-15  390            40"
HYPHENS = "       12-Jan-2024   03-Jun-2024\nHb     98            127\nMCV    112           94"


def _labs(text: str) -> list[Mention]:
    return [mention for mention in read(text) if mention.type == "lab"]


def _values(text: str, analyte: str, *, now: bool) -> list[object]:
    return [lab.value for lab in _labs(text) if lab.id == analyte and lab.historical is not now]


@pytest.mark.parametrize(
    ("text", "analyte", "now", "then"),
    [
        (BY_DATE, "serum_b12", 402, 98),
        (BY_DATE, "folate", 11.4, 3.2),
        (TODAY, "serum_b12", 540, 131),
        (TODAY, "haemoglobin", 13.0, 10.1),
        (PIPES, "serum_b12", 540, 101),
        (PIPES, "haemoglobin", 131, 102),
        (ROWS, "serum_b12", 390, 110),
        (ROWS, "ferritin", 40, 12),
        (HYPHENS, "mcv", 94, 112),
        (BY_DATE.replace("  ", "\t"), "serum_b12", 402, 98),
    ],
)
def test_each_column_is_a_result_and_the_newest_is_the_one_of_now(
    text: str, analyte: str, now: float, then: float
) -> None:
    assert _values(text, analyte, now=True) == [now]
    assert _values(text, analyte, now=False) == [then]


@pytest.mark.parametrize(
    ("text", "analyte", "unit"),
    [
        (BY_DATE, "serum_b12", "ng/L"),
        (BY_DATE, "folate", "ug/L"),
        (TODAY, "haemoglobin", "g/dL"),
        (PIPES, "serum_b12", "ng/L"),
        (ROWS, "serum_b12", "pmol/L"),
    ],
)
def test_the_unit_of_a_row_is_that_of_all_its_values(text: str, analyte: str, unit: str) -> None:
    assert {lab.unit for lab in _labs(text) if lab.id == analyte} == {unit}


def test_a_date_that_can_be_read_in_one_way_is_kept_on_the_result() -> None:
    assert {lab.taken_on for lab in _labs(ROWS)} == {"2024-01-10", "2024-07-15"}


@pytest.mark.parametrize(
    "text",
    [
        "B12 98 pg/mL\nFolate 4.2 ng/mL",
        "2023: bypass, 2024: jabs\nB12 98 pg/mL",
        "Vitamin B12\n151 ng/L\n(211 - 911)",
    ],
)
def test_lines_without_columns_of_time_are_no_table(text: str) -> None:
    assert not any(lab.historical for lab in _labs(text))
