"""A small language for phrases with alternatives and gaps, and its matching on the words of a message.

`throat ~4 closing|tight` is the word *throat*, up to four words of any kind, then *closing* or *tight*; `up?` may be
missing; `@limb` stands for a named class of words. A plain synonym is the simplest pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from b12nlu.tokens import TOKEN
from b12nlu.words import words as words_in

_JOINING = frozenset("-'\"")
_IGNORED = frozenset("-.'\"()/")


@dataclass(frozen=True)
class Element:
    """One place in a pattern: the words that fit, how many words may stand before it, whether it may be missing."""

    words: frozenset[str]
    gap: int = 0
    optional: bool = False


@dataclass(frozen=True)
class Pattern:
    """What a phrase stands for."""

    kind: str
    id: str
    elements: tuple[Element, ...]
    capitals: str | None = None
    """Set for an abbreviation that needs capitals or a cue (see `guards.yml`)."""
    alone: bool = False
    """True for words that count only when they are the whole message."""
    acute: bool = False
    flexible: bool = False
    """True for a pattern with gaps or alternatives; a plain synonym of the same length outranks it."""

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which a match can begin."""
        return self.elements[0].words


@dataclass(frozen=True)
class Word:
    """A word of the message: its folded form, its token, and whether a mark of punctuation stands before it."""

    fold: str
    token: int
    after_break: bool


def parse_elements(
    text: str, fold: Callable[[str], str], classes: Mapping[str, Iterable[str]] | None = None
) -> tuple[Element, ...]:
    """The elements of a pattern as written in a rules file."""
    elements: list[Element] = []
    gap = 0
    for part in text.split():
        if part.startswith("~"):
            gap = int(part[1:])
            continue
        optional = part.endswith("?")
        words: set[str] = set()
        for alternative in part.rstrip("?").split("|"):
            if alternative.startswith("@"):
                words.update(fold(word) for word in (classes or {})[alternative[1:]])
            else:
                words.add(fold(alternative))
        elements.append(Element(frozenset(words), gap, optional))
        gap = 0
    return tuple(elements)


def phrase_elements(phrase: str, fold: Callable[[str], str]) -> tuple[Element, ...]:
    """The elements of a plain synonym: its words, marks left out."""
    return tuple(Element(frozenset({fold(word)})) for word in TOKEN.findall(phrase) if word not in _IGNORED)


def words_of(folds: Sequence[str]) -> list[Word]:
    """The words of a message that patterns see. A hyphen joins; other marks part, save a stop after one letter."""
    words: list[Word] = []
    after_break = True
    for index, folded in enumerate(folds):
        if folded.isalnum() or folded in ("+", "%"):
            words.append(Word(folded, index, after_break))
            after_break = False
        elif _joins(folds, index):
            continue
        elif re.fullmatch(r"\d+(?:[.,]\d+)*", folded):
            words.append(Word(folded, index, after_break))
            after_break = False
        else:
            after_break = True
    return words


def _joins(folds: Sequence[str], index: int) -> bool:
    """Whether a mark stands inside a phrase: a hyphen, a space, or the stop of "h. pylori" or the slash of "s/c"."""
    mark = folds[index]
    if mark in _JOINING or (mark.isspace() and mark != "\n"):
        return True
    before = folds[index - 1] if index else ""
    after = folds[index + 1] if index + 1 < len(folds) else ""
    return (mark == "." and len(before) == 1 and before.isalpha()) or (
        mark == "/" and before.isalpha() and after.isalpha()
    )


def match_at(pattern: Pattern, words: Sequence[Word], at: int) -> tuple[int, bool] | None:
    """The end (exclusive word index) of a match that begins at a word, and whether a negation stands in a gap."""
    return _match(pattern.elements, 1, words, at + 1, False)


def _match(
    elements: tuple[Element, ...], index: int, words: Sequence[Word], position: int, negated: bool
) -> tuple[int, bool] | None:
    if index == len(elements):
        return position, negated
    element = elements[index]
    for skipped in range(element.gap + 1):
        place = position + skipped
        if place >= len(words) or words[place].after_break:
            break
        if words[place].fold in element.words:
            gap_negates = any(word.fold in words_in("negators") for word in words[position:place])
            found = _match(elements, index + 1, words, place + 1, negated or gap_negates)
            if found:
                return found
        if words[place].fold in words_in("gap_breaks"):
            break
    if element.optional:
        return _match(elements, index + 1, words, position, negated)
    return None
