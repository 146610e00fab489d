"""A message that holds results and no word that could name a sign brings up no list of signs; any other may (S-28)."""

from __future__ import annotations

import pytest

from actions.facts.said import Mentioned, Turn
from actions.turn.asking_about_signs import is_all_facts

HB = Mentioned(type="lab", id="haemoglobin", text="haemoglobin 2.1 g/dL", value=2.1, unit="g/dL")
MCV = Mentioned(type="lab", id="mcv", text="MCV 120", value=120.0)


@pytest.mark.parametrize(
    "text",
    [
        "haemoglobin 2.1 g/dL",
        "haemoglobin 2.1 g/dL, MCV 120.",
        "MCV 120; haemoglobin 2.1 g/dL",
        "I have also haemoglobin 2.1 g/dL",
        "kidneys haemoglobin 2.1 g/dL, INR 2.6 last week, MCV 120",
        "the other results came back: MCV 120",
    ],
)
def test_results_and_no_other_word(text):
    assert is_all_facts(Turn("inform", text, (HB, MCV)))


@pytest.mark.parametrize(
    "text",
    [
        "haemoglobin 2.1 g/dL and I can't breathe",
        "haemoglobin 2.1 g/dL collapsed",
        "my chest, MCV 120",
        "I feel awful",
        "",
    ],
)
def test_a_word_beside_them_is_heard(text):
    assert not is_all_facts(Turn("inform", text, (HB, MCV)))
