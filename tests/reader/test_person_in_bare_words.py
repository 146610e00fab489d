"""Age, sex and pregnancy in bare words: an item of a list, a relative's age in brackets, a test, weeks of gestation."""

from __future__ import annotations

import pytest

from b12nlu import read


def _told(text: str, kind: str) -> set[object]:
    """The values told of anybody, denied ones left out."""
    return {m.value for m in read(text) if m.type == kind and not (m.negated or m.hypothetical)}


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Take 500 mcg. Every day. Vegetarian. 34. Bloke.", "male"),
        ("never been treated. female. 29.", "female"),
        ("52, masc, coeliac", "male"),
        ("54yo \u2640, on Cytamen monthly", "female"),
        ("Pronouns she/her, tired", "female"),
        ("I'm seventy and a widow, B12 low", "female"),
        ("Mr. P., B12 110, on nothing", "male"),
        ("I've got a 12-year-old son with low B12", "male"),
        ("32, woman, nulliparous, vegan", "female"),
        ("is the jab ok at 30 weeks pregnant?", "female"),
    ],
)
def test_a_bare_word_for_the_person_tells_the_sex(text: str, sex: str) -> None:
    assert _told(text, "sex") == {sex}


@pytest.mark.parametrize(
    "text",
    [
        "What if I was pregnant?",
        "is it safe when pregnant?",
        "Mr Patel, my GP, says no",
        "oh boy, am I tired",
        "B12 low",
    ],
)
def test_nobody_is_a_man_or_woman_by_a_question_or_another_word(text: str) -> None:
    assert _told(text, "sex") == set()


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("mother-in-law 79, pernicious anaemia", 79),
        ("my boyfriend (27) has tingling legs", 27),
        ("my toddler (3, girl) eats nothing", 3),
        ("at 85 I can't be bothered with more needles", 85),
        ("I was diagnosed at 30, 47 now", 47),
        ("Patient, 33, vegan, low B12", 33),
        ("I turned 40 last week. tired", 40),
        ("29 yr, male, no meat", 29),
        ("aunty Jean who is 92 has PA", 92),
    ],
)
def test_an_age_in_passing_is_read(text: str, age: int) -> None:
    assert _told(text, "age") == {float(age)}


@pytest.mark.parametrize(
    "text", ["I'm 5'9 and tall", "in my forties, tired", "baby is 3 weeks, B12 low", "B12 was 120, 50 now"]
)
def test_other_numbers_are_no_age(text: str) -> None:
    assert _told(text, "age") == set()


def _pregnant(text: str) -> set[bool]:
    found = [m for m in read(text) if m.type == "pregnancy" and m.id == "pregnant"]
    return {not m.negated for m in found if not m.hypothetical and m.subject == "self"}


@pytest.mark.parametrize(
    "text",
    [
        "second trimester and my b12 is 130",
        "Currently 28+5, B12 low",
        "six months gone and so tired",
        "26 wks GA, B12 120",
        "positive pregnancy test on Sunday, B12 150",
    ],
)
def test_a_pregnancy_in_other_words_is_read(text: str) -> None:
    assert _pregnant(text) == {True}


@pytest.mark.parametrize(
    "text",
    [
        "pregnancy test was negative, exhausted",
        "UPT negative, B12 110",
        "I can't be pregnant, my husband had a vasectomy",
        "no chance I'm pregnant, B12 160",
        "no I'm not expecting, just bloated.",
        "gave birth 5 weeks ago, B12 110",
    ],
)
def test_a_test_a_birth_or_a_firm_word_denies_a_pregnancy(text: str) -> None:
    assert _pregnant(text) == {False}


@pytest.mark.parametrize(
    "text",
    [
        "our GP is off, she's pregnant",
        "my doctor is 35 weeks pregnant and going on leave",
        "my sister's 30 weeks pregnant, I'm just tired",
        "seven months gone since I called and still no appointment",
        "expecting results in June",
        "grade 3+2",
    ],
)
def test_somebody_elses_pregnancy_and_other_waiting_are_none(text: str) -> None:
    assert _pregnant(text) == set()


@pytest.mark.parametrize(
    "text", ["I take one cyanocobalamin ampoule by mouth each week", "GP won't do jabs, gave me tablets cyanocobalamin"]
)
def test_what_is_drunk_or_swallowed_is_a_tablet_whatever_else_is_named(text: str) -> None:
    assert {m.id for m in read(text) if m.type == "product"} == {"cyanocobalamin_oral"}
