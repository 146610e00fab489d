"""Of injections and tablets that one message tells of, the treatment in use: the other one was had before."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from itertools import pairwise

from actions.facts.loading import TABLETS
from actions.facts.said import Mentioned, Turn
from education.ways import ways_of

_OF_TREATMENT = frozenset({"product", "route", "dose", "interval", "phase"})


_PIECE_ENDS = re.compile(
    r"[,;\n]|\.(?!\d)|(?=\b(?:and then|then|before that|switched|changed|swapped|but|and now|now (?!and\b)\w))",
    re.IGNORECASE,
)
_SWALLOWED = re.compile(r"\b(?:tablets?|pills?|capsules?|lozenges?|sprays?|sublingual\w*)\b", re.IGNORECASE)
_OF_B12 = re.compile(r"\b(?:b\W?12|\w*cobalamin)\b|\d\s?(?:mcg|ug|µg|micrograms?)\b", re.IGNORECASE)
_INJECTED = re.compile(r"\b(?:inject\w*|inj|jabs?|shots?|im)\b", re.IGNORECASE)


def only_in_use(turn: Turn) -> Turn:
    """The turn without what is told of a treatment that another form has followed, or that is had no more.

    Where nothing tells which one is of now, or one is had beside the other, the turn stays as it is. What is wished
    for or asked about is none that is had.
    """
    ways = ways_of("actions.turn")
    pieces = [piece for piece in _pieces(turn) if piece.form and not ways["wished_for"].is_said_in(piece.text)]
    forms = {piece.form for piece in pieces}
    if turn.answers or len(forms) < len(_FORMS) or ways["had_beside"].is_said_in(turn.text):
        return turn
    of_now = [p for p in pieces if ways["had_now"].is_said_in(p.text) and not ways["had_before"].is_said_in(p.text)]
    not_before = [piece for piece in pieces if not ways["had_before"].is_said_in(piece.text)]
    present = [] if ways["nothing_now"].is_said_in(turn.text) else of_now or not_before
    if len({piece.form for piece in present}) > 1:
        return turn
    past = [mention for piece in pieces if piece not in present for mention in piece.mentions]
    return dataclasses.replace(turn, mentions=tuple(mention for mention in turn.mentions if mention not in past))


_FORMS = ("injected", "swallowed")


@dataclasses.dataclass(frozen=True)
class _Piece:
    text: str
    mentions: tuple[Mentioned, ...]

    @property
    def form(self) -> str | None:
        """Whether it tells of injections or of tablets of B12; None where it tells of neither."""
        products = {mention.id for mention in self.mentions if mention.type == "product"}
        if TABLETS in products or (_SWALLOWED.search(self.text) and _OF_B12.search(self.text)):
            return "swallowed"
        return "injected" if products or (self.mentions and _INJECTED.search(self.text)) else None


def _pieces(turn: Turn) -> Iterator[_Piece]:
    """What stands between marks and words that join what was first to what came then."""
    ends = [0, *(end.start() for end in _PIECE_ENDS.finditer(turn.text)), len(turn.text)]
    treatment = [mention for mention in turn.mentions if mention.type in _OF_TREATMENT]
    for start, end in pairwise(ends):
        yield _Piece(turn.text[start:end], tuple(m for m in treatment if start <= m.start < end))
