"""With several causes a plan never ends sooner than the one that lasts longest would let it."""

from __future__ import annotations

import itertools

import pytest
from cases import answer, case

from b12core.identifiers import CAUSES

LONGEST_FIRST = ("lifelong", "review", "until_cause_resolved")
"""What ends by a review may never end; what ends with its cause does."""
TOLD = ({}, {"procedure": "terminal_ileum_partial", "resection_cm": 40}, {"procedure": "terminal_ileum_complete"})
JUDGED = [cause for cause in CAUSES if cause not in ("unknown", "hereditary")]


def _lasts(protocol: str, phase: str, detail: dict[str, object], *causes: str) -> str | None:
    content = case(phase=phase, cause=causes[0], causes=list(causes[1:]), cause_detail=detail, symptoms={"present": []})
    regimen = answer(content, protocol).regimen
    return None if regimen is None else regimen.duration


@pytest.mark.parametrize("protocol", ["uk-nice-bnf", "us-practice", "uk-smpc-hydroxocobalamin", "nl-zwolle"])
@pytest.mark.parametrize("detail", TOLD, ids=str)
def test_no_pair_of_causes_ends_sooner_than_either(protocol: str, detail: dict[str, object]) -> None:
    """S-15."""
    for phase in ("repletion", "maintenance"):
        alone = {cause: _lasts(protocol, phase, detail, cause) for cause in JUDGED}
        for pair in itertools.combinations(JUDGED, 2):
            together = _lasts(protocol, phase, detail, *pair)
            known = [length for length in (alone[cause] for cause in pair) if length is not None]
            if together is not None and known:
                longest = min(known, key=LONGEST_FIRST.index)
                assert LONGEST_FIRST.index(together) <= LONGEST_FIRST.index(longest), (phase, pair, together)


ANTIBODY = {"analyte": "intrinsic_factor_antibody", "value": "positive"}


@pytest.mark.parametrize("protocol", ["uk-nice-bnf", "us-practice", "aafp-2017", "nl-nhg-oral"])
def test_with_a_positive_intrinsic_factor_antibody_every_plan_is_for_life(protocol: str) -> None:
    """S-15: what makes pernicious anaemia likely says so in the plan's own words, whatever cause was named."""
    for phase, cause in itertools.product(("repletion", "maintenance"), [*JUDGED, "unknown"]):
        labs = [{"analyte": "serum_b12", "value": 95, "unit": "pmol/L"}, ANTIBODY]
        suggestion = answer(case(phase=phase, cause=cause, labs=labs, symptoms={"present": []}), protocol)
        if suggestion.regimen is not None:
            assert suggestion.regimen.duration == "lifelong", (phase, cause)
            assert "lifelong" in suggestion.headline, (phase, cause)


def test_a_positive_antibody_is_no_case_for_what_a_poor_diet_gets() -> None:
    labs = [{"analyte": "serum_b12", "value": 95, "unit": "pmol/L"}, ANTIBODY]
    content = case(phase="repletion", cause="dietary", labs=labs, symptoms={"present": []})
    regimen = answer(content, "uk-nice-bnf").regimen
    assert regimen is not None
    assert regimen.product == "hydroxocobalamin"


def test_an_antibody_soon_after_a_dose_decides_nothing() -> None:
    day = "2026-11-20"
    labs = [{"analyte": "serum_b12", "value": 95, "unit": "pmol/L"}, {**ANTIBODY, "taken_on": day}]
    content = case(phase="repletion", cause="dietary", labs=labs, symptoms={"present": []})
    content["treatment"] = {"product": "hydroxocobalamin", "dose_mcg": 1000, "last_dose_on": day, "doses_given": 1}
    regimen = answer(content, "us-practice").regimen
    assert regimen is None or regimen.duration != "lifelong"
