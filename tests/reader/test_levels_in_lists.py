"""Levels in words that several results share or that change, and what a report prints in other countries."""

from __future__ import annotations

import pytest
from reading import results

from b12nlu import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("flagged low for B12 and folate", [("serum_b12", "low"), ("folate", "low")]),
        ("nothing wrong with my folate or ferritin", [("folate", "normal"), ("ferritin", "normal")]),
        ("raised homocysteine and MMA", [("homocysteine", "high"), ("mma", "high")]),
        ("low B12 and normal folate", [("serum_b12", "low"), ("folate", "normal")]),
        ("low B12 and ferritin 80", [("serum_b12", "low"), ("ferritin", 80)]),
    ],
)
def test_a_level_before_two_names_is_told_of_both(text: str, expected: list[tuple[str, object]]) -> None:
    assert [(analyte, value) for analyte, value, _ in results(text)] == expected


@pytest.mark.parametrize(
    "text", ["white count was low last time, now normal", "white count low in March, normal in June"]
)
def test_of_two_levels_in_turn_the_later_is_the_one_of_now(text: str) -> None:
    labs = [(lab.word, lab.historical) for lab in read(text) if lab.type == "lab"]
    assert labs == [("low", True), ("normal", False)]


def test_not_good_is_too_little_and_not_certain() -> None:
    (lab,) = (mention for mention in read("my B12 was not good") if mention.type == "lab")
    assert (lab.word, lab.negated, lab.uncertain) == ("low", False, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Intrinsic factor antibody level: 0.7 U/mL. Negative. [0.0 - 6.0]",
            [("intrinsic_factor_antibody", "negative")],
        ),
        ("tested for intrinsic factor antibodies and I'm positive", [("intrinsic_factor_antibody", "positive")]),
        ("Parietal cell antibody, IFA   NEGATIVE", [("parietal_cell_antibody", "negative")]),
    ],
)
def test_the_result_of_an_antibody_is_found_behind_its_amount_and_method(
    text: str, expected: list[tuple[str, object]]
) -> None:
    assert [(analyte, value) for analyte, value, _ in results(text)] == expected


@pytest.mark.parametrize(
    ("text", "analyte", "value", "unit"),
    [
        ("Piastrine 110 x10^9/L", "platelets", 110, "10^9/L"),
        ("Plaquettes 98 G/L", "platelets", 98, "10^9/L"),
        ("Plaquetas 95.000 /uL", "platelets", 95, "10^9/L"),
        ("platelets 66 thousand", "platelets", 66, "10^9/L"),
        ("Platelet Count 1,45,000 /cumm", "platelets", 145, "10^9/L"),
        ("Methylmalonsäure i.S.   0,71 µmol/l   (< 0,32)", "mma", 0.71, "umol/L"),
        ("Folsäure 3,1 ng/ml (> 4,6)", "folate", 3.1, "ng/mL"),
        ("Filtrato glom. (CKD-EPI) 97 ml/min > 60", "egfr", 97, "mL/min/1.73m2"),
        ("Hemoglobin_____9.9 g/dL", "haemoglobin", 9.9, "g/dL"),
        ("Homocysteine . . . . . 22.4 umol/L  H   5-15", "homocysteine", 22.4, "umol/L"),
        ("Serum vitamin B12\n\n188\n\nng/L\n\nReference range: 200 - 770", "serum_b12", 188, "ng/L"),
    ],
)
def test_a_report_of_another_country_or_layout_is_read(text: str, analyte: str, value: float, unit: str) -> None:
    assert results(text) == [(analyte, value, unit)]


def test_haptoglobin_is_no_haemoglobin() -> None:
    assert not results("Haptoglobin : <0.1 g/L")


def test_a_change_told_with_to_is_two_results_and_no_range() -> None:
    assert results("Hb dropped and my MCV went the other way, 94 to 112") == [("mcv", 94, None), ("mcv", 112, None)]
