"""What a question under a plan only talks of: it is asked about, and changes no fact of the case.

A danger is taken up wherever it is named, and so is what somebody states inside a question (`I'm pregnant now, does
that matter?`, `can I have it since I take warfarin`).
"""

from __future__ import annotations

import dataclasses
import re

from actions.facts.said import Mentioned, Turn
from education.asking import asks, clauses
from education.ways import ways_of

PARTS_OF_A_TREATMENT = frozenset({"product", "dose", "interval", "route", "number"})
"""Kinds of facts that are told of a treatment, and asked of one that might be given."""

_TALKED_OF = PARTS_OF_A_TREATMENT | frozenset(
    {
        "phase",
        "condition",
        "pregnancy",
        "medicine",
        "other_drug",
        "other_allergy",
        "other_condition",
        "last_dose",
        "doses_given",
        "course",
        "procedure",
        "cause",
    }
)
"""Kinds of facts that a question can be about; results with their value, ages and signs that are there stay told."""


def without_what_is_only_asked(turn: Turn) -> Turn:
    """The turn without what its questions only talk of."""
    if turn.answers or turn.asked is not None:
        return turn
    return dataclasses.replace(turn, mentions=tuple(m for m in turn.mentions if not _is_only_asked(m, turn.text)))


def _is_only_asked(mention: Mentioned, text: str) -> bool:
    denied_sign = mention.type == "symptom" and mention.negated
    judged = mention.type == "lab" and mention.value is None
    if not (mention.type in _TALKED_OF or denied_sign or judged):
        return False
    start, clause = next(((at, said) for at, said in reversed(clauses(text)) if at <= mention.start), (0, text))
    if not (asks(clause) or ways_of("education")["begins_to_ask"].is_said_in(clause)) or _CLEFT.match(clause):
        return False
    return _STATED.search(text[start : mention.start]) is None


_CLEFT = re.compile(r"\W*what (?:i|s?he|we|they) \w+\b.*\b(?:is|are|was|were)\b", re.IGNORECASE)
"""It begins like a question and states something: `what I get now is 1000 mcg`."""
_STATED = re.compile(
    r"\b(?:i'?m|i am|i'?ve|i have|i take|i had|i get|i got|(?:s?he)(?:'s| is| has| takes| had| gets)|now that|"
    r"that (?:i|s?he)|since (?:i|s?he)|because|although)\b",
    re.IGNORECASE,
)
"""Before a fact, inside a question: it is stated."""
