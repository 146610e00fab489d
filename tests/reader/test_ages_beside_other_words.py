"""An age beside other words: behind a name, only in words, behind a contraction, last of what somebody is."""

from __future__ import annotations

import pytest

from b12nlu import read


def _told(text: str, kind: str) -> list[object]:
    return [mention.value for mention in read(text) if mention.type == kind]


@pytest.mark.parametrize("text", ["Mrs Vane's B12 is 71 pg/mL", "Mr. Ode's B12 was 71 pg/mL", "Ms Roe B12 71 pg/mL"])
def test_a_result_behind_a_title_and_a_name_is_no_age(text: str) -> None:
    assert _told(text, "age") == []
    assert _told(text, "lab") == [71]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Mrs O'Dell, 83, tingling", 83),
        ("shes 74 and tired", 74),
        ("hes already 67, numb toes", 67),
        ("he's only eleven, B12 90 pg/mL", 11),
        ("our daughter is just six, pale", 6),
        ("my old man is 66, numb toes", 66),
        ("the missus: 61, tired", 61),
        ("my bridge partner is 58 and dizzy", 58),
        ("my brother is 6 ft 2 and 41, B12 99 pg/mL", 41),
        ("seventeen and a half", 17),
    ],
)
def test_an_age_is_read(text: str, age: int) -> None:
    assert _told(text, "age") == [age]


@pytest.mark.parametrize("text", ["she is between 20 and 30", "I'm on iron and 50", "he is tired and 12 kg lighter"])
def test_a_number_that_is_told_last_is_not_always_an_age(text: str) -> None:
    assert _told(text, "age") == []


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Vane's daughter has pernicious anaemia. Mrs Vane's B12 is 71 pg/mL",
        "Mr Ode's sister has coeliac disease. Mr Ode's B12 is 71 pg/mL",
    ],
)
def test_what_a_patients_kin_has_is_not_the_patients(text: str) -> None:
    whose = {mention.type: mention.subject for mention in read(text)}
    assert (whose["cause"], whose["lab"]) == ("other", "self")


@pytest.mark.parametrize(
    "text", ["there's PA on my dad's side", "pernicious anaemia on my mum's side", "coeliac on the paternal side"]
)
def test_a_disease_of_one_side_of_the_family_is_not_the_writers(text: str) -> None:
    assert [mention.subject for mention in read(text) if mention.type == "cause"] == ["other"]
