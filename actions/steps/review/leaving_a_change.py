"""What a turn leads to that leaves a change: the line, or all of it, is as it was before, and that is said."""

from __future__ import annotations

from actions.facts.facts import Facts, changed_slots
from actions.questions.catalogue import answer_slots, question
from actions.steps.leading_on import what_stood
from actions.turn.editing import closed, frames
from actions.turn.reopening import with_answer_of
from actions.turn.taken_back import TakenBack
from actions.turn.talk import FIRST, Events, Talk, set_slots
from actions.turn.tries import MISSES


def keep_the_line(talk: Talk, before: Facts) -> Events:
    """Events that leave the line that was being changed as it was; the form goes on."""
    item = question(frames(talk)[-1]["question"])
    facts = with_answer_of(talk.facts, before, item)
    talk.utter(talk.say("kept_as_it_was", label=item.label))
    values = {**changed_slots(talk.facts, facts), **answer_slots(facts), **closed(talk, facts, leaves=True)}
    loop = (talk.tracker.active_loop or {}).get("name")
    return set_slots(talk.tracker, {**values, MISSES: 0, "register": talk.register, FIRST: loop})


def change_nothing(talk: Talk) -> Events:
    """Events after the question which answer to change, where none is to be; what stood open goes on."""
    talk.utter(talk.say("nothing_changed"))
    values = {"confirming": None, "register": talk.register, FIRST: what_stood(talk)}
    return set_slots(talk.tracker, values)


def take_the_change_back(talk: Talk, back: TakenBack) -> Events:
    """Events that put the answers of before back, and say them; what stood open goes on."""
    for item in back.lines:
        talk.utter(talk.say("put_back", label=item.label, value=item.described(back.facts, talk.register)))
    values = {**changed_slots(talk.facts, back.facts), **answer_slots(back.facts), "confirming": None}
    return set_slots(talk.tracker, {**values, MISSES: 0, "register": talk.register, FIRST: what_stood(talk)})
