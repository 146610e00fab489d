"""Who asks or tells something of a clinician's patient is not the patient, and a question tells no fact."""

from __future__ import annotations

import pytest


@pytest.fixture
def note(conversation):
    return conversation.say("GP here. 60F PA, B12 98 pg/mL, no neuro signs, starting")


@pytest.mark.parametrize(
    "text",
    [
        "can she have it while pregnant, her daughter asked",
        "her daughter says she is tired and her MCV is 112",
        "her sister told me she had a fall",
        "his wife wants to know when the next one is",
    ],
)
def test_the_patient_stays_the_patient(note, text):
    note.say(text)
    assert "Is the patient your" not in note.text
    assert note.slot("whose") is None


def test_a_question_about_pregnancy_makes_nobody_pregnant(note):
    assert note.say("can she have it while pregnant, her daughter asked").slot("pregnant") is not True
    assert note.slot("phase") == "repletion"
