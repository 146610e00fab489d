"""A "no" before any name of a danger denies it: over the whole vocabulary, however clinicians and patients write it."""

from __future__ import annotations

import pytest

from b12core.knowledge import load_knowledge
from b12nlu import read
from b12nlu.terms.dangers import dangers

NAMES = [
    name
    for term in load_knowledge().vocabulary.of("symptoms")
    if term.id in dangers()
    for name in dict.fromkeys((*term.synonyms, term.name.patient, term.name.clinician))
]
A_SENTENCE = ("n't ", "cannot ", "cant ", "not ", "never ", "no ", "better off ", " is ", " are ", "feel", "sleep ")
A_LACK = ("lack of ", "absent ", "without ", "zero ", "low ", "sense reduced", "loss of strength")
"""What a name that is a sentence of its own, or a lack, holds: nobody denies it with a bare "no"."""
NOUNS = [name for name in NAMES if not any(words in f"{name} " for words in (*A_SENTENCE, *A_LACK))]


def stated(text):
    return {m.id for m in read(text) if m.type == "symptom" and not m.negated and not m.hypothetical}


@pytest.mark.parametrize("form", ["No {}", "no new {}", "nil {}", "Denies {}", "denies any {}"])
def test_no_denied_name_is_there(form):
    there = [(name, found) for name in NOUNS if (found := stated(form.format(name)) & dangers())]
    assert there == []


@pytest.mark.parametrize(
    "text",
    [
        "I have no balance at all",
        "no balance, my legs give way",
        "no power in my legs",
        "no control of my bladder",
        "I have no balance my legs are bad",
    ],
)
def test_a_lack_that_is_a_sign_stays_one(text):
    assert stated(text) & {"gait_disturbance", "limb_weakness", "bladder_or_bowel_disturbance"}


@pytest.mark.parametrize(
    "text",
    ["no balance problems", "no loss of balance", "no weak grip", "no reduced power", "no bladder control problems"],
)
def test_a_trouble_that_is_denied_is_absent(text):
    assert stated(text) == set()
    assert [m.negated for m in read(text) if m.type == "symptom"] == [True]
