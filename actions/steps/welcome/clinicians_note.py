"""Whether a first message is written as clinicians write notes: then clinicians' words are used, and it is said so."""

from __future__ import annotations

from functools import cache

from actions.facts.facts import Facts
from actions.facts.said import Turn
from actions.steps.suggestion.standing import shows_plans
from actions.turn.talk import Talk
from education.ways import Way, ways_of

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


def says_no_more(turn: Turn) -> bool:
    """Whether such a message only says who writes, and announces a question."""
    return turn.intent in _ANNOUNCING and not turn.mentions and not turn.suspected


_ANNOUNCING = frozenset({"nlu_fallback", "other_language", "out_of_scope", "greet"})


def says_their_office(text: str) -> bool:
    """Whether the writer says to be a clinician, and writes of no health of their own."""
    ways = ways_of("actions.steps.welcome")
    if _of_an_office("in_that_office").is_said_in(text):
        return True
    named = (_of_an_office("asks_in_that_office"), _of_an_office("calls_themselves"))
    return any(way.is_said_in(text) and not ways["of_ones_own_health"].is_said_in(way.without(text)) for way in named)


@cache
def _of_an_office(way_id: str) -> Way:
    """How that is said by somebody in one of the offices."""
    ways = ways_of("actions.steps.welcome")
    return ways[way_id].naming_any_of(ways["office"])


def reads_as_a_note(text: str) -> bool:
    """Whether the message speaks of a patient in a prescriber's shorthand, and of nobody of the writer's own."""
    ways = ways_of("actions.steps.welcome")
    if says_their_office(text):
        return True
    if ways["of_ones_own"].is_said_in(ways["asks_as_a_prescriber"].without(text)):
        return False
    return sum(way.is_said_in(text) for way in ways.values() if way.id.startswith(_MARK)) >= FEWEST_MARKS
