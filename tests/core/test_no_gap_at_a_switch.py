"""A draft of another product at a longer interval dates its first dose when the next one in use would have fallen."""

from __future__ import annotations

import datetime as dt

import pytest
from cases import case

from b12core import parse_case, suggest
from b12core.schedule import build_schedule

LAST = dt.date(2026, 11, 10)
MONTHLY = {
    "product": "cyanocobalamin",
    "dose_mcg": 1000,
    "route": "IM",
    "interval_days": 30,
    "last_dose_on": LAST.isoformat(),
}


def _switched(conditions: list[str], as_of: str = "2026-11-30"):
    content = case(as_of=as_of, phase="maintenance", conditions=conditions, treatment=MONTHLY)
    return suggest(parse_case(content), "uk-nice-bnf")


@pytest.mark.parametrize("conditions", [[], ["leber_optic_neuropathy"]])
def test_the_first_dose_of_the_other_product_makes_no_longer_gap(conditions: list[str]) -> None:
    suggestion = _switched(conditions)
    assert suggestion.regimen is not None
    assert suggestion.regimen.product == "hydroxocobalamin"
    assert suggestion.appraisal is not None
    assert suggestion.appraisal.switch_due == dt.date(2026, 12, 10)
    assert "10 December 2026" in suggestion.appraisal.text
    schedule = build_schedule(suggestion, dt.date(2026, 11, 30), LAST)
    first = next(entry for entry in schedule.appointments if entry.kind == "injection")
    assert (first.earliest, first.latest) == (dt.date(2026, 12, 10), dt.date(2026, 12, 10))
    assert any("no longer gap" in note for note in schedule.notes)


def test_one_that_is_past_is_dated_on_the_day_of_the_schedule() -> None:
    schedule = build_schedule(_switched([], "2027-01-15"), dt.date(2027, 1, 15), LAST)
    first = next(entry for entry in schedule.appointments if entry.kind == "injection")
    assert first.earliest == dt.date(2027, 1, 15)


def test_the_same_product_has_no_switch() -> None:
    suggestion = suggest(parse_case(case(phase="maintenance", treatment=MONTHLY)), "us-practice")
    assert suggestion.appraisal is not None
    assert suggestion.appraisal.switch_due is None
