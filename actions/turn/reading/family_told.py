"""What is told of a relative's health and is no fact of this plan, nor of anything that the reader knows: it is said
that it was not counted, so that nothing typed is left out in silence.
"""

from __future__ import annotations

import re

from actions.facts.draft import Draft
from actions.facts.people import person_of, words_of
from actions.facts.said import Mentioned, Turn
from actions.facts.whose import FAMILY_HISTORY
from education.ways import ways_of

_SAID_BY_OTHERS = frozenset({"sex", "age", "number", "other_condition"})
"""Types of mentions that leave no note where they are told of a relative."""


def read_family_told(draft: Draft, turn: Turn) -> None:
    """Notes a relative's disease, treatment or death that no other reading of the turn has taken up or left out."""
    found = ways_of("actions.turn")["told_of_family"].search(turn.text)
    if found is None or turn.answers or any(_tells_it(mention, found) for mention in turn.mentions):
        return
    person = person_of(draft.facts)
    if person is not None and re.search(rf"\b{words_of(person)}\b", found.group(), re.IGNORECASE):
        return
    draft.note("family_history", found.group().strip())


def _tells_it(mention: Mentioned, found: re.Match[str]) -> bool:
    """Whether a mention that is noted elsewhere tells it: one in the words, or what it is that a relative has."""
    if mention.id in FAMILY_HISTORY or (mention.subject == "other" and mention.type in ("cause", "condition")):
        return True
    return mention.type not in _SAID_BY_OTHERS and found.start() <= mention.start < found.end()
