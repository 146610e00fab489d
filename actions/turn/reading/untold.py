"""That nobody can tell what is there of the list of signs: asked and not known, never a yes and never a no."""

from __future__ import annotations

import re

from actions.facts.draft import Draft
from actions.facts.said import Turn
from actions.facts.setting import set_not_known
from actions.questions.catalogue import question
from education.ways import ways_of

LIST = "nerve_symptoms"
FELT = "feet_and_hands"
"""The part of the list that only the person can feel, and nobody else can see."""

_PART = re.compile(r"[^.!?;,\n]+")


def read_nobody_can_tell(draft: Draft, turn: Turn) -> None:
    """Takes up `she can't tell us`, said to the list of signs: what only she can feel is not known where some sign was
    named beside it; the whole list, where none was.
    """
    if turn.asked != LIST or turn.answers or not _says_nobody_can_tell(turn.text):
        return
    item = question(LIST)
    if not any(mention.type == "symptom" for mention in turn.mentions):
        item.take_not_known(draft)
        return
    facts = draft.facts
    told = {*facts.symptoms_present, *facts.symptoms_absent, *facts.symptoms_not_known}
    for sign in item.part(FELT):
        if sign not in told:
            set_not_known(draft, sign)


def _says_nobody_can_tell(text: str) -> bool:
    way = ways_of("actions.turn")["nobody_can_tell"]
    return any(way.is_said_in(part.group()) for part in _PART.finditer(text))
