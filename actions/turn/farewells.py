"""Whether a turn leaves the talk: by a word of leaving, and not by words that only sound like one."""

from __future__ import annotations

import dataclasses

from actions.facts.said import Turn
from education.ways import ways_of

GOODBYE = "goodbye"
"""The intent of a farewell."""

NOT_UNDERSTOOD = "nlu_fallback"


def without_a_goodbye_unsaid(turn: Turn) -> Turn:
    """The turn; a goodbye that no word says (`my kids are waiting`, `it will be over soon`) is none."""
    if turn.intent != GOODBYE or turn.answers or ways_of("actions.turn")["says_goodbye"].is_said_in(turn.text):
        return turn
    return dataclasses.replace(turn, intent=NOT_UNDERSTOOD)
