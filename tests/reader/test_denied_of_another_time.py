"""A denial that measures against before tells of now: a danger in it is there, or is asked about (S-28)."""

from __future__ import annotations

import pytest

from b12nlu.mention import Mention
from b12nlu.reader import read


def sign_in(text: str, sign: str) -> Mention:
    [mention] = [each for each in read(text) if each.id == sign]
    return mention


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("I've never had chest pain as bad as this", "chest_pain"),
        ("never known chest pain like it", "chest_pain"),
        ("I have never been this short of breath sitting still", "breathlessness_at_rest"),
        ("he's never lost his sight like this", "visual_disturbance"),
        ("never felt such pins and needles", "paraesthesia"),
        ("no chest pain for years, now it's back", "chest_pain"),
        ("never fainted before last Tuesday", "syncope"),
        ("I had no numbness until April", "numbness"),
        ("didn't have any tingling before 2023", "paraesthesia"),
    ],
)
def test_it_is_there(text: str, sign: str) -> None:
    found = sign_in(text, sign)
    assert not found.negated
    assert not found.uncertain


@pytest.mark.parametrize(
    ("text", "sign"),
    [("I've never had chest pain before", "chest_pain"), ("no fainting until now", "syncope")],
)
def test_where_it_may_be_either_it_is_asked_about(text: str, sign: str) -> None:
    found = sign_in(text, sign)
    assert found.ask
    assert found.uncertain


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("never had chest pain", "chest_pain"),
        ("I've not had chest pain for years", "chest_pain"),
        ("no numbness before or since", "numbness"),
        ("no chest pain before March and none since", "chest_pain"),
        ("no chest pain since the stent", "chest_pain"),
        ("never so much as a dizzy spell this year", "dizziness"),
        ("haven't had tingling since I started the injections", "paraesthesia"),
        ("no tingling, nothing like that", "paraesthesia"),
    ],
)
def test_a_plain_denial_stays_one(text: str, sign: str) -> None:
    assert sign_in(text, sign).negated
