"""What is not a sign is not made one: real words, nonsense words, nerves, fear, and "no" before a whole sentence."""

from __future__ import annotations

import pytest
from reading import denied, is_emergency, present

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs

REAL_WORDS = """
    sliver scathing tattering conversing snuggling strangling thrombosis tinkering varnish excessively
    chuckling cabby cranny checker bushel shuttling wording hearse tinted sniffling stinking skimming
    wobbler massing pimping lisping hammed tester soled sodden starch twittering palpation perfidious
"""
NONSENSE = "wibble wubble wabble gribble florble frobnicate splork dinglehopper blorp snorf quux foobar zonkle tindlo"


@pytest.mark.parametrize("word", [*REAL_WORDS.split(), *NONSENSE.split()])
def test_a_real_or_a_nonsense_word_is_not_repaired_into_a_sign(word: str) -> None:
    assert present(word) == set()
    assert not is_emergency(word)


@pytest.mark.parametrize("text", ["stumbleing", "tinglling", "breathlesness", "diziness"])
def test_a_slip_in_a_sign_is_still_repaired(text: str) -> None:
    assert present(text)


@pytest.mark.parametrize(
    "text", ["they said it was a trapped nerve", "nerve", "do nerves heal", "nerve specialist next week"]
)
def test_a_nerve_is_no_anxiety(text: str) -> None:
    assert present(text) | denied(text) == set()


@pytest.mark.parametrize("text", ["my nerves are frayed", "I suffer with my nerves", "bag of nerves today"])
def test_bad_nerves_are_anxiety(text: str) -> None:
    assert present(text) == {"anxiety"}


@pytest.mark.parametrize("text", ["i'm scared", "scared of the needle", "really frightened of the jabs", "so scared"])
def test_fear_is_no_low_mood(text: str) -> None:
    assert present(text) == set()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("no im not short of breath", "breathlessness"),
        ("I am not out of breath", "breathlessness"),
        ("no, we're not confused", "confusion"),
        ("nope I dont have chest pain", "chest_pain"),
        ("no i haven't had any numbness", "numbness"),
        ("no she isn't struggling to breathe", "breathlessness_at_rest"),
    ],
)
def test_no_before_a_whole_denial_leaves_it_a_denial(text: str, sign: str) -> None:
    assert denied(text) == {sign}
    assert not urgent_signs(read(text))


def test_a_bare_denial_names_no_sign() -> None:
    assert read("no i'm not") == []
    assert not is_emergency("no i don't want to die")


@pytest.mark.parametrize(
    "text",
    [
        "no i cant breathe",
        "no he can't breathe",
        "no cant breathe",
        "no i can't walk any more",
        "no she collapsed",
        "no i fainted",
        "no i took an overdose",
        "no i want to die",
        "no im not able to breathe",
        "no there's chest pain",
        "he is not breathing",
        "breathing is not right",
    ],
)
def test_no_before_a_danger_does_not_deny_it(text: str) -> None:
    assert urgent_signs(read(text))
