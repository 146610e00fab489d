"""The amount of an antibody is judged by the limit or the flag that the laboratory prints, and by nothing else."""

from __future__ import annotations

import pytest
from reading import results


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("IF antibody: 8 U/mL (neg <1.2)", "positive"),
        ("IF antibody: 0.9 U/mL (neg <1.2)", "negative"),
        ("Intrinsic factor abs: 1.2 U/mL (0 - 6)", "negative"),
        ("Anti-IF Ab  >200 U/mL   (neg <1.2)", "positive"),
        ("intrinsic factor antibody 14.2 AU/mL reported as positive", "positive"),
        ("IF antibody titre 48 U/mL, positive", "positive"),
    ],
)
def test_intrinsic_factor_antibodies_come_out_as_their_limit_says(text: str, sign: str) -> None:
    assert results(text) == [("intrinsic_factor_antibody", sign, None)]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("PARIETAL CELL ANTIBODY, ELISA   77.1 H   Ref: 0.0-20.0 units", "positive"),
        ("Antiparietal Cell Antibody   7.0   Units   0.0-20.0", "negative"),
        ("Parietal cell Ab 3 U/mL (<10)", "negative"),
    ],
)
def test_parietal_cell_antibodies_come_out_as_their_limit_says(text: str, sign: str) -> None:
    assert results(text) == [("parietal_cell_antibody", sign, None)]


def test_an_amount_without_a_limit_is_not_judged() -> None:
    assert results("intrinsic factor abs 12 U/mL") == []


def test_the_second_antibody_of_a_sentence_has_its_own_sign() -> None:
    told = results("My parietal cell test is positive and the intrinsic factor one is negative")
    assert told == [("parietal_cell_antibody", "positive", None), ("intrinsic_factor_antibody", "negative", None)]
