"""What an answer was, by ids alone: the card it showed and the question it asked or answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from channels.rasa_turn import Turn

Kind = Literal["wrong", "not_understood", "other"]
"""What was wrong: the answer, how the person was understood, or something else."""

KINDS: tuple[Kind, ...] = get_args(Kind)

TEXT = "text"
"""The card of an answer that is text alone."""

NONE = "none"
"""The question where none stood open."""


@dataclass(frozen=True)
class About:
    """The type of the last card of an answer, and the id of the question that it answers, else of the one it asks."""

    card: str = TEXT
    question: str = NONE


def about(turn: Turn) -> About:
    """What this answer was."""
    cards = [said.card for said in turn.messages if said.card is not None]
    card = cards[-1] if cards else {}
    asked = (turn.requested_slot or NONE).removesuffix("_answer")
    question = card.get("id") if card.get("type") == "answer" else None
    return About(str(card.get("type") or TEXT), str(question or asked))
