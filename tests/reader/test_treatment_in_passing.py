"""How B12 is given, told in passing: kept for years, "1000 a month", until no better, and allergies to two things."""

from __future__ import annotations

import pytest
from reading import denied, present

from b12nlu import read


def _doses(text: str) -> list[tuple[object, str | None, bool]]:
    return [(mention.value, mention.unit, mention.uncertain) for mention in read(text) if mention.type == "dose"]


@pytest.mark.parametrize(
    "text",
    [
        "12 weekly injections since 2012",
        "hydroxocobalamin every 3 months for the last six years",
        "jab every 8 weeks for years",
        "1mg monthly for over a decade now",
        "maint hydroxo 1mg 3/12",
    ],
)
def test_an_interval_kept_for_years_is_maintenance(text: str) -> None:
    assert present(text, "phase") == {"maintenance"}


@pytest.mark.parametrize(
    "text", ["was started on 1 mg every other day", "used to have it every 3 months for 2 years", "1 mg every 12 weeks"]
)
def test_an_interval_alone_is_no_phase(text: str) -> None:
    assert "maintenance" not in {mention.id for mention in read(text) if mention.type == "phase" and mention.start > 8}


def test_alternate_days_until_no_better_is_now_and_the_start_of_treatment() -> None:
    text = "hydroxo 1mg every other day until no further improvement"
    assert present(text, "phase") == {"repletion"}
    assert present(text, "interval") == {"interval"}


def test_a_thousand_without_a_unit_is_an_uncertain_dose() -> None:
    assert _doses("B12 injection, 1000 every month") == [(1000.0, "mcg", True)]
    assert _doses("my B12 was 1000 last month") == []


def test_once_weekly_is_now() -> None:
    assert _doses("1.5 mg once weekly") == [(1.5, "mg", False)]
    assert present("1.5 mg once weekly", "dose") == {"dose"}


@pytest.mark.parametrize(
    "text",
    ["no cobalt or cobalamin allergy", "no known allergy to cobalt or b12", "not allergic to cobalt or cobalamin"],
)
def test_two_allergies_are_denied_at_once(text: str) -> None:
    assert denied(text, "condition") == {"cobalt_allergy", "cobalamin_allergy"}


def test_kidneys_and_liver_are_said_to_be_well_at_once() -> None:
    assert denied("kidneys and liver fine", "condition") == {"kidney_disease", "liver_disease"}
    assert denied("my dad has kidney failure, mine are fine", "condition") == {"kidney_disease"}


@pytest.mark.parametrize("text", ["I have Leber's, it runs in the family", "reacted to cobalt years ago"])
def test_a_lasting_condition_of_the_writer_stays(text: str) -> None:
    assert present(text, "condition")


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("is it ok to have wine the day of my jab? im on 3 monthly ones", "maintenance"),
        ("Hydroxocobalamin q8/52, TSH fine", "maintenance"),
        ("I normally have hydroxo every 12 weeks. Is monthly cyano equivalent?", "maintenance"),
        ("B12 shots every month. Still tired.", "maintenance"),
        ("12 week gap between my jabs is too long", "maintenance"),
        ("had 3 of my 6 jabs so far, every other day", "repletion"),
        ("day 12 of daily cyanocobalamin, feel worse", "repletion"),
        ("given inj methylcobalamin 1500 mcg alternate day, feeling better", "repletion"),
        ("what dose monthly do i need", None),
        ("GP wants me on jabs every 12 weeks", None),
        ("should my jab be every 8 weeks instead?", None),
        ("is monthly enough when my level is very low?", None),
        ("one shot a month, is that enough for me?", None),
        ("I was on jabs every 3 months but they stopped", None),
        ("the guideline says every 8 weeks", None),
        ("12-weekly injections", None),
        ("every 12 weeks", None),
        ("monthly dose please", None),
    ],
)
def test_the_phase_follows_from_an_interval_that_somebody_keeps(text: str, phase: str | None) -> None:
    assert {mention.id for mention in read(text) if mention.type == "phase" and mention.is_current} == (
        {phase} if phase else set()
    )
