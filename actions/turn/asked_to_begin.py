"""What a message asks whether to begin: a medicine, a product, a dose, a route. To ask is to tell no fact: it is not
taken, given or planned by that (`should I take aspirin in the meantime`, `any reason not to use oral 1 mg`).
"""

from __future__ import annotations

import dataclasses
import re

from actions.facts.said import Mentioned, Turn
from education.ways import ways_of

_BEGUN = frozenset({"medicine", "other_drug", "product", "dose", "route", "interval", "cause"})
_CLAUSE_ENDS = re.compile(r"[,;.!?\n](?!\d)|\b(?:but|so)\b", re.IGNORECASE)


def without_what_is_asked_to_begin(turn: Turn) -> Turn:
    """The turn without those; what is told besides, and what is asked of something that is had, stays."""
    if turn.answers or turn.text.startswith("/"):
        return turn
    asked = [mention for mention in turn.mentions if _is_asked_to_begin(mention, turn)]
    if not asked:
        return turn
    kept = tuple(mention for mention in turn.mentions if mention not in asked)
    only_asks = turn.intent in _TAKEN_FOR and not any(mention.is_own for mention in kept)
    return dataclasses.replace(turn, mentions=kept, intent=_what_is_asked(asked) if only_asks else turn.intent)


_TAKEN_FOR = frozenset({"inform", "correct", "nlu_fallback"})
"""What the classifier may make of a message that does no more than ask."""


def _what_is_asked(asked: list[Mentioned]) -> str:
    """The intent of a question about what it asks to begin: another medicine's, or one about B12."""
    medicines = all(mention.type in ("medicine", "other_drug", "dose") for mention in asked)
    return "other_drug" if medicines and any(mention.type != "dose" for mention in asked) else "ask_faq"


def _is_asked_to_begin(mention: Mentioned, turn: Turn) -> bool:
    end = mention.start + len(mention.text)
    behind = turn.text[end:]
    ways = ways_of("actions.turn")
    if mention.type == "pregnancy":
        return turn.asked != "pregnancy" and ways["of_later"].is_said_in(behind)
    if mention.type not in _BEGUN or ways["together_with_b12"].is_said_in(behind):
        return False
    clause = _CLAUSE_ENDS.split(turn.text[: mention.start].replace("’", "'"))[-1]
    marked = "?" in _CLAUSE_ENDS.split(behind)[0] or behind.lstrip().startswith("?")
    return ways["asks_to_begin"].is_said_in(clause) or (marked and ways["proposes_to_begin"].is_said_in(clause))
