"""Whether a turn is all of somebody else than the one whom the plan is known to be for: it tells of them, or asks what
they should have.
"""

from __future__ import annotations

import re

from actions.facts.dose_wishes import asks_for_anothers_dose
from actions.facts.draft import Draft
from actions.facts.people import Person, person_of, relatives_in, words_of
from actions.facts.said import Turn
from actions.facts.told_of import as_told_of
from actions.turn.talk import Talk
from actions.turn.whose_settled import is_begun
from education.asking import asks_anywhere
from education.ways import ways_of

_LEFT_OUT = frozenset({"other_person", "family_history"})
_OF_THE_ONE = re.compile(r"\b(?:i|i'?m|i'?ve|i'?ll|i'?d|im|ive|me|mine|myself)\b", re.IGNORECASE)


def is_all_of_another(talk: Talk, turn: Turn, draft: Draft) -> bool:
    """Whether nothing of the turn is of the one whom the plan is for; a question of the writer's is theirs."""
    if turn.answers or talk.facts.whose is None or not is_begun(talk.facts) or draft.facts != talk.facts:
        return False
    own = person_of(talk.facts)
    named = [person for person in relatives_in(turn.text) if own is None or person.id != own.id]
    if len(named) != 1 or any(note.kind not in _LEFT_OUT for note in draft.notes):
        return False
    if any(
        mention.is_own and mention.type not in _SAID_OF_ANYBODY for mention in as_told_of(talk.facts, turn).mentions
    ):
        return False
    told = any(note.kind == "other_person" for note in draft.notes) and not _OF_THE_ONE.search(turn.text)
    return told or _asks_for(named[0], turn.text)


_SAID_OF_ANYBODY = frozenset({"sex", "age", "number", "product", "route", "dose"})


def _asks_for(person: Person, text: str) -> bool:
    """Whether it is asked what they should have, or whether something is right for them."""
    ways = ways_of("actions.facts")
    wanted = any(
        ways[way].naming(words_of(person)).is_said_in(text) for way in ("asked_for_another", "right_for_another")
    )
    return asks_anywhere(text) and (wanted or asks_for_anothers_dose(text, (*person.words, *person.owned)))
