"""The treatment in use is compared with what the protocols give: what it matches, and what is unusual about it."""

from __future__ import annotations

import pytest

from b12core import CaseError, parse_case, suggest
from b12core.knowledge import load_knowledge
from b12core.suggestion import Appraisal
from b12core.words import REGISTERS, Register


def appraise(protocol: str = "us-practice", **treatment: object) -> Appraisal | None:
    case = {
        "as_of": "2026-11-22",
        "phase": "maintenance",
        "cause": "pernicious_anaemia",
        "symptoms": {"present": []},
        "treatment": treatment,
    }
    return suggest(parse_case(case), protocol).appraisal


def test_a_usual_treatment_names_the_protocols_that_give_it() -> None:
    found = appraise(product="hydroxocobalamin", dose_mcg=1000, interval_days=84)
    assert found is not None
    assert {"uk-nice-bnf", "uk-smpc-hydroxocobalamin"} <= set(found.matches)
    assert found.unusual == ()


def test_a_preventive_dose_does_not_pass_as_maintenance() -> None:
    found = appraise(product="cyanocobalamin", dose_mcg=30, interval_days=30)
    assert found is not None
    assert found.matches == ()
    assert "dose_below_all" in found.unusual


def test_hydroxocobalamins_interval_on_cyanocobalamin_is_wider_than_all() -> None:
    """S-09."""
    found = appraise(product="cyanocobalamin", dose_mcg=1000, interval_days=84)
    assert found is not None
    assert found.matches == ()
    assert "wider_than_all" in found.unusual


def test_an_overdue_dose_is_said_and_never_doubled() -> None:
    """S-14."""
    found = appraise(product="hydroxocobalamin", dose_mcg=1000, interval_days=84, last_dose_on="2026-06-01")
    assert found is not None
    assert found.overdue
    assert found.days_past_due == 90
    assert "was due on 24 August 2026, 90 days ago" in found.text
    assert "do not have two" in found.plain


def test_a_last_dose_in_the_future_is_refused() -> None:
    with pytest.raises(CaseError, match="last_dose_on"):
        appraise(product="hydroxocobalamin", dose_mcg=1000, interval_days=84, last_dose_on="2027-06-01")


def test_what_is_known_of_a_treatment_is_held_against_the_draft_and_the_rest_is_named() -> None:
    found = appraise(product="hydroxocobalamin", dose_mcg=1000)
    assert found is not None
    assert found.change == "other_product"
    assert found.matches == ()
    assert "route and interval not given" in found.text


def test_a_gap_shorter_than_the_chosen_guideline_gives_is_said_though_another_guideline_has_it() -> None:
    found = appraise("uk-nice-bnf", product="hydroxocobalamin", dose_mcg=1000, interval_days=30)
    assert found is not None
    assert found.matches == ("se-label-hydroxocobalamin",)
    assert found.unusual == ("closer_than_all_here",)
    assert "clinician's decision" in found.text


def test_a_treatment_that_the_chosen_guideline_gives_has_nothing_unusual() -> None:
    found = appraise("uk-nice-bnf", product="hydroxocobalamin", dose_mcg=1000, interval_days=84)
    assert found is not None
    assert found.unusual == ()


@pytest.mark.parametrize("register", REGISTERS)
def test_every_protocol_has_a_name_of_its_own(register: Register) -> None:
    names = [getattr(protocol.name, register) for protocol in load_knowledge().protocols.values()]
    assert len(set(names)) == len(names)
    assert not set(names) & set(load_knowledge().protocols)
