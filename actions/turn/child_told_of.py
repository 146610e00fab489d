"""A child who was told of before in the same talk, by what it is to the writer and by its name: who names it again, in
a talk about somebody else, tells of a child (S-01).
"""

from __future__ import annotations

import re

from actions.facts.people import people, words_of
from actions.facts.said import turn_of_message
from actions.turn.talk import Talk
from education.ways import ways_of


def names_the_child_told_of(talk: Talk) -> bool:
    """Whether the message names a child whose age was told before: `my son is limp`, `Leo won't wake up`. Whoever is
    said only to ask or to tell something is not meant.
    """
    if talk.facts.whose is None or talk.turn.answers:
        return False
    before = (event for event in talk.tracker.events[:-1] if event.get("event") == "user")
    told = (turn_of_message(event.get("parse_data") or {}, talk.turn.today).text for event in before)
    called = {word for text in told for word in _called_in(text)}
    asks = ways_of("actions.facts")["asks_or_tells"]
    return any(
        re.search(rf"\b{word}\b", talk.turn.text) and not asks.naming(word).is_said_in(talk.turn.text)
        for word in called
    )


def _called_in(text: str) -> list[str]:
    """The patterns of what a child whose age a text tells is called: the word for it, and its name in capitals or with
    one.
    """
    young = ways_of("actions.turn")["young_age"]
    called = []
    for person in people().values():
        words = words_of(person)
        if person.grown_up or not young.naming(words).is_said_in(text):
            continue
        called.append(f"(?i:{words})")
        name = re.search(rf"(?i:\b{words}),?\s+([A-Z][a-z]{{2,}})\b", text)
        if name is not None:
            called.append(f"(?:{name.group(1)}|{name.group(1).upper()})")
    return called
