"""A volume and a strength are no dose, each by itself; both in one sentence are what the volume holds."""

from __future__ import annotations

import pytest

from b12nlu import read


def _doses(text: str) -> list[tuple[float, str]]:
    return [(mention.value, mention.unit) for mention in read(text) if mention.type == "dose"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("half a cc", (0.5, "ml")),
        ("a quarter of a mil", (0.25, "ml")),
        ("one and a half ml", (1.5, "ml")),
        ("1½ ml", (1.5, "ml")),
        ("three quarters of an ml", (0.75, "ml")),
        ("0.4 mils", (0.4, "ml")),
        ("20 units", (0.2, "ml")),
        ("strength 250 mcg/mL", (250, "mcg/mL")),
        ("the label has 1 mg per ml", (1, "mg/mL")),
        ("it says 1000 per ml", (1000, "mcg/mL")),
        ("500 micrograms in each ml", (500, "mcg/mL")),
    ],
)
def test_a_volume_stays_one_and_a_strength_stays_one(text: str, told: tuple[float, str]) -> None:
    assert _doses(text) == [told]


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("0.4 mL of the one thousand mcg per mL", (400, "mcg")),
        ("cyanocobalamin 1000 mcg/mL 0.3 mL every month", (300, "mcg")),
        ("half a cc of 1 mg/ml", (0.5, "mg")),
    ],
)
def test_a_volume_of_a_strength_is_the_dose_that_it_holds(text: str, dose: tuple[float, str]) -> None:
    assert _doses(text) == [dose]


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("two point five milligrams", (2.5, "mg")),
        ("a milligram", (1, "mg")),
        ("a tenth of a milligram", (0.1, "mg")),
        ("five hundred micrograms", (500, "mcg")),
        ("2 thousand mcg", (2000, "mcg")),
    ],
)
def test_a_dose_in_words_is_its_number(text: str, dose: tuple[float, str]) -> None:
    assert _doses(text) == [dose]


@pytest.mark.parametrize(
    "text", ["it comes in a 10 ml bottle", "from a 30 ml vial", "40 units of insulin", "14 units a week"]
)
def test_the_size_of_a_bottle_and_units_of_something_else_are_no_volume_given(text: str) -> None:
    assert _doses(text) == []


@pytest.mark.parametrize(("text", "number"), [("a thousand", 1000), ("2 thousand", 2000), ("fifteen hundred", 1500)])
def test_a_number_in_words_that_is_all_that_is_said_is_a_number(text: str, number: float) -> None:
    assert [mention.value for mention in read(text)] == [number]


@pytest.mark.parametrize("text", ["I draw it up with an insulin syringe", "insulin needles"])
def test_a_syringe_for_insulin_is_no_insulin(text: str) -> None:
    assert not any(mention.type == "other_drug" for mention in read(text))


def test_insulin_beside_its_syringe_is_insulin() -> None:
    assert [m.text for m in read("I take insulin, with insulin syringes") if m.type == "other_drug"] == ["insulin"]
