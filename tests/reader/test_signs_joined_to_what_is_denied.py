"""A sign told whole behind a joining word is not denied, or past, with what stands before it."""

from __future__ import annotations

import pytest
from reading import denied, present


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("no earlier heart attack and now has chest pain going into his arm", "chest_pain"),
        ("nothing like high blood pressure on record and I've a heavy pain in my chest", "chest_pain"),
        ("a history of kidney stones and my left arm and leg turned weak this morning", "limb_weakness"),
        ("I've a history of eczema and my lips and tongue have been swelling since the jab", "anaphylaxis_features"),
        ("h/o gallstones and both hands and feet went numb", "numbness"),
        ("71 y/o, no past illness, seen today for acute weakness of the right leg", "limb_weakness"),
        ("without any earlier disease, right hand suddenly weak since breakfast", "limb_weakness"),
        ("history of hay fever, referred by her GP for pins and needles", "paraesthesia"),
        ("past medical history of asthma, reviewed today with ataxia", "gait_disturbance"),
    ],
)
def test_a_sign_behind_a_joining_word_or_a_visit_is_there(text: str, sign: str) -> None:
    assert sign in present(text)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("numb fingers in the absence of any weakness of the limbs", {"limb_weakness"}),
        ("hands in the absence of limb weakness", {"limb_weakness"}),
        ("no chronic illness, fever or chest pain", {"chest_pain"}),
        ("no other disease, falls or fainting", {"falls", "syncope"}),
    ],
)
def test_what_is_absent_or_closed_by_or_stays_denied(text: str, signs: set[str]) -> None:
    assert signs <= denied(text)
    assert not signs & present(text)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("weak, tingling legs", {"limb_weakness", "paraesthesia"}),
        ("my feet are numb, tingling and weak", {"numbness", "paraesthesia", "limb_weakness"}),
        ("numb and weak hands", {"numbness", "limb_weakness"}),
        ("Lower limbs: weak, numb", {"numbness", "limb_weakness"}),
    ],
)
def test_signs_of_one_limb_are_each_read(text: str, signs: set[str]) -> None:
    assert signs <= present(text)


@pytest.mark.parametrize(
    "text",
    [
        "my toes started tingling last month",
        "her hands began to tingle a few months ago",
        "I started to get tingling feet last spring",
    ],
)
def test_the_time_at_which_a_sign_began_puts_it_in_no_past(text: str) -> None:
    assert "paraesthesia" in present(text)


def test_a_time_without_a_beginning_still_does() -> None:
    assert "paraesthesia" not in present("I had tingling last month")


@pytest.mark.parametrize(
    "text",
    [
        "headaches stopped with the second jab",
        "I had headaches in spring which went away",
        "headaches stopped once I had the jabs",
    ],
)
def test_what_stopped_with_the_treatment_is_over(text: str) -> None:
    assert "headache" not in present(text)


def test_a_guess_about_a_disease_supposes_nothing_behind_i_am() -> None:
    assert "fatigue" in present("I've no idea if I have it, I'm just tired")
