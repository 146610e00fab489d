"""Whether a turn is answered at once by the words in which it asks, whatever else is known (`can I go to 10 mg`)."""

from __future__ import annotations

from actions.facts.answered_at_once import FOLIC_ACID, answer_by_words, asks_several
from actions.facts.said import Turn
from actions.turn.cannot_wait import forbids_all
from actions.turn.talk import Talk


def is_answered_by_words(talk: Talk, turn: Turn) -> bool:
    """Whether the turn asks one question that an answer is known for by its words; none that names B12 as something to
    have stands where every product is ruled out.
    """
    answer = answer_by_words(turn.text)
    if answer is None or asks_several(turn.found):
        return False
    return answer == FOLIC_ACID or not forbids_all(talk)
