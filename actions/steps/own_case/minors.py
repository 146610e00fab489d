"""Answers somebody under age, or who asks for a child, when B12 is to be taken or given all the same: not without the
child's own doctor (safety item S-02).
"""

from __future__ import annotations

from actions.facts.born import ADULT_FROM
from actions.steps.interruptions.decline_for_a_child import refusal_for_a_child
from actions.turn.for_a_child import CHILD
from actions.turn.talk import Talk
from education.ways import ways_of


def not_for_a_minor_alone(talk: Talk) -> list[str]:
    """That it is not to be done, and who decides; none where that is not asked, or the talk is of an adult."""
    if not ways_of("actions.turn")["gives_it_alone"].is_said_in(talk.turn.text):
        return []
    if talk.tracker.get_slot(CHILD):
        return [refusal_for_a_child(talk, None)]
    age = talk.facts.age
    return [talk.say("not_alone_under_age")] if age is not None and age < ADULT_FROM else []
