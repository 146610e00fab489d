"""A turn as it was meant, where the classifier took its words for something else: an answer, a correction, a fact."""

from __future__ import annotations

import dataclasses

from actions.facts.a_child import is_about_no_child
from actions.facts.said import Turn
from actions.steps.own_case.asked import as_asked
from actions.steps.suggestion.standing import was_suggested
from actions.turn.an_adult_after_all import as_told_of_an_adult
from actions.turn.asked_to_begin import without_what_is_asked_to_begin
from actions.turn.comes_back import (
    with_what_is_known,
)
from actions.turn.corrections import as_correction
from actions.turn.editing import without_a_guess
from actions.turn.farewells import without_a_goodbye_unsaid, without_a_return_unsaid
from actions.turn.interruptions import interrupts
from actions.turn.medicines_asked_of import with_medicines_stopped, without_medicines_asked_of
from actions.turn.natural_answers import as_answer_in_own_words
from actions.turn.open_emergency import (
    CALLS,
)
from actions.turn.reading.gas_use import tells_of_gas
from actions.turn.reading.range_of_inr import tells_range_of_inr
from actions.turn.reading.stopped import tells_it_was_stopped
from actions.turn.reading.taken_out import takes_something_out
from actions.turn.talk import (
    Talk,
)
from education.asking import asks
from education.ways import ways_of


def as_meant(talk: Talk, turn: Turn, of_an_adult: bool) -> Turn:
    """The turn with the intent and the facts that its words have in this talk; `of_an_adult` is whether it says that it
    is about no child.
    """
    turn = without_what_is_asked_to_begin(without_a_goodbye_unsaid(turn))
    turn = with_what_is_known(talk, without_medicines_asked_of(talk.facts, turn))
    turn = with_medicines_stopped(without_a_guess(talk, without_a_return_unsaid(turn)))
    if is_about_no_child(turn):
        turn = dataclasses.replace(turn, intent="start_plan")
    if of_an_adult:
        turn = as_told_of_an_adult(turn)
    if turn.intent not in CALLS:
        turn = as_correction(as_answer_in_own_words(turn, talk.facts))
        if takes_something_out(talk.facts, turn):
            turn = dataclasses.replace(turn, intent="correct")
        if interrupts(turn.intent) and not asks(turn.text) and tells_range_of_inr(talk.facts, turn):
            turn = dataclasses.replace(turn, intent="inform")
        if turn.intent == "stop" and (tells_it_was_stopped(talk.facts, turn) or tells_of_gas(talk.facts, turn)):
            turn = dataclasses.replace(turn, intent="inform")
        turn = as_asked(turn, talk.facts, was_suggested(talk))
        turn = _without_what_would_change(turn)
    return turn


def _without_what_would_change(turn: Turn) -> Turn:
    """The turn without what stands behind `what would change it`: it is what the plan names, and is not told."""
    asked = ways_of("actions.turn")["what_would_change"].search(turn.text)
    if asked is None or turn.answers:
        return turn
    return dataclasses.replace(turn, mentions=tuple(m for m in turn.mentions if m.start < asked.end()))
