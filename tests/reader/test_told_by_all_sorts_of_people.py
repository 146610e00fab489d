"""The same facts from a student's slang, a grandmother's tale, a dictated note, and English as a second language."""

from __future__ import annotations

import pytest
from reading import denied, is_emergency, present, results

from b12nlu import read


@pytest.mark.parametrize(
    "text",
    [
        "no cap I wanna kms, the shots don't help",
        "no lie she wants to end her life",
        "I don't want to be a burden any more, I've put my affairs in order and I'm ready to go",
        "since last night the man not can move the right arm",
        "he no can breathe",
        "signs of retention and saddle anesthesia since last night",
    ],
)
def test_a_danger_in_anybodys_words_is_an_emergency(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text", ["no wish to die", "no, I'm not suicidal", "my fingers have gone to sleep and they won't wake up"]
)
def test_words_near_a_danger_are_calm(text: str) -> None:
    assert not is_emergency(text)


def test_fingers_that_sleep_are_still_told() -> None:
    assert present("my fingers have gone to sleep and they won't wake up") == {"paraesthesia"}


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("the tablets made no difference and the pins and needles are back", {"paraesthesia"}),
        ("no improvement and numb hands as well", {"numbness"}),
        ("no idea, she just has tingling", {"paraesthesia"}),
    ],
)
def test_what_made_no_difference_denies_no_sign_behind_it(text: str, signs: set[str]) -> None:
    assert signs <= present(text)
    assert not signs & denied(text)


def test_a_bare_no_still_denies_its_list() -> None:
    assert denied("no numbness, tingling or pins and needles") == {"numbness", "paraesthesia"}


def test_no_allergies_before_a_level_is_no_allergy_to_b12() -> None:
    text = "no known allergies previous gastric bypass b12 level one hundred and five nanograms per litre"
    assert not [mention for mention in read(text) if mention.type == "condition"]
    assert results(text) == [("serum_b12", 105.0, "ng/L")]
    assert not [mention for mention in read("no known allergies B12 88") if mention.type == "condition"]


def test_an_allergy_to_b12_that_is_denied_stays_so() -> None:
    assert denied("no allergies to B12", "condition") == {"cobalamin_allergy"}


@pytest.mark.parametrize("text", ["previous gastric bypass, B12 105 ng/L", "PMH coeliac, B12 88"])
def test_a_result_behind_another_history_is_of_now(text: str) -> None:
    (result,) = [mention for mention in read(text) if mention.type == "lab"]
    assert result.is_current


def test_a_previous_result_stays_past() -> None:
    (result,) = [mention for mention in read("previous B12 105") if mention.type == "lab"]
    assert result.historical


@pytest.mark.parametrize("text", ["B12 is like 98 now was 400", "b12 98 now, it was 400", "B12 98 today (was 400)"])
def test_the_value_that_was_is_the_earlier_one(text: str) -> None:
    assert {mention.value: mention.historical for mention in read(text) if mention.type == "lab"} == {
        98.0: False,
        400.0: True,
    }


def test_a_result_is_told_in_slang() -> None:
    assert results("my ferritin is trash (5) and b12 is mid like 250") == [
        ("ferritin", 5.0, None),
        ("serum_b12", 250.0, None),
    ]


def test_how_long_a_history_is_makes_no_schedule() -> None:
    assert not [mention for mention in read("2/52 hx of tingling") if mention.type == "interval"]
