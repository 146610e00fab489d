"""Every sentence that a patient reads on the clinic's pages, at reading grade 8 or below (S-24)."""

from __future__ import annotations

import pytest
import textstat

from clinic.words import all_words

HIGHEST_GRADE = 8.0

FILLED_IN = {
    **dict.fromkeys(("field", "state", "text", "code", "secret", "address", "part", "email"), ""),
    "emergency_number": "911",
    "clinic": "the clinic",
    "contact": "555-0100",
}

SENTENCES = {
    **{f"return {name}": text for name, text in all_words()["return"].items() if not name.endswith("_by")},
    **{f"reasons {name}": texts["patient"] for name, texts in all_words()["reasons"].items()},
    **{f"sending {name}": text for name, text in all_words()["sending"].items()},
    **{f"refusals {name}": texts["patient"] for name, texts in all_words()["refusals"].items()},
}


@pytest.mark.parametrize("place", SENTENCES)
def test_a_sentence_for_patients_is_plain(place):
    text = SENTENCES[place].format(**FILLED_IN)
    assert textstat.flesch_kincaid_grade(text) <= HIGHEST_GRADE, text


def test_every_reason_has_words_for_clinician_and_patient():
    assert all(set(texts) == {"clinician", "patient"} for texts in all_words()["reasons"].values())
