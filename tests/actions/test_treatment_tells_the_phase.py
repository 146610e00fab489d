"""The treatment in use tells the phase where nothing else does: long gaps and injections that ended are no start."""

from __future__ import annotations

import pytest

from actions.facts.loading import longest_loading_interval
from actions.facts.said import Mentioned


def every(text: str, value: float, unit: str) -> tuple[Mentioned, Mentioned]:
    """What the reader finds where a product and how often it is given are named."""
    product = Mentioned(type="product", id="cyanocobalamin", text="cyanocobalamin")
    return product, Mentioned(type="interval", id="interval", text=text, start=18, value=value, unit=unit)


@pytest.mark.parametrize(("text", "value", "unit"), [("monthly", 1, "month"), ("every 12 weeks", 12, "week")])
def test_gaps_longer_than_any_loading_are_maintenance(person, text, value, unit):
    facts = person.says(*every(text, value, unit), text=f"gets cyanocobalamin {text}")
    assert facts.phase == "maintenance"
    assert "already on regular B12" in person.told


@pytest.mark.parametrize(("text", "value", "unit"), [("every other day", 2, "day"), ("weekly", 1, "week")])
def test_gaps_of_a_loading_tell_no_phase(person, text, value, unit):
    assert person.says(*every(text, value, unit), text=f"gets cyanocobalamin {text}").phase is None


def test_a_schedule_that_is_still_to_begin_tells_no_phase(person):
    facts = person.says(*every("monthly", 1, "month"), text="gets cyanocobalamin monthly, first one is tomorrow")
    assert facts.phase is None


def test_no_source_loads_as_slowly_as_once_a_month():
    assert 1 <= longest_loading_interval() < 28


@pytest.mark.parametrize(
    "text", ["surgery stopped my jabs in lockdown and gave me tablets instead", "had b12 shots till 2020 then moved"]
)
def test_injections_that_ended_are_no_start(person, text):
    assert person.says(text=text).phase == "maintenance"


@pytest.mark.parametrize(
    "text", ["they want to stop my injections", "I stopped feeling dizzy", "should I stop the jabs", "had a b12 test"]
)
def test_other_endings_tell_no_phase(person, text):
    assert person.says(text=text).phase is None


def implied(phase: str) -> Mentioned:
    return Mentioned(type="phase", id=phase, text="every 12 weeks", uncertain=True)


def test_a_phase_that_is_implied_is_said_back(person):
    assert person.says(implied("maintenance"), text="my jabs are every 12 weeks").phase == "maintenance"
    assert "already on regular B12" in person.told


def test_an_implied_phase_does_not_overrule_one_that_was_told_but_is_asked_about(person):
    person.says(Mentioned(type="phase", id="repletion", text="starting"), text="starting treatment")
    assert person.says(implied("maintenance"), text="my jabs are every 12 weeks").phase is None
    assert "I ask again" in person.told


def test_a_phase_that_is_told_stands_before_one_that_is_implied(person):
    told = Mentioned(type="phase", id="repletion", text="loading")
    assert person.says(told, implied("maintenance"), text="loading, every 12 weeks").phase == "repletion"
