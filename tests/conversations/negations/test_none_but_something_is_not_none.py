"""What is excepted from none is kept or asked about; what cannot be had, or brought on a reaction, is kept as that."""

from __future__ import annotations

import pytest

MEDICINES = ("Starting", "Pernicious anemia", "None of these", "98 pg/mL", "No other results", "34", "Neither")


def at_medicines(begun):
    return begun.take(*MEDICINES, "None of these")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("none except an inhaler", ["inhaler"]),
        ("nothing apart from a puffer", ["puffer"]),
        ("no, save for a sleeping pill", ["sleeping pill"]),
        ("nothing really, a heart pill and a stomach pill", ["heart pill", "stomach pill"]),
    ],
)
def test_a_medicine_excepted_from_none_is_kept(begun, text, kept):
    at_medicines(begun).say(text)
    assert begun.slot("medicines") == kept, begun.text


def test_a_medicine_that_is_only_hinted_at_is_asked_for(begun):
    at_medicines(begun).say("none, except something for my heart")
    assert begun.asked == "medicines"
    assert begun.slot("medicines_answer") != "none"


@pytest.mark.parametrize("text", ["I refuse to take statins", "I won't take statins"])
def test_a_medicine_that_is_refused_is_not_taken(begun, text):
    at_medicines(begun).say(text)
    assert not begun.slot("medicines")


@pytest.mark.parametrize("text", ["I reacted to it once", "B12 disagrees with me", "the jab made my face blotchy"])
def test_a_reaction_to_b12_is_an_allergy_in_any_words(begun, text):
    begun.take(*MEDICINES).say(text)
    assert "cobalamin_allergy" in begun.slot("conditions")
    assert begun.suggestion["status"] == "refer"


def test_an_eye_disease_of_an_uncle_is_family_history(begun):
    begun.take(*MEDICINES).say("nope, only Leber's in an uncle")
    assert begun.slot("conditions") == ["leber_in_family"]


@pytest.mark.parametrize(
    ("text", "allergies", "words"),
    [
        ("amoxicillin gives me hives", ["amoxicillin"], None),
        ("codeine makes me sick", None, ["codeine makes me sick"]),
        ("I can't take ibuprofen", None, ["I can't take ibuprofen"]),
    ],
)
def test_what_is_not_tolerated_is_kept_once(begun, text, allergies, words):
    begun.take(*MEDICINES).say(text)
    assert (begun.slot("other_allergies") or None) == allergies, begun.text
    assert (begun.slot("other_conditions") or None) == words
    assert not begun.slot("medicines")


def test_what_makes_a_pregnancy_possible_is_kept_in_words(begun):
    begun.take("Starting", "Pernicious anemia", "None of these", "98 pg/mL", "No other results", "34")
    begun.say("might be, I'm two weeks late")
    assert begun.slot("other_conditions") == ["I'm two weeks late"]
