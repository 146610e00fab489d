"""Red flags are seen in whatever words, and their lookalikes are left alone (safety item S-01)."""

from __future__ import annotations

import pytest
from reading import is_emergency


@pytest.mark.parametrize(
    "text",
    [
        "chest pain",
        "there's a crushing pain in my chest",
        "my chest feels tight since the jab",
        "I can't breathe",
        "struggling to get my breath even sitting down",
        "my throat feels like it is closing up",
        "lips and face swollen after the shot",
        "came up in hives all over",
        "I collapsed in the shower",
        "blacked out after my injection",
        "suddenly can't see out of my right eye",
        "I woke up and couldn't see",
        "one side of my face has dropped",
        "my words are slurred",
        "my left arm suddenly went weak",
        "I can't move my legs",
        "numb between the legs since last night and no control over my pee",
        "I want to die",
        "I don't want to wake up anymore",
        "everyone would be better off without me",
        "better off dead",
        "I've taken an overdose",
        "I swallowed 40 tablets",
        "I'm hearing voices",
        "he is suddenly very confused",
        "no numbness but chest pain since this morning",
        "my b12 is 98 and I have chest pain",
        "why do you ask? my throat is swelling",
    ],
)
def test_an_emergency_is_seen(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "no chest pain",
        "denies chest pain, syncope or suicidal ideation",
        "I'm not suicidal",
        "my uncle died of a heart attack",
        "my husband fainted last week",
        "I had chest pain years ago",
        "can the injection cause chest pain?",
        "what are the signs of anaphylaxis",
        "worried about anaphylaxis",
        "dying for a coffee",
        "this tiredness is killing me",
        "I'd be better off with tablets",
        "chest x-ray was clear",
        "let me get this off my chest",
        "I'm confused about the doses",
        "I'm a bit confused",
        "out of breath on the stairs",
        "nearly fainted",
        "swollen ankles",
        "can you overdose on b12",
        "a B12 shot before a night out",
        "I can't see the button",
        "I don't want to wake up early for it",
        "shooting some hoops, feeling great",
    ],
)
def test_a_lookalike_is_left_alone(text: str) -> None:
    assert not is_emergency(text)
