"""Bleeding that a clinician names in one word is the danger that it is; a past or denied one, or another's, is not."""

from __future__ import annotations

import pytest

from b12nlu.reader import read

NAMED = [
    ("oesophageal bleed", "gastrointestinal_symptoms"),
    ("esophageal bleeding overnight", "gastrointestinal_symptoms"),
    ("bleeding varices", "gastrointestinal_symptoms"),
    ("haemoptysis", "breathlessness"),
    ("hemoptysis since this morning", "breathlessness"),
]


@pytest.mark.parametrize(("text", "sign"), NAMED)
def test_bleeding_in_one_word_is_acute(text, sign):
    found = [mention for mention in read(text) if mention.id == sign]
    assert [(mention.acute, mention.negated, mention.historical) for mention in found] == [(True, False, False)]


@pytest.mark.parametrize(
    "text", ["no haemoptysis", "had an oesophageal bleed five years ago", "no history of variceal bleeding"]
)
def test_bleeding_that_is_denied_or_past_is_none_of_now(text):
    assert all(mention.negated or mention.historical for mention in read(text) if mention.type == "symptom")
