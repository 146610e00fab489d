"""Laws of holding a draft against the treatment in use: what is the same, what is less, what is due."""

from __future__ import annotations

import datetime as dt
from typing import Any

import hypothesis.strategies as st
from cases import PROTOCOLS, Content, answer, contents, maybe, protocols, treatable
from hypothesis import assume, given

from b12core.calendar_units import longest_days, shortest_days
from b12core.identifiers import PRODUCTS, ROUTES
from b12core.suggestion import Appraisal, Step, Suggestion

WAYS = {"PO": "mouth", "nasal": "nose"}
LESS = ("do not cut back on this draft alone", "Do not cut back on this draft alone")
IDS = (
    *PROTOCOLS,
    *(product for product in PRODUCTS if "_" in product),
    "deep_SC",
    "more_often",
    "less_often",
    "other_",
)

treatments = st.fixed_dictionaries(
    {},
    optional={
        "product": st.sampled_from(PRODUCTS),
        "dose_mcg": st.sampled_from([30, 100, 500, 1000, 1500, 5000]),
        "route": st.sampled_from(ROUTES),
        "interval_days": st.sampled_from([1, 2, 3, 7, 14, 28, 30, 56, 60, 84, 91, 180, 365]),
        "last_dose_on": st.sampled_from(["2026-11-21", "2026-11-01", "2026-09-08", "2026-05-01"]),
        "doses_given": maybe(st.sampled_from([0, 1, 3, 6, 9, 40])),
    },
)


def with_treatment(content: Content, treatment: Content, **more: Any) -> Content:
    return {**content, "as_of": "2026-11-22", "treatment": treatment, **more}


def appraised(suggestion: Suggestion) -> Appraisal:
    assert suggestion.appraisal is not None
    return suggestion.appraisal


def longest(step: Step) -> int:
    return longest_days(step.every.max or step.every.min, step.every.unit)


@given(content=treatable, protocol=protocols, data=st.data())
def test_a_treatment_that_is_the_draft_is_the_same(content: Content, protocol: str, data: st.DataObject) -> None:
    first = answer(with_treatment(content, {"doses_given": 1}), protocol)
    assume(first.regimen is not None)
    assert first.regimen is not None
    step = first.regimen.steps[0]
    shortest = shortest_days(step.every.min, step.every.unit)
    treatment = {
        "product": step.product,
        "dose_mcg": data.draw(st.integers(step.dose_mcg.min, step.dose_mcg.max)),
        "route": data.draw(st.sampled_from([step.route, *step.other_routes])),
        "interval_days": data.draw(st.integers(shortest, longest(step))),
        "doses_given": 1,
    }
    suggestion = answer(with_treatment(content, treatment), protocol)
    assume(suggestion.regimen == first.regimen)
    found = appraised(suggestion)
    assert (found.change, found.changes, found.gives_less) == ("same", (), False)
    assert not any(words in found.text or words in found.plain for words in LESS)


@given(content=contents | treatable, treatment=treatments, protocol=protocols)
def test_into_a_vein_matches_nothing_and_says_so(content: Content, treatment: Content, protocol: str) -> None:
    """S-13."""
    found = answer(with_treatment(content, {**treatment, "route": "IV"}), protocol).appraisal
    if found is not None and found.change != "none_in_use":
        assert found.matches == ()
        assert "no line used here gives it into a vein" in found.text
        assert "into a vein" in found.plain


@given(content=treatable, treatment=treatments, days=st.integers(1, 364), protocol=protocols)
def test_a_draft_that_is_further_apart_than_the_treatment_in_use_is_no_reason_to_cut_back(
    content: Content, treatment: Content, days: int, protocol: str
) -> None:
    """S-33."""
    treatment = {**treatment, "interval_days": days, "doses_given": 9}
    suggestion = answer(with_treatment(content, treatment, phase="maintenance"), protocol)
    assume(suggestion.regimen is not None and suggestion.appraisal is not None)
    assert suggestion.regimen is not None
    found, step = appraised(suggestion), suggestion.regimen.steps[0]
    oral = treatment.get("route", "PO" if treatment.get("product") == "cyanocobalamin_oral" else step.route)
    comparable = WAYS.get(oral, "injection") == WAYS.get(step.route, "injection")
    if comparable and days < shortest_days(step.every.min, step.every.unit):
        assert "less_often" in found.changes
        assert found.gives_less
    assert found.gives_less == (LESS[0] in found.text) == (LESS[1] in found.plain)
    assert found.change == (found.changes[0] if found.changes else found.change)


@given(content=contents | treatable, treatment=treatments, protocol=protocols)
def test_a_day_that_has_passed_is_never_said_to_be_ahead(content: Content, treatment: Content, protocol: str) -> None:
    """S-14."""
    suggestion = answer(with_treatment(content, treatment), protocol)
    found = suggestion.appraisal
    if found is None or found.next_due is None or found.change == "none_in_use":
        return
    past = (dt.date(2026, 11, 22) - found.next_due).days
    assert found.days_past_due == (past if past > 0 else None)
    assert (" ago" in found.text) == (" ago" in found.plain) == (past > 0)
    if found.overdue:
        assert past > 0
        assert "overdue" in found.plain


@given(content=contents | treatable, treatment=treatments, protocol=protocols)
def test_what_is_said_of_a_treatment_names_things_and_not_their_ids(
    content: Content, treatment: Content, protocol: str
) -> None:
    found = answer(with_treatment(content, treatment), protocol).appraisal
    if found is not None:
        assert found.text
        assert not [word for word in IDS if word in found.text or word in found.plain]
