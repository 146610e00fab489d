"""Dangers told as a joke, a story, long past or long known; and real ones that are only asked about."""

import pytest

from b12core.knowledge import load_knowledge
from b12nlu import read
from b12nlu.red_flags import red_flags, urgent_signs


def is_emergency(text: str) -> bool:
    return bool(red_flags(read(text), load_knowledge().emergency_symptoms))


@pytest.mark.parametrize(
    "text",
    [
        "the pharmacist warned me about a swollen throat so i know what to watch for",
        "reading a novel where the detective hears voices in the attic",
        "that email made me paranoid haha",
        "Review of systems neg: CP/SOB/syncope",
        "i could have fainted when i saw the bill",
        "shellfish makes my lips swell up",
        "was confused on admission in March; fully resolved, now on maintenance",
    ],
)
def test_a_danger_that_is_not_real_now_is_no_emergency(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "polio as a child so my left leg has always been weak, no change",
        "foot drop since a 1990 crash, unchanged",
        "Neg: incontinence, diplopia",
        "could this leave me unable to walk one day?",
        "lost my balance on my prepaid card",
    ],
)
def test_what_is_long_known_denied_or_feared_needs_no_visit_today(text: str) -> None:
    assert not urgent_signs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "my face and throat are swelling after the shot, is that a side effect?",
        "my lips are swelling up since the injection, is this normal?",
        "half of his smile stopped moving an hour ago",
        "only me can see the man in the wardrobe",
        "Sats 84% on air, speaking in single words",
        "i can't breathe lol",
        "crushing pain from my breastbone to the jaw",
    ],
)
def test_a_danger_happening_now_is_an_emergency_however_it_is_told(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize("text", ["i can not", "we do not", "it came all of a sudden", "she is not able to"])
def test_a_message_that_ends_in_words_read_as_one_is_read(text: str) -> None:
    read(text)
