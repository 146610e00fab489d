"""An unsteady walk on some days is no sudden one; a heart that patters and pins in the toes are heard."""

from __future__ import annotations

import pytest
from reading import present

from b12nlu import read


@pytest.mark.parametrize("text", ["some days I walk like a drunk", "I walk like I'm drunk most days"])
def test_walking_as_if_drunk_on_some_days_is_no_emergency(text: str) -> None:
    assert present(text, "symptom") == {"gait_disturbance"}
    assert not any(mention.acute for mention in read(text))


@pytest.mark.parametrize("text", ["walking like a drunk for two days", "I walk like a drunk since this week"])
def test_walking_as_if_drunk_for_days_is_an_emergency(text: str) -> None:
    assert any(mention.acute for mention in read(text))


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("my heart goes pitter patter, and I get lightheaded", {"palpitations", "dizziness"}),
        ("pins in my fingers every morning", {"paraesthesia"}),
    ],
)
def test_each_sign_that_is_told_in_passing_is_heard(text: str, signs: set[str]) -> None:
    assert present(text, "symptom") == signs
