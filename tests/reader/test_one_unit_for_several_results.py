"""One unit for several results, results named by their unit alone, and tables with one column."""

from __future__ import annotations

import pytest
from reading import only, results

from b12nlu import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hb 109, MCV 108, B12 120 (units g/L, fL, ng/L)",
            [("haemoglobin", 109, "g/L"), ("mcv", 108, "fL"), ("serum_b12", 120, "ng/L")],
        ),
        ("B12 was 98 in May and 240 now. ng/L.", [("serum_b12", 98, "ng/L"), ("serum_b12", 240, "ng/L")]),
        ("my b12 is 130, in picograms per millilitre", [("serum_b12", 130, "pg/mL")]),
        (
            "Date   B12 (ng/L)\n04/02/23   118\n16/07/24   >2000",
            [("serum_b12", 118, "ng/L"), ("serum_b12", 2000, "ng/L")],
        ),
        ("EGFR 44 L > OR = 60 mL/min/1.73m2", [("egfr", 44, "mL/min/1.73m2")]),
        ("Folate (Folic Acid), Serum | 3.9 | | >3.0 | ng/mL", [("folate", 3.9, "ng/mL")]),
        ("Result: 1,210 pg/mL. Test: Vitamin B12", [("serum_b12", 1210, "pg/mL")]),
    ],
)
def test_a_result_has_the_unit_that_is_told_for_it(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert results(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the MMA was 790 nmol/L, whatever the serum level of 231 ng/L may say",
        "He'd treat under 150. It came to 161 ng/L. My platelets were 141.",
        "platelets 402, white cells 11.8, jabs since May, then 161 ng/L",
    ],
)
def test_a_unit_that_only_b12_has_names_the_test(text: str) -> None:
    assert "serum_b12" in {analyte for analyte, _, unit in results(text) if unit == "ng/L"}


@pytest.mark.parametrize("text", ["B12 <50 ng/L. Transfused 1 unit.", "B12 44 ng/L, 2 units of blood given"])
def test_units_of_blood_are_no_result(text: str) -> None:
    assert len(results(text)) == 1
    assert not [mention for mention in read(text) if mention.type == "number"]


@pytest.mark.parametrize("text", ["Would 240 ng/L be a bad B12?", "could a level of 300 be low?"])
def test_a_number_that_is_only_supposed_is_nobodys(text: str) -> None:
    assert not [mention for mention in read(text) if mention.type in ("lab", "number")]


@pytest.mark.parametrize("text", ["are these levels ok for B12?", "is that normal for my folate"])
def test_a_level_that_is_asked_about_is_no_result(text: str) -> None:
    assert results(text) == []


def test_a_value_that_is_asked_about_is_kept_without_the_word() -> None:
    asked = only("Is 240 ng/L ok for B12? That's mine from last week.", "lab")
    assert (asked.value, asked.unit, asked.word) == (240, "ng/L", None)


def test_a_value_told_again_in_digits_takes_nothing_back() -> None:
    assert results("Ferritin was eighteen micrograms per litre, sorry it types words, 18 ug/L")[0][:2] == (
        "ferritin",
        18,
    )


def test_a_range_that_is_called_normal_is_no_level() -> None:
    assert results("B12 150 (normal B12 180-900)") == [("serum_b12", 150, None)]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("platelets are low and so are his white cells", {"platelets", "white_cells"}),
        ("the bloods say I'm anaemic and B12 deficient", {"serum_b12"}),
        ("my MMA was done privately & it's low", {"mma"}),
    ],
)
def test_a_level_told_of_a_second_test_is_read(text: str, levels: set[str]) -> None:
    assert levels <= {analyte for analyte, word, _ in results(text) if word == "low"}
