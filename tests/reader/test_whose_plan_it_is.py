"""A relative is the patient where the message is written for them; else what is told of a relative stays theirs."""

from __future__ import annotations

import pytest
from reading import denied, present


@pytest.mark.parametrize(
    ("text", "symptoms"),
    [
        ("I'm posting for my uncle, he is wobbly and his hands are numb", {"gait_disturbance", "numbness"}),
        ("Writing on behalf of my daughter. She has headaches.", {"headache"}),
        ("my wife is dizzy a lot, she's the one having the jabs", {"dizziness"}),
        ("dad keeps getting tired. he's the patient", {"fatigue"}),
        ("wife whom you are treating has headaches", {"headache"}),
        ("my partner is the patient, my partner has tinnitus", {"tinnitus"}),
    ],
)
def test_the_relative_for_whom_it_is_written_is_the_patient(text: str, symptoms: set[str]) -> None:
    assert present(text) == symptoms


def test_another_relative_beside_the_patient_is_still_somebody_else() -> None:
    assert present("on behalf of my mother, she has tingling. My father had numb feet.") == {"paraesthesia"}


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("my sister, I suppose, is losing her memory. I am only tired", {"fatigue"}),
        ("my son who also has it gets ulcers in his mouth; I get cramps", {"muscle_cramps"}),
    ],
)
def test_a_word_put_in_does_not_make_it_the_writers(text: str, own: set[str]) -> None:
    assert present(text) == own


@pytest.mark.parametrize(
    "text", ["my cousin gets numb hands; I've never had that", "a mate has numb toes, i havent had them yet"]
)
def test_what_the_writer_never_had_is_denied(text: str) -> None:
    assert "numbness" in denied(text)
    assert present(text) == set()
