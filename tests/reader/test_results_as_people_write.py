"""Results as people write them: counts in full, units in words, a level in a word, a value beside its neighbours."""

from __future__ import annotations

import pytest
from reading import present, results

from b12nlu import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("platelets 38,000", ("platelets", 38.0, "10^9/L")),
        ("platelets 38000/mm3", ("platelets", 38.0, "10^9/L")),
        ("plt count of 212000 /uL", ("platelets", 212.0, "10^9/L")),
        ("platelets 1.2 lakh", ("platelets", 120.0, "10^9/L")),
        ("WBC 1,900", ("white_cells", 1.9, "10^9/L")),
        ("wbc 3200 cells/cumm", ("white_cells", 3.2, "10^9/L")),
        ("ANC 900", ("neutrophils", 0.9, "10^9/L")),
        ("neutrophils 0.3", ("neutrophils", 0.3, None)),
        ("reticulocytes 1.1 %", ("reticulocytes", 1.1, "%")),
        ("hb 5.6 mmol/L", ("haemoglobin", 5.6, "mmol/L")),
        ("B12 190 pg per milliliter", ("serum_b12", 190.0, "pg/mL")),
        ("b12 150 picograms per millilitre", ("serum_b12", 150.0, "pg/mL")),
        ("ferritin was 12 micrograms per litre", ("ferritin", 12.0, "ug/L")),
        ("b12 super low 😩 like 112", ("serum_b12", 112.0, None)),
        ("they tested b12 and it seems fine(210)", ("serum_b12", 210.0, None)),
        ("They tested my B12. it was found to be 176 pmol/L", ("serum_b12", 176.0, "pmol/L")),
    ],
)
def test_a_number_is_read_with_the_unit_that_it_was_counted_in(text: str, expected: tuple[str, float, str]) -> None:
    assert expected in results(text)


def test_of_a_level_that_rose_the_last_is_the_present_one() -> None:
    rose = [m for m in read("B12 went from 310 pg/mL to almost 1,150 pg/mL") if m.type == "lab"]
    assert [(m.value, m.historical) for m in rose] == [(310.0, True), (1150.0, False)]


@pytest.mark.parametrize(
    "text",
    [
        "severe B12 deficiency",
        "turns out I have a B12 deficiency",
        "B12 much too low",
        "b12 was flagged as critically low",
        "deficient in vitamin D, B12 and iron",
        "She does have B12 deficiency",
        "my B12 came back abnormally low and tablets won't get the level up",
        "my b12 is really low",
        "vitamin b12 dangerously low",
    ],
)
def test_a_low_level_in_words_is_one(text: str) -> None:
    assert ("serum_b12", "low", None) in results(text)


@pytest.mark.parametrize(
    "text",
    [
        "what is B12 deficiency?",
        "treatment of b12 deficiency",
        "can I have b12 deficiency with a normal level?",
        "is my b12 deficiency permanent?",
        "hopefully monthly if my levels are back up",
        "every 2 months, mine had to be increased",
    ],
)
def test_a_topic_is_no_level(text: str) -> None:
    assert not [mention for mention in read(text) if mention.type == "lab" and mention.is_current]


@pytest.mark.parametrize(
    "text",
    [
        "coeliac test was negative, thyroid fine, and I'm not a vegan, I eat plenty of fish",
        "my diet is non-veg mostly",
        "I'm non vegetarian",
    ],
)
def test_a_mixed_diet_is_no_cause(text: str) -> None:
    assert "dietary" not in present(text, "cause")
