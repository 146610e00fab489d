"""Whether a first message is written as clinicians write notes: then clinicians' words are used, and it is said so."""

from __future__ import annotations

from actions.facts.facts import Facts
from actions.steps.suggestion.standing import shows_plans
from actions.turn.talk import Talk
from education.ways import ways_of

_MARK = "mark_"
"""How the id of a sign of such a note begins."""

FEWEST_MARKS = 2
"""So many signs make a note."""


def writes_as_a_clinician(talk: Talk) -> bool:
    """Whether a talk begins with such a note and nobody has said for whom the words are.

    Where patients see no plan before it is confirmed, a note opens none.
    """
    begins = talk.tracker.get_slot("register") is None and talk.facts == Facts() and not talk.turn.answers
    plain = talk.register == "patient" and shows_plans(talk)
    return begins and plain and reads_as_a_note(talk.turn.text)


def reads_as_a_note(text: str) -> bool:
    """Whether the message speaks of a patient in a prescriber's shorthand, and of nobody of the writer's own."""
    ways = ways_of("actions.steps.welcome")
    if ways["in_that_office"].is_said_in(text):
        return True
    if ways["of_ones_own"].is_said_in(ways["asks_as_a_prescriber"].without(text)):
        return False
    return sum(way.is_said_in(text) for way in ways.values() if way.id.startswith(_MARK)) >= FEWEST_MARKS
