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
    """Whether a talk begins with such a note and nobody has said for whom the words are, or the writer says at any time
    what they are.

    Where patients see no plan before it is confirmed, neither opens one.
    """
    if talk.register != "patient" or not shows_plans(talk) or talk.turn.answers or talk.turn.intent == "clinician":
        return False
    begins = talk.tracker.get_slot("register") is None and talk.facts == Facts()
    return says_their_office(talk.turn.text) or (begins and reads_as_a_note(talk.turn.text))


def says_their_office(text: str) -> bool:
    """Whether the writer says to be a clinician, and writes of no health of their own."""
    ways = ways_of("actions.steps.welcome")
    if ways["in_that_office"].is_said_in(text):
        return True
    named = ways["calls_themselves"]
    return named.is_said_in(text) and not ways["of_ones_own_health"].is_said_in(named.without(text))


def reads_as_a_note(text: str) -> bool:
    """Whether the message speaks of a patient in a prescriber's shorthand, and of nobody of the writer's own."""
    ways = ways_of("actions.steps.welcome")
    if says_their_office(text):
        return True
    if ways["of_ones_own"].is_said_in(ways["asks_as_a_prescriber"].without(text)):
        return False
    return sum(way.is_said_in(text) for way in ways.values() if way.id.startswith(_MARK)) >= FEWEST_MARKS
