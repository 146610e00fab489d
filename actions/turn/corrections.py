"""A message that says by its own words that it puts right what was told before: `sorry, it's every 8 weeks`.

The classifier often takes such a message for mere facts, or for a wish.
"""

from __future__ import annotations

import dataclasses
import re

from actions.facts.facts import Facts
from actions.facts.said import Turn
from education.asking import asks
from education.ways import ways_of

_TAKEN_FOR = frozenset({"inform", "nlu_fallback", "why_not_dose", "change", "deny"})
"""What the classifier may make of it."""


def as_correction(turn: Turn) -> Turn:
    """The turn as one that corrects, where it tells a fact in such words and asks nothing."""
    if turn.answers or turn.intent not in _TAKEN_FOR or "?" in turn.text or asks(turn.text):
        return turn
    tells = any(mention.is_own and mention.type in _FACTS for mention in turn.mentions)
    if not tells or not ways_of("actions.turn")["puts_right"].is_said_in(turn.text):
        return turn
    return dataclasses.replace(turn, intent="correct")


_FACTS = frozenset({"cause", "phase", "product", "route", "dose", "interval", "last_dose", "doses_given", "lab", "age"})
"""Facts of which there is one, so that another one takes its place."""


def with_replacement(facts: Facts, turn: Turn) -> Turn:
    """The turn with the second of two things as told, where it takes the place of one that was noted: `not numb,
    tingling`. What was not noted before is denied with the first: `not numb, dizzy`.
    """
    known = {*facts.symptoms_present, *facts.all_causes, *facts.medicines, *facts.conditions}
    if turn.answers or len(turn.mentions) != _PAIR or _IN_ITS_PLACE.match(turn.text) is None:
        return turn
    first, second = turn.mentions
    if first.type != second.type or first.id not in known or second.id in known or not second.negated:
        return turn
    return dataclasses.replace(turn, mentions=(first, second.model_copy(update={"negated": False, "retracted": False})))


_PAIR = 2
"""What is told: what was noted, and what takes its place."""
_IN_ITS_PLACE = re.compile(
    r"^\W*(?:(?:no|sorry|wait|actually|it'?s|i'?m)\W+)*not (?:\w+\W+){1,3}?(?:but |it'?s |it is |rather |i'?m )?"
    r"[\w'-]+(?: [\w'-]+){0,2}\W*$",
    re.IGNORECASE,
)
"""Two things and no more words than those that put one in the place of the other."""
