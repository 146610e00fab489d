"""Notes as clinicians type them: a plus or minus beside a sign, "sx", "-ve", and how long a thing has been going on."""

from __future__ import annotations

import pytest
from reading import denied, present


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("falls-, tingling+", {"paraesthesia"}, {"falls"}),
        ("fatigue +++ numbness -", {"fatigue"}, {"numbness"}),
        ("+ve numbness, -ve falls", {"numbness"}, {"falls"}),
        ("palpitations -, pallor ++, tinnitus -", {"pallor"}, {"palpitations", "tinnitus"}),
        ("neg for numbness, pos for falls", {"falls"}, {"numbness"}),
    ],
)
def test_a_plus_or_minus_beside_a_sign_says_whether_it_is_there(
    text: str, there: set[str], not_there: set[str]
) -> None:
    assert present(text) == there
    assert denied(text) == not_there


@pytest.mark.parametrize("text", ["numbness - my feet mostly", "tingling - it comes and goes"])
def test_a_dash_before_more_words_denies_nothing(text: str) -> None:
    assert present(text) in ({"numbness"}, {"paraesthesia"})


@pytest.mark.parametrize("text", ["bladder/bowel sx neg", "no bowel or bladder sx", "no sphincter symptoms"])
def test_bladder_and_bowel_symptoms_are_denied_in_short(text: str) -> None:
    assert denied(text) == {"bladder_or_bowel_disturbance"}


@pytest.mark.parametrize("text", ["2 month history of numbness", "six week hx of numbness", "1 yr h/o numbness"])
def test_how_long_a_sign_has_lasted_does_not_make_it_past(text: str) -> None:
    assert present(text) == {"numbness"}
