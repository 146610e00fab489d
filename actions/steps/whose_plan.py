"""What a turn leads to that speaks of somebody else: of a child no plan is made, of anybody it is asked whose it is."""

from __future__ import annotations

from actions.facts.draft import Draft
from actions.facts.said import Turn
from actions.facts.whose import whose_is_asked
from actions.steps.interruptions.talk_of_a_child import declined_for_a_child, found_to_be_a_child
from actions.turn.asking_whose import ask_whose
from actions.turn.for_a_child import (
    CHILD,
    answers_with_a_childs_age,
    is_about_a_baby,
    is_found_to_be_a_child,
    is_still_of_a_child,
    is_told_of_a_child,
    is_under_age,
)
from actions.turn.talk import Events, Talk


def of_somebody_else(talk: Talk, turn: Turn, draft: Draft, child: str | None) -> Events | None:
    """Events of a turn that speaks of a child, or of somebody of whom it is not known whether the plan is theirs; None
    of every other. `child` is which list of urgent signs is that of the child.
    """
    person = whose_is_asked(talk.facts, turn)
    of_a_child = is_under_age(person, turn) or is_about_a_baby(turn) or is_told_of_a_child(talk, turn)
    if of_a_child or is_still_of_a_child(talk, turn, draft):
        return declined_for_a_child(talk, child)
    if is_found_to_be_a_child(talk, draft.facts) or answers_with_a_childs_age(talk, turn):
        again = bool(talk.tracker.get_slot(CHILD))
        return declined_for_a_child(talk, child) if again else found_to_be_a_child(talk, child)
    return None if person is None else ask_whose(talk, person)
