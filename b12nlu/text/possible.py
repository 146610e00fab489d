"""Which expressions can be found in a message at all: most name words of which the message has none.

Searching a message for each of some hundred expressions is most of the reader's work, and nearly all of them find
nothing. So each expression is asked first which runs of letters it cannot do without: "numb" or "tingl" of what looks
for numb or tingling feet. Where a message has none of them, it is not searched. What is found stays the same.
"""

from __future__ import annotations

import re
import sre_parse
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from sre_constants import BRANCH, CATEGORY, CATEGORY_DIGIT, IN, LITERAL, MAX_REPEAT, MIN_REPEAT, SUBPATTERN
from typing import Any

_RUN = 3
"""Letters of a run that is looked for."""
_SHORT = 2
"""Letters of the shortest one."""
_FREQUENT = "etaoinshrdlu"
"""The letters that English has most often, in order: a run of others tells messages apart better."""
_DIGIT = "0"
"""Stands for whatever digit."""
_COSTS = {1: 40, 2: 8, 3: 1}
"""In how many more messages a digit or a run of two letters stands than a run of three."""
_LETTERS = re.compile("[a-z]+")
_SMALL = str.maketrans({"\u017f": "s", "\u0130": "i", "\u0131": "i", "\u212a": "k"})
"""Letters that are taken for one of the alphabet where capitals do not count, and have no small form of their own."""

Node = tuple[Any, Any]


class Message:
    """The runs of letters of a message, and which expressions were looked up in them."""

    def __init__(self, text: str) -> None:
        words = set(_LETTERS.findall(text.translate(_SMALL).lower()))
        self._runs = {word[at : at + size] for word in words for size in (_SHORT, _RUN) for at in range(len(word) - 1)}
        if any(map(str.isdecimal, text)):
            self._runs.add(_DIGIT)
        self._can: dict[frozenset[str], bool] = {}

    def can_hold(self, needed: frozenset[str]) -> bool:
        """Whether one of some runs of letters stands in the message."""
        found = self._can.get(needed)
        if found is None:
            found = self._can[needed] = not self._runs.isdisjoint(needed)
        return found


_MESSAGE: ContextVar[Message | None] = ContextVar("message", default=None)


@contextmanager
def reading(text: str) -> Iterator[None]:
    """In here expressions are asked about parts of one message only."""
    token = _MESSAGE.set(Message(text))
    try:
        yield
    finally:
        _MESSAGE.reset(token)


class Expression:
    """A compiled expression that is not looked for in a message which cannot hold it."""

    def __init__(self, pattern: str, *, case: bool = False) -> None:
        self.compiled = re.compile(pattern, 0 if case else re.IGNORECASE)
        self.needed = needed_runs(pattern)

    @property
    def pattern(self) -> str:
        """The expression as it is written, with its parts."""
        return self.compiled.pattern

    def _is_out(self) -> bool:
        message = _MESSAGE.get()
        return message is not None and self.needed is not None and not message.can_hold(self.needed)

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """The first place where it is found."""
        return None if self._is_out() else self.compiled.search(text, *span)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """The match at the beginning of a text or span."""
        return None if self._is_out() else self.compiled.match(text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        """The match of the whole text or span."""
        return None if self._is_out() else self.compiled.fullmatch(text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        """Every place where it is found."""
        return iter(()) if self._is_out() else self.compiled.finditer(text, *span)

    def findall(self, text: str) -> list[Any]:
        """What is found at every place."""
        return [] if self._is_out() else self.compiled.findall(text)

    def sub(self, replacement: str, text: str) -> str:
        """The text with what is found replaced."""
        return text if self._is_out() else self.compiled.sub(replacement, text)

    def split(self, text: str) -> list[str]:
        """The text parted where it is found."""
        return [text] if self._is_out() else self.compiled.split(text)


def needed_runs(pattern: str) -> frozenset[str] | None:
    """Runs of small letters of which each match has one; None of an expression that can match without any."""
    return _of_sequence(sre_parse.parse(pattern).data)


def _of_sequence(nodes: Sequence[Node]) -> frozenset[str] | None:
    """The runs that tell best of what stands one behind the other."""
    found: list[frozenset[str]] = []
    letters = ""
    for kind, said in (*nodes, (None, None)):
        if kind is LITERAL and chr(said).isascii() and chr(said).isalpha():
            letters += chr(said).lower()
            continue
        if len(letters) >= _SHORT:
            found.append(frozenset({_rarest(letters)}))
        letters = ""
        inner = _of_node(kind, said)
        if inner is not None:
            found.append(inner)
    return min(found, key=_cost, default=None)


def _of_node(kind: Any, said: Any) -> frozenset[str] | None:
    if kind is SUBPATTERN:
        return _of_sequence(list(said[-1]))
    if kind in (MAX_REPEAT, MIN_REPEAT):
        least, _, inner = said
        return _of_sequence(list(inner)) if least else None
    if kind is IN and all(member == (CATEGORY, CATEGORY_DIGIT) for member in said):
        return frozenset({_DIGIT})
    if kind is BRANCH:
        return _of_all([_of_sequence(list(branch)) for branch in said[1]])
    return None


def _of_all(branches: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """One of the branches is there, so that one of their runs is; none is needed where a branch needs none."""
    runs: set[str] = set()
    for needed in branches:
        if needed is None:
            return None
        runs |= needed
    return frozenset(runs)


def _rarest(letters: str) -> str:
    """The run of a word that is least usual."""
    size = min(len(letters), _RUN)
    runs = [letters[at : at + size] for at in range(len(letters) - size + 1)]
    return min(
        runs, key=lambda run: sum(len(_FREQUENT) - _FREQUENT.find(letter) for letter in run if letter in _FREQUENT)
    )


def _cost(needed: frozenset[str]) -> int:
    """How many messages are likely to hold one of some runs."""
    return sum(_COSTS[len(run)] for run in needed)
