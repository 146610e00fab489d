"""Injections and B12 by mouth or nose that are had at once: the injections are the treatment in use, and the other is
kept beside it as a medicine and in its words.
"""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise

from actions.facts.draft import Draft
from actions.facts.loading import TABLETS
from actions.facts.products_named import INJECTION, products_named
from actions.facts.said import Mentioned, Turn
from education.ways import ways_of

SUPPLEMENT = "b12_supplement"
"""B12 by mouth or nose as a medicine that is taken beside the treatment."""

_ONE_FOR_THE_OTHER = ("in_place_of", "something_in_its_place", "injections_stopped", "it_was_stopped")
_OF_ONE = frozenset({"product", "route", "dose", "interval"})
_PIECE_ENDS = re.compile(
    r"[,;.!?\n](?!\d)|\b(?:and|plus|but|as well as|together with|alongside|besides)\b", re.IGNORECASE
)


@dataclasses.dataclass(frozen=True)
class _Piece:
    """What stands between two marks or joining words, and whether it tells of B12 beside the injections."""

    text: str
    start: int
    beside: bool


def keep_both(draft: Draft, turn: Turn) -> Turn:
    """Puts down B12 by mouth or nose that is had beside injections, and returns the turn without it. The turn as it is
    where only one is had, or nothing tells which is which.
    """
    if turn.answers or turn.asked in ("product", "medicines") or turn.intent in ("correct", "change"):
        return turn
    current = [m for m in turn.mentions if m.type in _OF_ONE and m.is_own and not (m.negated or m.historical)]
    pieces = _pieces(turn.text)
    beside = [piece for piece in pieces if piece.beside and _inside(piece, current)]
    injected = [piece for piece in pieces if not piece.beside and _names_an_injection(piece, current)]
    followed = any(ways_of("actions.turn")[way].is_said_in(turn.text) for way in _ONE_FOR_THE_OTHER)
    if not beside or not injected or followed:
        return turn
    for piece in beside:
        kept = " ".join(piece.text.split())
        if kept not in draft.facts.other_conditions:
            draft.add("other_conditions", kept)
            draft.note("kept_in_words", kept)
    if SUPPLEMENT not in draft.facts.medicines:
        draft.add("medicines", SUPPLEMENT)
        draft.note("yes", SUPPLEMENT, "medicines")
    of_the_other = [mention for piece in beside for mention in _inside(piece, current)]
    return dataclasses.replace(turn, mentions=tuple(m for m in turn.mentions if m not in of_the_other))


def _pieces(text: str) -> list[_Piece]:
    """The pieces of a message in their order; one that names neither goes with the piece before it."""
    ends = [0, *(end.start() for end in _PIECE_ENDS.finditer(text)), len(text)]
    joined: list[_Piece] = []
    for start, end in pairwise(ends):
        piece = text[start:end]
        named = products_named(piece)
        sprayed = ways_of("actions.facts")["by_nose"].is_said_in(piece)
        if joined and not named and not sprayed:
            last = joined.pop()
            joined.append(_Piece(last.text + piece, last.start, last.beside))
        else:
            beside = sprayed or named == [TABLETS]
            lead = len(piece) - len(piece.lstrip(" ,;.!?\n"))
            joined.append(_Piece(piece[lead:], start + lead, beside))
    return joined


def _inside(piece: _Piece, mentions: list[Mentioned]) -> list[Mentioned]:
    return [mention for mention in mentions if piece.start <= mention.start < piece.start + len(piece.text)]


def _names_an_injection(piece: _Piece, mentions: list[Mentioned]) -> bool:
    """Whether a piece tells of injections that are had: by a schedule, a product or a dose in it."""
    named = [each for each in products_named(piece.text) if each != TABLETS]
    how = {mention.type for mention in _inside(piece, mentions)}
    return bool(named) and bool(
        how & ({"dose", "interval"} if named == [INJECTION] else {"product", "dose", "interval"})
    )
