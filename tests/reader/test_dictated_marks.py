"""Marks that are dictated as words part a message as written ones do; a period that is none stays."""

from __future__ import annotations

import pytest
from reading import denied, present, results


def test_a_danger_behind_a_dictated_stop_is_not_denied() -> None:
    assert "chest_pain" in present("no earlier heart trouble period sudden chest pain at rest this morning period")


def test_a_sign_behind_a_dictated_comma_is_told_by_itself() -> None:
    text = "no confusion comma mild memory complaints"
    assert "memory_or_concentration_problems" in present(text)
    assert denied(text) == {"confusion"}


@pytest.mark.parametrize("text", ["my period is late and no chest pain", "no chest pain over a period of weeks"])
def test_a_period_of_another_kind_parts_nothing(text: str) -> None:
    assert "chest_pain" in denied(text)


def test_a_limit_that_is_called_normal_makes_no_antibody_negative() -> None:
    assert ("intrinsic_factor_antibody", "negative", None) not in results("anti intrinsic factor 35 (normal until 10)")


def test_a_result_behind_unless_stated_is_no_supposition() -> None:
    assert results("Results (all ng/L unless stated): B12 71") == [("serum_b12", 71, "ng/L")]


def test_a_level_told_by_somebody_else_is_read() -> None:
    assert ("serum_b12", "low", None) in results("all normal apart from the B12 which she said was on the low side")
