"""Results: which number belongs to which analyte, in which unit, and which numbers are nobody's result."""

from __future__ import annotations

import pytest
from reading import only, results

from b12nlu import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "B12 104 pg/mL, Hb 9.8, eGFR 44",
            [("serum_b12", 104, "pg/mL"), ("haemoglobin", 9.8, None), ("egfr", 44, None)],
        ),
        ("My vit B12 came back at 151 pmol/l", [("serum_b12", 151, "pmol/L")]),
        ("117 was my b12", [("serum_b12", 117, None)]),
        ("88 for B12 and 10.9 for Hb", [("serum_b12", 88, None), ("haemoglobin", 10.9, None)]),
        ("7.9 haemoglobin", [("haemoglobin", 7.9, None)]),
        ("B12 and folate were 133 and 4.4", [("serum_b12", 133, None), ("folate", 4.4, None)]),
        ("b-12: 201 ng/l; methylmalonic acid 1,040 nmol/L", [("serum_b12", 201, "ng/L"), ("mma", 1040, "nmol/L")]),
        ("active b12 29 pmol/L", [("active_b12", 29, "pmol/L")]),
        ("homocysteine 27 µmol/L", [("homocysteine", 27, "umol/L")]),
        ("K+ 3.2 mmol/L, K 3.4", [("potassium", 3.2, "mmol/L"), ("potassium", 3.4, "mmol/L")]),
        ("platelets 141 x10^9/L", [("platelets", 141, "10^9/L")]),
        ("WBC 3.9 10⁹/L", [("white_cells", 3.9, "10^9/L")]),
        ("retics 0.9%, LDH 1100 U/L", [("reticulocytes", 0.9, "%"), ("ldh", 1100, "U/L")]),
        ("eGFR 52 ml/min", [("egfr", 52, "mL/min/1.73m2")]),
        ("creatinine 121 umol/L tsh 3.5 mIU/L", [("creatinine", 121, "umol/L"), ("tsh", 3.5, "mIU/L")]),
        ("Vitamin B12    143    pg/mL", [("serum_b12", 143, "pg/mL")]),
        ("Hb 10,4 g/dl", [("haemoglobin", 10.4, "g/dL")]),
        ("my mcv is 109. 6 and wbc 12. 04", [("mcv", 109.6, None), ("white_cells", 12.04, None)]),
        ("homocysteine 24 umo1/L", [("homocysteine", 24, "umol/L")]),
        ("b12 test done last week, my level is 166", [("serum_b12", 166, None)]),
    ],
)
def test_each_number_goes_to_its_analyte(text: str, expected: list[tuple[str, float, str | None]]) -> None:
    assert results(text) == expected


@pytest.mark.parametrize(
    ("text", "sign", "value"),
    [
        ("b12 <150", "<", 150),
        ("b12 &lt;150 pg/ml", "<", 150),
        ("b12 less than 148", "<", 148),
        ("serum b12 below 100 ng/L", "<", 100),
        ("b12 level is above 2000", ">", 2000),
        ("b12 ≥ 1500 pg/mL", ">=", 1500),
        ("egfr>60", ">", 60),
    ],
)
def test_a_comparator_stays_with_its_value(text: str, sign: str, value: float) -> None:
    lab = only(text, "lab")
    assert (lab.comparator, lab.value) == (sign, value)


@pytest.mark.parametrize(
    "text",
    [
        "normal is between 200-900, my b12 was 171",
        "B12 171 pg/mL [211-946]",
        "B12: 171 (ref 180 to 914)",
        "b12 171, lab range 211 - 946 pg/mL",
        "my b12 is 171. The normal range is 211 - 946.",
        "B12 171 but it should be above 300",
        "B12 171, anything under 200 is low",
    ],
)
def test_a_reference_range_is_no_result(text: str) -> None:
    assert [(analyte, value) for analyte, value, _ in results(text)] == [("serum_b12", 171)]


def test_a_report_line_lends_the_unit_of_its_range_to_the_value() -> None:
    assert results("MCV 118.2 80.0 - 99.0FL") == [("mcv", 118.2, "fL")]


def test_a_range_alone_is_no_mention() -> None:
    assert read("anything under 200 is deficient") == []


def test_an_unknown_unit_is_kept_as_typed() -> None:
    assert results("B12 212 umol/L") == [("serum_b12", 212, "umol/L")]
    assert results("B12 212 foo/bar") == [("serum_b12", 212, "foo/bar")]


def test_a_number_without_a_unit_keeps_none() -> None:
    assert only("mcv 104", "lab").unit is None


@pytest.mark.parametrize(
    ("text", "analyte", "word"),
    [
        ("my b12 is really low", "serum_b12", "low"),
        ("normal folate", "folate", "normal"),
        ("MCV is above the normal range", "mcv", "high"),
        ("ferritin fine", "ferritin", "normal"),
        ("homocysteine was through the roof", "homocysteine", "high"),
        ("tsh came back ok", "tsh", "normal"),
    ],
)
def test_a_result_may_be_a_word(text: str, analyte: str, word: str) -> None:
    lab = only(text, "lab")
    assert (lab.id, lab.word, lab.value) == (analyte, word, None)


def test_a_word_beside_a_value_is_kept_with_it() -> None:
    lab = only("my B12 was low at 121", "lab")
    assert (lab.value, lab.word) == (121, "low")


def test_one_word_may_speak_of_several_analytes() -> None:
    assert results("TFTs, B12, folate and ferritin were all unremarkable") == [
        ("serum_b12", "normal", None),
        ("folate", "normal", None),
        ("ferritin", "normal", None),
    ]


def test_a_denied_word_is_marked() -> None:
    assert only("my b12 wasn't low", "lab").negated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IF antibodies positive", [("intrinsic_factor_antibody", "positive")]),
        ("intrinsic factor came back -ve", [("intrinsic_factor_antibody", "negative")]),
        (
            "GPC antibody +ve, IF ab not detected",
            [("parietal_cell_antibody", "positive"), ("intrinsic_factor_antibody", "negative")],
        ),
        ("tested positive for intrinsic factor antibodies", [("intrinsic_factor_antibody", "positive")]),
        ("no parietal cell antibodies", [("parietal_cell_antibody", "negative")]),
    ],
)
def test_antibodies_are_positive_or_negative(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(analyte, value) for analyte, value, _ in results(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "B12 injections since 2019",
        "b12 1000mcg every month",
        "vitamin b12 2 tablets a day",
        "3 B12 shots",
        "I had B12 12 weeks ago",
    ],
)
def test_b12_as_a_medicine_is_no_result(text: str) -> None:
    assert results(text) == []


def test_other_laboratory_values_keep_their_numbers_to_themselves() -> None:
    assert results("RBC 3.7, HCT 35, sodium 139, B12 122") == [("serum_b12", 122, None)]


def test_the_earlier_of_two_values_is_historical() -> None:
    first, second = (mention for mention in read("my b12 went from 99 to 340") if mention.type == "lab")
    assert (first.value, first.historical) == (99, True)
    assert (second.value, second.historical) == (340, False)


def test_the_date_of_a_sample_is_kept() -> None:
    assert only("B12 99 (2026-10-01)", "lab").taken_on == "2026-10-01"


def test_a_result_that_is_a_word_has_its_day_too() -> None:
    assert only("intrinsic factor antibody positive on 1 October 2026", "lab").taken_on == "2026-10-01"


@pytest.mark.parametrize(
    ("text", "value", "unit"), [("300", 300, None), ("300 pg/ml", 300, "pg/mL"), ("it was 4,5", 4.5, None)]
)
def test_a_bare_number_is_a_number(text: str, value: float, unit: str | None) -> None:
    number = only(text, "number")
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "analyte", "value", "unit"),
    [
        ("hb104", "haemoglobin", 104.0, None),
        ("k 3.1 mmol/l today", "potassium", 3.1, "mmol/L"),
        ("LabCorp Vitamin B12 01 >1800 High pg/mL 232-1245", "serum_b12", 1800.0, "pg/mL"),
        ("Vitamin B12 151 L 200-1100 pg/mL", "serum_b12", 151.0, "pg/mL"),
        ("MCV (fl) 104.2", "mcv", 104.2, "fL"),
        ("b12 144 oops pmol not pg", "serum_b12", 144.0, "pmol/L"),
        ("my gfr has slipped to 51", "egfr", 51.0, None),
    ],
)
def test_a_value_is_read_in_the_shorthand_of_reports(text: str, analyte: str, value: float, unit: str | None) -> None:
    (lab,) = [mention for mention in read(text) if mention.type == "lab"]
    assert (lab.id, lab.value, lab.unit) == (analyte, value, unit)
