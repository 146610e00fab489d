""" "Ain't" denies like "haven't": who ain't been able to pee has not, whatever else is told in the same breath."""

from __future__ import annotations

import pytest
from reading import denied, is_emergency, present


@pytest.mark.parametrize(
    "text",
    [
        "ain't been able to pee since last night",
        "i aint peed since yesterday",
        "ain't had a wee since this morning",
        "aint been able to pee since yesterday and my legs just gave out",
        "no wee since last night",
    ],
)
def test_no_water_since_is_an_emergency(text: str) -> None:
    assert "bladder_or_bowel_disturbance" in present(text)
    assert is_emergency(text)


@pytest.mark.parametrize(
    ("text", "symptom"),
    [("my legs ain't weak", "limb_weakness"), ("I ain't numb", "numbness"), ("I ain't got no headaches", "headache")],
)
def test_a_sign_is_denied_by_it(text: str, symptom: str) -> None:
    assert denied(text) == {symptom}


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("ain't been able to see since this morning", "visual_disturbance"),
        ("ain't been able to feel my feet", "numbness"),
    ],
)
def test_what_cannot_be_done_is_there(text: str, symptom: str) -> None:
    assert symptom in present(text)
