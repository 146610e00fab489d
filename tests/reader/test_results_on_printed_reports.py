"""Results as portals and laboratories of several countries print them, and as people tell one value after another."""

from __future__ import annotations

import pytest
from reading import results

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serum ferritin\nYour value: 9 ug/L\nReference range: above 15", [("ferritin", 9, "ug/L")]),
        (
            "Haemoglobin estimation\n98 g/L\nNormal range: 115 to 165\n\nMean cell volume (MCV)\n121 fL",
            [("haemoglobin", 98, "g/L"), ("mcv", 121, "fL")],
        ),
        ("MCV............117 fL  H  79-97", [("mcv", 117, "fL")]),
        (" Folate .... 3.3 ng/mL   (L)", [("folate", 3.3, "ng/mL")]),
        ("Vitamin B12, active     17 L    pmol/L     >=38", [("active_b12", 17, "pmol/L")]),
        ("PLATELETS   1,45,000 /cumm     1,50,000 - 4,50,000", [("platelets", 145, "10^9/L")]),
        ("WBC COUNT 2.2 X10(3)/MCL", [("white_cells", 2.2, "10^9/L")]),
        ("plt 61k, Hb 7.1", [("platelets", 61, "10^9/L"), ("haemoglobin", 7.1, None)]),
        ("Intrinsic Factor Abs 95 U/ml POS", [("intrinsic_factor_antibody", "positive", None)]),
        ("K low, replacing", [("potassium", "low", None)]),
    ],
)
def test_a_printed_value_is_found_wherever_the_report_puts_it(
    text: str, expected: list[tuple[str, object, str | None]]
) -> None:
    assert results(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my b12 has been 170, 182, 169 for years", [170, 182, 169]),
        ("Hb 71 -> 88", [71, 88]),
        ("Hb 69 → transfused → 90", [69, 90]),
        ("Serum B12 141 pmol/L. Repeat 133.", [141, 133]),
        ("vit b12 two four one", [241]),
        ("more shots please, it's 262 right now", [262]),
        ("my level is 340", [340]),
        ("b12 'only' 290", [290]),
    ],
)
def test_each_value_of_one_analyte_is_read(text: str, expected: list[float]) -> None:
    assert [value for _, value, _ in results(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("b12 'insufficient'", {"serum_b12": "low"}),
        ("tsh suppressed", {"tsh": "low"}),
        ("folate replete", {"folate": "normal"}),
        ("they wrote HIGH next to MCV", {"mcv": "high"}),
        ("my b12 is on the low side of normal", {"serum_b12": "normal"}),
        ("WCC & neuts both low, no fever", {"white_cells": "low", "neutrophils": "low"}),
        ("nothing wrong with my platelets", {"platelets": "normal"}),
        ("Active B12 deficient", {"active_b12": "low"}),
    ],
)
def test_a_level_is_read_in_the_words_that_people_and_reports_use(text: str, expected: dict[str, str]) -> None:
    assert {mention.id: mention.word for mention in read(text) if mention.type == "lab"} == expected


def test_a_shot_is_no_result_where_it_is_called_by_its_strength() -> None:
    assert results("I'm on shots, it's 1000 now") == []


@pytest.mark.parametrize("text", ["b12 is 14..no 114", "got told hb 8.1, then they rang back to say sorry its 9.1"])
def test_a_value_that_is_put_right_later_is_taken_back(text: str) -> None:
    assert len(results(text)) == 1


def test_a_value_beside_which_another_is_named_is_doubted_and_no_alarm() -> None:
    (first, *_) = read("haemoglobin 4.1 g/dL, or was it 14.1")
    assert first.uncertain
    assert not urgent_signs(read("haemoglobin 4.1 g/dL, or was it 14.1"))


def test_a_denied_fever_makes_no_danger_of_low_counts() -> None:
    assert not urgent_signs(read("neutrophils low, no fever"))


@pytest.mark.parametrize(
    "text", ["B12 95 (180-900), H pylori negative", "B12 240 (180-900), low ferritin", "B12 240 (180-900) high MCV too"]
)
def test_the_first_letter_of_what_comes_next_is_no_flag(text: str) -> None:
    (b12,) = [m for m in read(text) if m.id == "serum_b12"]
    assert b12.reference is not None
    assert b12.reference.flag is None
