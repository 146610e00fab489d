"""The sex of the person of whom findings are told: by a relative's name, a pronoun, or what only one sex says."""

from __future__ import annotations

import pytest

from b12nlu import read


def _sexes(text: str) -> list[tuple[str, str]]:
    return [(mention.id, mention.subject) for mention in read(text) if mention.type == "sex"]


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("my wife has numb toes and her B12 is 120", "female"),
        ("Dad is 83, falls over and forgets names", "male"),
        ("My brother is the deficient one. He's numb up to the waist. I'm okay, asking on his behalf.", "male"),
        ("my teenage daughter is so tired, low B12", "female"),
    ],
)
def test_a_relative_of_whom_findings_are_told_has_a_sex(text: str, sex: str) -> None:
    assert {found for found, _ in _sexes(text)} == {sex}


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("she forgets names and falls", "female"),
        ("he's been on the jabs every 12 weeks for years and still has burning feet", "male"),
        ("the consultant blames diet as she's a lifelong vegan with a sore tongue", "female"),
        ("mum of 3, always shattered", "female"),
        ("dad of three, pins and needles", "male"),
        ("I take the pill. low b12. tired.", "female"),
        ("this lady has glossitis", "female"),
        ("I am a retired postman and my tongue is sore", "male"),
        ("Mrs Jones is 59 with glossitis", "female"),
    ],
)
def test_a_word_for_the_person_tells_the_sex(text: str, sex: str) -> None:
    assert _sexes(text) == [(sex, "self")]


@pytest.mark.parametrize(
    "text",
    [
        "my wife thinks I look pale and I am tired",
        "he insists on injections but my feet tingle",
        "my GP, she's lovely, gave me a jab. tongue still sore",
        "nurse said she never saw a level this low, my feet burn",
        "my son had a cold. I have had tingling for weeks",
        "seen by Mr Patel, numb feet",
    ],
)
def test_who_is_only_named_beside_the_writer_tells_no_sex(text: str) -> None:
    assert not _sexes(text)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("my boy is 15 and vegan", 15),
        ("hi, 51 here, feet numb", 51),
        ("she threw a plate at me. 83, B12 missed for years", 83),
        ("our daughter has PA, she's six.", 6),
        ("Mr Smith, 80, ataxia", 80),
    ],
)
def test_an_age_is_written_in_many_ways(text: str, age: float) -> None:
    assert [mention.value for mention in read(text) if mention.type == "age"] == [age]
