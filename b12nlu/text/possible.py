"""Which expressions can be found in a message at all: most name words of which the message has none.

Searching a message for each of some hundred expressions is most of the reader's work, and nearly all of them find
nothing. So each expression is asked first which runs of letters it cannot do without: "numb" or "tingl" of what looks
for numb or tingling feet. Where a message has none of them, it is not searched. An expression of many alternatives is
asked for each of them, and searched only with those that are left. What is found stays the same.
"""

from __future__ import annotations

import re
import sre_parse
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise
from sre_constants import (
    ASSERT,
    BRANCH,
    CATEGORY,
    CATEGORY_DIGIT,
    IN,
    LITERAL,
    MAX_REPEAT,
    MIN_REPEAT,
    RANGE,
    SUBPATTERN,
)
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
_MANY = 8
"""Alternatives from which on an expression is searched with each of them that the message can hold."""
_LONG = 600
"""Characters of the shortest expression of which that saves time."""
_FEW = 4
"""How many times fewer those must be than all, so that the search is shorter."""
_FOLDED = r"\b(?:"
_REPEATS = tuple("*+?{")
_SHORT_REST = 40
"""Characters behind a bracket that are written once more for each of its alternatives."""
_FEWER = 2
"""How many times fewer those must be than all of them, so that the search is shorter."""
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
        self._runs.update(character for character in set(text) if _is_a_mark(character))
        self._can: dict[frozenset[str], bool] = {}
        self._left: dict[Expression, list[re.Pattern[str]]] = {}

    def can_hold(self, needed: frozenset[str]) -> bool:
        """Whether one of some runs of letters stands in the message."""
        found = self._can.get(needed)
        if found is None:
            found = self._can[needed] = not self._runs.isdisjoint(needed)
        return found

    def left_of(self, expression: Expression) -> list[re.Pattern[str]]:
        """The alternatives of an expression that the message can hold."""
        found = self._left.get(expression)
        if found is None:
            found = self._left[expression] = expression.parts_in(self._runs)
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
        parts = self._told_apart(pattern)
        self._parts = [re.compile(self._with_groups(part), self.compiled.flags) for part in parts]
        self._of_run: dict[str, set[int]] = {}
        self._in_any: set[int] = set()
        for at, needed in enumerate(map(needed_runs, parts)):
            if needed is None:
                self._in_any.add(at)
            for run in needed or ():
                self._of_run.setdefault(run, set()).add(at)
        self._runs = frozenset(self._of_run)

    def _told_apart(self, pattern: str) -> list[str]:
        """The alternatives of a long expression, where each can be looked for by itself."""
        parts = alternatives(pattern) if len(pattern) >= _LONG else []
        named = self.compiled.groups == len(self.compiled.groupindex) and "(?P=" not in pattern
        return parts if len(parts) >= _MANY and named and all(map(_holds_something, parts)) else []

    def _with_groups(self, part: str) -> str:
        """One alternative, with the groups of the others, which are never found."""
        others = [name for name in self.compiled.groupindex if f"(?P<{name}>" not in part]
        return part + "|(?!)" + "".join(f"(?P<{name}>)" for name in others) if others else part

    @property
    def pattern(self) -> str:
        """The expression as it is written, with its parts."""
        return self.compiled.pattern

    @property
    def taken_apart(self) -> bool:
        """Whether its alternatives are looked for by themselves."""
        return bool(self._parts)

    def _is_out(self) -> bool:
        message = _MESSAGE.get()
        return message is not None and self.needed is not None and not message.can_hold(self.needed)

    def _left(self) -> list[re.Pattern[str]]:
        """The alternatives with which a message is searched; the whole where each of them may be found."""
        message = _MESSAGE.get()
        return [self.compiled] if message is None or not self._parts else message.left_of(self)

    def parts_in(self, runs: set[str]) -> list[re.Pattern[str]]:
        """The alternatives that a message with some runs of letters can hold."""
        held = self._in_any.union(*(self._of_run[run] for run in self._runs & runs))
        return [self._parts[at] for at in sorted(held)] if _FEW * len(held) <= len(self._parts) else [self.compiled]

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """The first place where it is found."""
        if self._is_out():
            return None
        if not self._parts:
            return self.compiled.search(text, *span)
        first = None
        for part in self._left():
            found = part.search(text, *span)
            if found is not None and (first is None or found.start() < first.start()):
                first = found
        return first

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """The match at the beginning of a text or span."""
        return None if self._is_out() else self.compiled.match(text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        """The match of the whole text or span."""
        return None if self._is_out() else self.compiled.fullmatch(text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        """Every place where it is found."""
        if self._is_out():
            return iter(())
        if not self._parts:
            return self.compiled.finditer(text, *span)
        left = self._left()
        return left[0].finditer(text, *span) if len(left) == 1 else _in_order(left, text, *span)

    def findall(self, text: str) -> list[Any]:
        """What is found at every place."""
        return [] if self._is_out() else self.compiled.findall(text)

    def sub(self, replacement: str, text: str) -> str:
        """The text with what is found replaced."""
        return text if self._is_out() else self.compiled.sub(replacement, text)

    def split(self, text: str) -> list[str]:
        """The text parted where it is found."""
        return [text] if self._is_out() else self.compiled.split(text)


def _in_order(patterns: Sequence[re.Pattern[str]], text: str, start: int = 0, *end: int) -> Iterator[re.Match[str]]:
    """What several expressions find, as one that has them as its alternatives would."""
    found = [pattern.search(text, start, *end) for pattern in patterns]
    while any(found):
        first = min((match for match in found if match), key=re.Match.start)
        yield first
        found = [
            pattern.search(text, first.end(), *end) if match and match.start() < first.end() else match
            for pattern, match in zip(patterns, found, strict=True)
        ]


def alternatives(pattern: str) -> list[str]:
    """The parts of a pattern between the bars that stand in no bracket; those of a part's first bracket as its own."""
    return [one for part in _parted(pattern) for one in _unfolded(part)]


def _unfolded(part: str) -> list[str]:
    r"""The alternatives of a part that opens with a bracket behind a word boundary (`\b(?:a|b)s` is `\bas|\bbs`)."""
    if not part.startswith(_FOLDED):
        return [part]
    inner = next(at for at, depth in _depths(part) if at > len(_FOLDED) and depth == 0)
    rest = part[inner + 1 :]
    if len(rest) > _SHORT_REST or rest[:1] in _REPEATS:
        return [part]
    return [f"{_FOLDED[:2]}(?:{one}){rest}" for one in _parted(part[len(_FOLDED) : inner])]


def _parted(pattern: str) -> list[str]:
    """The parts of a pattern between the bars that stand in no bracket."""
    bars = [at for at, depth in _depths(pattern) if depth == 0 and pattern[at] == "|"]
    return [pattern[start + 1 : end] for start, end in pairwise([-1, *bars, len(pattern)])]


def _depths(pattern: str) -> Iterator[tuple[int, int]]:
    """The places of the bars and brackets of a pattern, with how many brackets are open behind each."""
    depth, escaped, in_class = 0, False, False
    for at, character in enumerate(pattern):
        if escaped or character == "\\":
            escaped = not escaped
        elif in_class or character == "[":
            in_class = character != "]"
        elif character in "(|)":
            depth += (character == "(") - (character == ")")
            yield at, depth


def _holds_something(part: str) -> bool:
    """Whether whatever an expression finds has a letter."""
    return sre_parse.parse(part).getwidth()[0] > 0


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
        if kind is LITERAL and _is_a_mark(chr(said)):
            found.append(frozenset({chr(said)}))
        if kind is BRANCH and letters:
            begun = [(LITERAL, ord(letter)) for letter in letters]
            said = (None, [[*begun, *branch] for branch in said[1]])
        if len(letters) >= _SHORT:
            found.append(frozenset({_rarest(letters)}))
        letters = ""
        inner = _of_node(kind, said)
        if inner is not None:
            found.append(inner)
    return min(found, key=_cost, default=None)


def _of_node(kind: Any, said: Any) -> frozenset[str] | None:
    if kind in (SUBPATTERN, ASSERT):
        return _of_sequence(list(said[-1]))
    if kind in (MAX_REPEAT, MIN_REPEAT):
        least, _, inner = said
        return _of_sequence(list(inner)) if least else None
    if kind is IN and all(map(_is_a_digit, said)):
        return frozenset({_DIGIT})
    if kind is BRANCH:
        return _of_all([_of_sequence(list(branch)) for branch in said[1]])
    return None


def _is_a_mark(character: str) -> bool:
    """Whether it is no letter, digit or space, so that it is the same in capitals and small letters."""
    return not character.isalnum() and not character.isspace()


def _is_a_digit(member: Node) -> bool:
    """Whether a member of a class of characters stands for digits alone."""
    kind, said = member
    if kind is RANGE:
        return all(chr(end).isdecimal() for end in said)
    return said is CATEGORY_DIGIT if kind is CATEGORY else kind is LITERAL and chr(said).isdecimal()


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
