"""A result that is told by its month, its year or years ago is as old as those words make certain (S-07)."""

from __future__ import annotations

import pytest

STEPS = ("Starting", "Pernicious anemia", "None of these")
REST = (
    "No other results",
    "58",
    "Neither",
    "None of these",
    "No other medicines",
    "None of these",
    "Yes, that's right",
)


def reasons(talk):
    return [reason["rule"] for reason in talk.suggestion["reasons"]]


@pytest.mark.parametrize(
    "told", ["98 pg/mL in March 2021", "98 pg/mL four years ago", "98 pg/mL in spring 2023", "98 pg/mL from 2019"]
)
def test_the_plan_says_that_it_is_old(begun, told):
    begun.take(*STEPS, told, *REST)
    assert "old_result" in reasons(begun), reasons(begun)


@pytest.mark.parametrize("told", ["98 pg/mL last month", "98 pg/mL this year"])
def test_one_that_may_be_new_is_not_called_old(begun, told):
    begun.take(*STEPS, told, *REST)
    assert "old_result" not in reasons(begun), reasons(begun)


def test_the_time_stays_where_the_unit_is_asked_for(begun):
    begun.take(*STEPS, "it was 98 in March 2021", "pg/mL", *REST)
    assert "old_result" in reasons(begun), reasons(begun)
