"""No heading that a clinician reads speaks in the patient's person."""

from __future__ import annotations

import re

from education.content import load_education

FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine)\b")


def test_no_clinicians_heading_is_in_the_first_person():
    titles = [entry.title("clinician") for entry in load_education().entries]
    assert [title for title in titles if FIRST_PERSON.search(title)] == []
