"""What somebody tells that no rule knows: kept as it was typed for the clinician, and said back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from actions.facts.draft import Draft
from actions.facts.said import Mentioned, Turn

Kept = Literal["other_conditions", "other_results"]


def read_other_conditions(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Keeps illnesses, events and operations that no rule knows; one that is denied later is taken out."""
    _keep(draft, "other_conditions", mentions)


def read_other_results(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Keeps the results of tests that no rule knows."""
    _keep(draft, "other_results", mentions)


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
        elif not same:
            draft.add(field, mention.text)
            draft.note("kept_in_words", mention.text)
