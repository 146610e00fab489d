"""An illness of the past ends before the verb that tells what somebody has now, and "nil prev" before its comma."""

from __future__ import annotations

import pytest
from reading import is_emergency, present


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("a 61 year old with a history of depression reports numb hands and dizziness", {"numbness", "dizziness"}),
        ("a man with a previous bypass mentions numb soles, forgetfulness and tiredness", {"numbness", "fatigue"}),
        ("history of ulcerative colitis, notices numb fingers and breathlessness", {"numbness", "breathlessness"}),
        ("smoker with a history of bronchitis is troubled by tingling feet and fatigue", {"paraesthesia", "fatigue"}),
        ("past history of shingles, admits to a sore tongue and numbness", {"glossitis", "numbness"}),
        ("had TB as a boy, has numb feet", {"numbness"}),
    ],
)
def test_what_is_had_stands_behind_an_illness_of_the_past(text: str, signs: set[str]) -> None:
    assert signs <= present(text)


@pytest.mark.parametrize(
    "text",
    [
        "nil prev, sudden LOC this morning",
        "previously fit and healthy, sudden loss of speech",
        "nil of note, collapse at the till today",
    ],
)
def test_nothing_before_denies_nothing_of_now(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "i am so worn out i can barely make it to the top of the stairs and my toes have gone numb",
        "shattered i can hardly make it to the top deck of the bus and my fingers are numb",
    ],
)
def test_stairs_and_decks_are_no_loss_of_sight(text: str) -> None:
    assert present(text) == {"fatigue", "numbness"}


@pytest.mark.parametrize(
    "text",
    [
        "my knees are sore and tired and gave out on the landing today",
        "my legs are tired and achy and buckled three times",
        "tired legs, heavy too, went from under me twice",
    ],
)
def test_tired_legs_that_give_way_are_weak(text: str) -> None:
    assert "limb_weakness" in present(text)
