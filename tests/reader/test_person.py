"""Age, sex, pregnancy and breastfeeding."""

from __future__ import annotations

import pytest
from reading import only, present

from b12nlu import read


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I'm 61", 61),
        ("62, female", 62),
        ("I'm male, 45", 45),
        ("female 62", 62),
        ("61yo", 61),
        ("61F, tired", 61),
        ("61 year old man", 61),
        ("age 61", 61),
        ("I am 61 and numb", 61),
        ("8 months old", 0),
    ],
)
def test_the_age_is_read(text: str, age: int) -> None:
    assert only(text, "age").value == age


@pytest.mark.parametrize("text", ["I'm 5 weeks pregnant", "I'm 80 kg", "I'm 20 minutes away", "for 52 weeks"])
def test_another_number_is_no_age(text: str) -> None:
    assert present(text, "age") == set()


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("61F", "female"),
        ("61 year old man", "male"),
        ("I'm a woman", "female"),
        ("male", "male"),
        ("age 61, female", "female"),
    ],
)
def test_the_sex_is_read(text: str, sex: str) -> None:
    assert only(text, "sex").value == sex


def test_the_age_of_a_child_is_somebody_elses() -> None:
    assert only("my son is 5 years old", "age").subject == "other"


def test_pregnancy_is_read_and_can_be_planned() -> None:
    assert present("I'm 12 weeks pregnant", "pregnancy") == {"pregnant"}
    assert present("we are trying to get pregnant", "pregnancy") == set()
    assert present("I am breastfeeding", "pregnancy") == {"breastfeeding"}


@pytest.mark.parametrize("text", ["no medicines", "I don't take any tablets", "not on any medication", "meds: none"])
def test_no_medicines_is_a_statement_of_its_own(text: str) -> None:
    assert [mention.type for mention in read(text)] == ["medicine_none"]


@pytest.mark.parametrize("text", ["no tablets for my thyroid help", "I have no medication allergies", "metformin"])
def test_other_words_about_medicines_do_not_say_that_there_are_none(text: str) -> None:
    assert "medicine_none" not in [mention.type for mention in read(text)]


@pytest.mark.parametrize(
    "text", ["im 34 and pregnant with my second", "I have coeliac and I'm pregnant", "vegan and pregnant"]
)
def test_pregnant_behind_and_is_a_state(text: str) -> None:
    (mention,) = [mention for mention in read(text) if mention.id == "pregnant"]
    assert not mention.hypothetical


@pytest.mark.parametrize("text", ["b12 and pregnancy", "is it safe for pregnant women", "trying to get pregnant"])
def test_pregnancy_as_a_topic_is_none(text: str) -> None:
    assert all(mention.hypothetical for mention in read(text) if mention.id == "pregnant")


def test_the_age_of_whom_it_is_about_is_read() -> None:
    assert [mention.value for mention in read("my wife is 66, she's the patient") if mention.type == "age"] == [66]
