"""Sex and age as people drop them in: "bloke, 54", "she's 68", "41 f", "(m29)"."""

from __future__ import annotations

import pytest

from b12nlu import read


def _person(text: str) -> tuple[str | None, float | str | None]:
    mentions = read(text)
    sexes = {mention.id for mention in mentions if mention.type == "sex"}
    ages = {mention.value for mention in mentions if mention.type == "age"}
    assert len(sexes) <= 1
    assert len(ages) <= 1
    return next(iter(sexes), None), next(iter(ages), None)


@pytest.mark.parametrize(
    ("text", "sex", "age"),
    [
        ("bloke, 54, tired", "male", 54.0),
        ("23 year old lad", "male", 23.0),
        ("a chap of 61", "male", 61.0),
        ("82yo gentleman", "male", 82.0),
        ("she's 68 and has coeliac", "female", 68.0),
        ("he is 35", "male", 35.0),
        ("she's sixty two", "female", 62.0),
        ("lady aged eighty four", "female", 84.0),
        ("lad, turned 20 last May", "male", 20.0),
        ("41 f", "female", 41.0),
        ("m 57", "male", 57.0),
        ("tingling (m29) since spring", "male", 29.0),
    ],
)
def test_they_are_read(text: str, sex: str, age: float) -> None:
    assert _person(text) == (sex, age)


@pytest.mark.parametrize("text", ["she's on 50 mg", "I live 34 m from the clinic", "plan f", "he's 2 weeks in"])
def test_other_letters_and_numbers_are_no_person(text: str) -> None:
    assert _person(text)[0] is None
