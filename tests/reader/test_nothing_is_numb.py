"""Denials without a "no": "nothing numb", "I've never fallen", "ears fine"."""

from __future__ import annotations

import pytest
from reading import denied, present


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("nothing numb", "numbness"),
        ("nothing's gone numb on me", "numbness"),
        ("nothing at all tingly", "paraesthesia"),
        ("not a thing numb", "numbness"),
        ("I have never fallen", "falls"),
        ("haven't actually fallen yet", "falls"),
        ("ears are fine", "tinnitus"),
        ("skin clear as ever", "acne"),
    ],
)
def test_it_is_denied(text: str, symptom: str) -> None:
    assert denied(text) == {symptom}


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("nothing helps the numb toes", "numbness"),
        ("nothing but tingling", "paraesthesia"),
        ("I never fall asleep before two and I'm exhausted", "fatigue"),
        ("lost two stone without trying, loose stools", "gastrointestinal_symptoms"),
    ],
)
def test_the_sign_itself_is_not_denied(text: str, symptom: str) -> None:
    assert symptom in present(text)
    assert not denied(text)


@pytest.mark.parametrize(
    ("text", "symptom", "instead"),
    [
        ("not so much dizzy as unsteady", "dizziness", "gait_disturbance"),
        ("I wouldn't say I'm numb, more like tingling", "numbness", "paraesthesia"),
    ],
)
def test_one_sign_is_denied_for_another(text: str, symptom: str, instead: str) -> None:
    assert denied(text) == {symptom}
    assert present(text) == {instead}
