"""Who takes nothing but B12 takes no other medicine, however it is said; what is no drug is never filed as one."""

from __future__ import annotations

import pytest

TO_THE_MEDICINES = (
    "Starting", "Pernicious anemia", "None of these", "I don't know it", "No other results", "66", "None of these",
)  # fmt: skip


@pytest.fixture
def asked_for_medicines(begun):
    begun.take(*TO_THE_MEDICINES)
    assert begun.asked == "medicines", begun.text
    return begun


@pytest.mark.parametrize(
    "words",
    [
        "Just B twelve, ma'am",
        "the shots, that's it",
        "nothing besides the B12 you lot give me",
        "only my nasal B12 stuff, doc",
        "only my B12 shots and that's the lot",
        "I'm on cyano, no other scripts",
        "don't take owt else bar the b12 spray",
    ],
)
def test_nothing_but_b12_is_no_other_medicine(asked_for_medicines, words):
    asked_for_medicines.say(words)
    assert asked_for_medicines.slot("medicines_answer") == "none", asked_for_medicines.text
    assert set(asked_for_medicines.slot("medicines") or []) <= {"b12_supplement"}, asked_for_medicines.text


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("apixaban, gabapentin 300 tid", {"apixaban", "gabapentin"}),
        ("two puffs of ventolin", {"ventolin"}),
        ("colchicine when the gout flares", {"colchicine"}),
    ],
)
def test_how_a_medicine_is_taken_is_no_medicine(asked_for_medicines, words, named):
    assert set(asked_for_medicines.say(words).slot("medicines")) == named, asked_for_medicines.text
