"""A denial goes on behind an "or" that only says how much of a sign there is not, and a list of words stands once."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from b12nlu.reader import read


@pytest.mark.parametrize(
    "text",
    [
        "No new or worsening weakness",
        "denies new or worsening leg weakness",
        "nil new or progressive numbness or weakness",
        "no sudden or significant chest pain",
    ],
)
def test_no_new_or_worsening_sign_is_there(text):
    assert not [m for m in read(text) if m.type == "symptom" and not m.negated]
    assert not [m for m in read(text) if m.type == "course" and m.id == "worsening"]


@pytest.mark.parametrize("text", ["no fever, new weakness since Monday", "no fever, worsening weakness of both legs"])
def test_a_new_sign_behind_a_denial_of_another_is_there(text):
    assert [m for m in read(text) if m.id == "limb_weakness" and not m.negated]


def test_no_list_of_words_is_told_twice():
    text = (resources.files("b12nlu") / "rules" / "words.yml").read_text(encoding="utf-8")
    named = re.findall(r"^(\w+):", text, re.MULTILINE)
    assert len(named) == len(set(named))
