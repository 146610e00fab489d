"""One interval and one due date on every place of a card: the person's own, unless the draft brings a dose forward."""

from __future__ import annotations

import datetime as dt

import pytest
from cases import KNOWLEDGE, Content, answer, case
from hypothesis import given
from hypothesis import strategies as st

from b12core import Suggestion
from b12core.schedule import Schedule, build_schedule

TODAY = dt.date(2026, 11, 30)
DAYS_IN_USE = (7, 14, 21, 28, 30, 42, 49, 56, 60, 61, 63, 70, 77, 84, 90, 91, 98, 112, 182)


def _case(days: int, last: dt.date, product: str = "hydroxocobalamin", **more: object) -> Content:
    treatment = {
        "product": product,
        "dose_mcg": 1000,
        "route": "IM",
        "interval_days": days,
        "last_dose_on": last.isoformat(),
    }
    return case(
        as_of=TODAY.isoformat(),
        **{"phase": "maintenance", "cause": "pernicious_anaemia", "symptoms": {"present": []}, **more},
        treatment=treatment,
    )


def _dates(suggestion: Suggestion, last: dt.date) -> Schedule:
    return build_schedule(suggestion, TODAY, last)


@given(
    days=st.sampled_from(DAYS_IN_USE),
    ago=st.integers(0, 120),
    protocol=st.sampled_from(sorted(KNOWLEDGE.protocols)),
    product=st.sampled_from(["hydroxocobalamin", "cyanocobalamin", "mecobalamin"]),
    signs=st.sampled_from([{"present": []}, {"present": ["paraesthesia"]}]),
)
def test_the_first_date_is_the_day_that_the_next_is_said_to_be_due(
    days: int, ago: int, protocol: str, product: str, signs: Content
) -> None:
    """S-14."""
    last = TODAY - dt.timedelta(days=ago)
    suggestion = answer(_case(days, last, product, symptoms=signs), protocol)
    in_use = suggestion.appraisal
    if suggestion.regimen is None or in_use is None or in_use.next_due is None or in_use.keeps_interval is None:
        return
    injections = [item for item in _dates(suggestion, last).appointments if item.kind == "injection"]
    first = max(in_use.next_due, TODAY)
    assert (injections[0].earliest, injections[0].latest) == (first, first)
    dates = [item.earliest for item in injections]
    assert dates == [first + dt.timedelta(days=days * place) for place in range(len(dates))]


@given(
    days=st.sampled_from(DAYS_IN_USE),
    ago=st.integers(0, 120),
    protocol=st.sampled_from(sorted(KNOWLEDGE.protocols)),
)
def test_a_second_due_date_stands_only_where_the_draft_comes_sooner_and_says_so(
    days: int, ago: int, protocol: str
) -> None:
    """S-33: no date lies later than the one by the interval in use."""
    last = TODAY - dt.timedelta(days=ago)
    suggestion = answer(_case(days, last, symptoms={"present": ["paraesthesia"]}), protocol)
    in_use = suggestion.appraisal
    if suggestion.regimen is None or in_use is None or in_use.next_due is None:
        return
    if "other_product" in in_use.changes or suggestion.regimen.steps[0].route == "PO":
        return
    first = next(item for item in _dates(suggestion, last).appointments if item.kind == "injection")
    assert first.earliest <= max(in_use.next_due, TODAY)
    if first.earliest < max(in_use.next_due, TODAY):
        assert "come sooner" in in_use.text
        assert "come sooner" in in_use.plain


@pytest.mark.parametrize(("days", "words"), [(56, "every 8 weeks"), (60, "every 2 months"), (61, "every 2 months")])
def test_the_dates_say_the_interval_in_use_and_not_its_neighbour_in_months(days: int, words: str) -> None:
    last = dt.date(2026, 10, 5)
    suggestion = answer(_case(days, last, symptoms={"present": ["numbness"]}), "uk-nice-bnf")
    first = next(item for item in _dates(suggestion, last).appointments if item.kind == "injection")
    assert words in first.text
    assert words in first.plain


def test_eight_weeks_beside_two_months_stay_eight_weeks_and_are_due_once() -> None:
    last = dt.date(2026, 10, 5)
    suggestion = answer(_case(56, last, symptoms={"present": ["numbness"]}), "uk-nice-bnf")
    assert suggestion.appraisal is not None
    assert suggestion.appraisal.next_due == TODAY
    assert "The interval in use stays as it is (every 8 weeks)" in suggestion.appraisal.text
    injections = [item for item in _dates(suggestion, last).appointments if item.kind == "injection"]
    assert [item.earliest for item in injections[:2]] == [TODAY, dt.date(2027, 1, 25)]
    assert {item.text for item in injections} == {"hydroxocobalamin 1,000 mcg IM every 8 weeks, as now"}
