"""The phase, age and sex as short messages tell them, and words that are no sign though they look like one."""

from __future__ import annotations

import pytest

from b12nlu import read


def stated(text: str, kind: str) -> set[object]:
    """The ids, or values of ages, that a text states of now, whoever it is about."""
    return {
        mention.value if kind == "age" else mention.id
        for mention in read(text)
        if mention.type == kind and not (mention.historical or mention.hypothetical or mention.negated)
    }


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("it's nine weeks since mine and they're every twelve", "maintenance"),
        ("11th year on hydroxo now", "maintenance"),
        ("weekly cyano at home, been doing it for years", "maintenance"),
        ("inj monthly, retired, feel ok", "maintenance"),
        ("hydroxo 1mg/8wks and fine", "maintenance"),
        ("Still every 8 weeks. Level 600.", "maintenance"),
        ("first jab tomorrow", "repletion"),
        ("gets the shots every other day, just began", "repletion"),
        ("1 mg weekly, second week", "repletion"),
        ("new pernicious anaemia, day 2.", "repletion"),
    ],
)
def test_the_phase_is_told_in_short_words(text: str, phase: str) -> None:
    assert stated(text, "phase") == {phase}


@pytest.mark.parametrize("text", ["loading finished in 2018, nothing since", "on the jabs 2 weeks", "my first child"])
def test_what_has_lapsed_or_is_of_something_else_tells_no_phase(text: str) -> None:
    assert "maintenance" not in stated(text, "phase")


def test_three_of_those_that_come_monthly_are_no_interval() -> None:
    assert not [mention for mention in read("missed the last three monthly jabs") if mention.type == "interval"]


@pytest.mark.parametrize(("text", "days"), [("oral cyano 1 mg/day", 1), ("2 mg/d by mouth, cyanocobalamin", 1)])
def test_a_stroke_parts_dose_and_day(text: str, days: int) -> None:
    assert [mention.value for mention in read(text) if mention.type == "interval"] == [days]
    assert [mention.unit for mention in read(text) if mention.type == "dose"] == ["mg"]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("my wife, fifty-two, on tablets", 52),
        ("my dad's seventy-nine", 79),
        ("70th birthday was yesterday", 70),
        ("my stepson is 14", 14),
    ],
)
def test_an_age_is_told_of_a_relative_or_a_birthday(text: str, age: int) -> None:
    assert stated(text, "age") == {age}


@pytest.mark.parametrize("text", ["monthly x 8 yrs, female", "when I'm 70 will it change"])
def test_years_of_treatment_and_of_later_are_no_age(text: str) -> None:
    assert stated(text, "age") == set()


@pytest.mark.parametrize(
    ("text", "sex"), [("sex male, 40", "male"), ("aged 9, girl", "female"), ("grandmother of four", "female")]
)
def test_the_sex_is_told_in_passing(text: str, sex: str) -> None:
    assert sex in stated(text, "sex")


@pytest.mark.parametrize(
    "text", ["inpatient on ward 4", "a cream for my eczema", "antibodies not detected", "I wondered"]
)
def test_words_of_their_own_are_no_sign(text: str) -> None:
    assert stated(text, "symptom") == set()


@pytest.mark.parametrize("text", ["thought I was pregnant but nope, my period came", "no chance of pregnancy"])
def test_a_period_that_came_denies_a_pregnancy(text: str) -> None:
    assert any(mention.type == "pregnancy" and mention.negated for mention in read(text))
