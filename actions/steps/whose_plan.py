"""What a turn leads to that speaks of somebody else: of a child no plan is made, of anybody it is asked whose it is."""

from __future__ import annotations

from actions.facts.draft import Draft
from actions.facts.said import Turn
from actions.facts.whose import whose_is_asked
from actions.steps.interruptions.general_questions import answer_if_sure
from actions.steps.interruptions.talk_of_a_child import declined_for_a_child, found_to_be_a_child
from actions.steps.leading_on import what_listens
from actions.steps.noted import acknowledge
from actions.steps.suggestion.standing import after_options, suggestion_now, was_suggested
from actions.turn.acknowledgement import acknowledgement
from actions.turn.asking_about_signs import CLOSED
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
from actions.turn.of_another import is_all_of_another
from actions.turn.talk import FIRST, Events, Talk, set_slots


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
    if person is not None:
        return ask_whose(talk, person)
    return left_to_themselves(talk, turn, draft) if is_all_of_another(talk, turn, draft) else None


def left_to_themselves(talk: Talk, turn: Turn, draft: Draft) -> Events:
    """Events of a turn that tells or asks of somebody else alone, in a talk about a plan that is known to be another's:
    it is said to be left out, and no part of this plan answers it.
    """
    noted = acknowledgement(draft, turn.register)
    acknowledge(talk, noted or talk.say("not_of_this_plan"), new=False)
    if not answer_if_sure(talk, without_doses=True) and was_suggested(talk) and not talk.tracker.active_loop:
        talk.utter(talk.say("ways_on"), after_options(talk, suggestion_now(talk)))
    slots = {**CLOSED, FIRST: what_listens(talk), "register": turn.register, "asking": bool(talk.tracker.active_loop)}
    return set_slots(talk.tracker, slots)
