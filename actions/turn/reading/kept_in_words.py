"""What somebody tells that no rule knows: kept as it was typed for the clinician, and said back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from actions.facts.draft import Draft
from actions.facts.said import Mentioned, Turn
from education.ways import ways_of

Kept = Literal["other_conditions", "other_results"]


def read_other_conditions(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Keeps illnesses, events and operations that no rule knows; one that is denied later is taken out."""
    _keep(draft, "other_conditions", mentions)


def read_other_results(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Keeps the results of tests that no rule knows."""
    _keep(draft, "other_results", mentions)


_CLAUSE = re.compile(r"[^,.;!?\n]+[?]?")
_LONGEST = 160
"""Characters of a clause that are kept."""


def read_circumstances(draft: Draft, turn: Turn) -> None:
    """Keeps what decides how treatment can be given: fear of needles, consent, what somebody understands, how they
    live. It is kept in the clause that tells it, so that the clinician reads it before any injection.
    """
    if turn.answers:
        return
    way = ways_of("actions.turn")["circumstances"]
    for clause in (found.group().strip() for found in _CLAUSE.finditer(turn.text)):
        told = " ".join(clause.split())[:_LONGEST]
        kept = " ".join(draft.facts.other_conditions).casefold()
        if way.is_said_in(clause) and told.casefold() not in kept:
            draft.add("other_conditions", told)
            draft.note("kept_in_words", told)


def _keep(draft: Draft, field: Kept, mentions: Sequence[Mentioned]) -> None:
    for mention in mentions:
        kept = getattr(draft.facts, field)
        same = [told for told in kept if told.casefold() == mention.text.casefold()]
        if not mention.is_own or mention.topic:
            continue
        if mention.negated:
            for told in same:
                draft.drop(field, told)
                draft.note("removed", told)
        elif not any(mention.text.casefold() in told.casefold() for told in kept):
            draft.add(field, mention.text)
            draft.note("kept_in_words", mention.text)
