"""What comes before all else of a turn: an emergency, a child's urgent sign, the suspicion of either."""

from __future__ import annotations

import dataclasses

from actions.judging.emergency import is_emergency
from actions.steps.interruptions.talk_of_a_child import child_today
from actions.steps.red_flags.emergency_turn import begin_an_emergency, told_in_an_emergency
from actions.steps.taking_up.taken import Taken
from actions.turn.answers import FEW_WORDS
from actions.turn.asking_about_signs import hold, is_suspected
from actions.turn.comes_back import put_down_again
from actions.turn.nearest_signs import words_of
from actions.turn.open_emergency import CALLS, dangers
from actions.turn.reading.taken_out import takes_something_out
from actions.turn.talk import FIRST, Events, set_slots

SIGNS_FIRST = {FIRST: "action_ask_about_signs"}


def an_emergency(taken: Taken) -> Events | None:
    """Events that open an emergency, of the writer, of the person of whom they speak, or of a child."""
    talk, turn, draft = taken.talk, taken.turn, taken.draft
    if not (taken.childs or turn.intent in CALLS or is_emergency(draft.facts, turn.today)):
        return None
    childs = tuple(dict.fromkeys([*taken.childs, *sorted(dangers(draft.facts) - taken.before)]))
    told = told_in_an_emergency(dataclasses.replace(talk, turn=turn), draft)
    put_down_again(told, taken.returned)
    return begin_an_emergency(talk, told, taken.child, childs)


def a_sign_of_the_child(taken: Taken) -> Events | None:
    """Events of a sign for which a child is seen today."""
    return child_today(taken.talk, taken.child) if taken.child is not None and taken.named else None


def a_suspicion(taken: Taken) -> Events | None:
    """Events that ask about urgent signs and hold the message until they are answered."""
    if not is_suspected(taken.talk) or _only_takes_out(taken):
        return None
    slots = {**hold(taken.talk), **SIGNS_FIRST, "register": taken.turn.register}
    return set_slots(taken.talk.tracker, slots)


def _only_takes_out(taken: Taken) -> bool:
    """Whether the few words that sound urgent do no more than take something out of what was noted: `take out the Hb`,
    `that's all. and please take out the weak legs`.
    """
    urgent = words_of(taken.turn)
    few = len(urgent.split()) <= FEW_WORDS
    return few and takes_something_out(taken.talk.facts, dataclasses.replace(taken.turn, text=urgent))
