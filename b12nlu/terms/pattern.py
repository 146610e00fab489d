"""A small language for phrases with alternatives and gaps, and its matching on the words of a message.

`throat ~4 closing|tight` is the word *throat*, up to four words of any kind, then *closing* or *tight*; a gap ends
with its clause, but `~8+` may reach into the next ("lost control of my bladder and my thighs are numb"); `up?` may be
missing; `@limb` stands for a named class of words; after `&` stands a word that must occur anywhere in the message. A
plain synonym is the simplest pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from b12nlu.text.spelling import inflections
from b12nlu.text.tokens import TOKEN
from b12nlu.text.words import one_word_starts, one_words
from b12nlu.text.words import words as words_in

_JOINING = frozenset("-'\"")
_WITH_NOT = ("isnt", "arent", "wasnt", "werent")
"""What "is not" and the like have become by the time patterns see them."""
_SCORE = 2
"""Digits of each number of a score."""
_IGNORED = frozenset("-.'\"()/")


@dataclass(frozen=True)
class Element:
    """One place in a pattern: the words that fit, how many words may stand before it, whether it may be missing."""

    words: frozenset[str]
    gap: int = 0
    optional: bool = False
    crosses: bool = False
    """Whether the gap may reach into the next clause: two things that tell one danger together."""


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
    normal: bool = False
    """True where the phrase says that all is well ("gait normal"): the finding is then denied."""
    rule: str = ""
    """The id of the rule that a construction belongs to; nothing for a synonym of the vocabulary."""
    entry: str = ""
    """Where a phrase without a rule stands: the vocabulary's kind and term, or the rule file and what it is under."""
    beside: tuple[frozenset[str], ...] = ()
    """Words of which one must stand somewhere in the message, set by set."""

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """The sets of words of which each must have one in the message, the first element's left out."""
        return (*(element.words for element in self.elements[1:] if not element.optional), *self.beside)

    @cached_property
    def is_plain(self) -> bool:
        """Whether its words stand one behind the other, with no gap and none that may be missing."""
        return not any(element.gap or element.optional for element in self.elements[1:])

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which a match can begin."""
        return self.elements[0].words


@dataclass(frozen=True)
class Word:
    """A word of the message: its folded form, its first and last token, and whether punctuation stands before it."""

    fold: str
    token: int
    after_break: bool
    last: int


def parse_elements(
    text: str, fold: Callable[[str], str], classes: Mapping[str, Iterable[str]] | None = None
) -> tuple[Element, ...]:
    """The elements of a pattern as written in a rules file."""
    elements: list[Element] = []
    gap, crosses = 0, False
    for part, _, _ in _one_words(text.split()):
        if part.startswith("~"):
            gap, crosses = int(part[1:].rstrip("+")), part.endswith("+")
            continue
        optional = part.endswith("?")
        words: set[str] = set()
        for alternative in part.rstrip("?").split("|"):
            if alternative.startswith("@"):
                words.update(form for word in (classes or {})[alternative[1:]] for form in _forms(word, fold))
            else:
                words.update(_forms(alternative, fold))
        if "not" in words:
            words.update(_WITH_NOT)
        elements.append(Element(frozenset(words), gap, optional, crosses))
        gap, crosses = 0, False
    return tuple(elements)


def _forms(word: str, fold: Callable[[str], str]) -> set[str]:
    """The folded word, or the folded forms of a verb with a star behind it."""
    return {fold(form) for form in inflections(word[:-1])} if word.endswith("*") else {fold(word)}


def phrase_elements(phrase: str, fold: Callable[[str], str]) -> tuple[Element, ...]:
    """The elements of a plain synonym: its words, marks left out."""
    words = [fold(word) for word in TOKEN.findall(phrase) if word not in _IGNORED]
    return tuple(Element(frozenset({word})) for word, _, _ in _one_words(words))


def beside_words(
    text: str, fold: Callable[[str], str], classes: Mapping[str, Iterable[str]]
) -> tuple[frozenset[str], ...]:
    """The sets of words after each `&` of a pattern."""
    return tuple(parse_elements(part.strip(), fold, classes)[0].words for part in text.split("&")[1:])


def words_of(folds: Sequence[str]) -> list[Word]:
    """The words of a message that patterns see. A hyphen joins; other marks part, save a stop after one letter."""
    words: list[Word] = []
    after_break = True
    for index, folded in enumerate(folds):
        if folded.isalnum() or folded in ("+", "%") or folded[:1].isdecimal():
            words.append(Word(folded, index, after_break, index))
            after_break = False
        elif not _joins(folds, index):
            after_break = True
    return _together(words)


def _together(words: Sequence[Word]) -> list[Word]:
    """The words with those put together that are one ("could not", "am not able to": can't)."""
    spans = _one_words([word.fold for word in words], [word.after_break for word in words])
    return [Word(fold, words[start].token, words[start].after_break, words[end - 1].last) for fold, start, end in spans]


def _one_words(folds: Sequence[str], breaks: Sequence[bool] = ()) -> list[tuple[str, int, int]]:
    """Each word with the span of words that it stands for."""
    result: list[tuple[str, int, int]] = []
    index = 0
    while index < len(folds):
        word, end = folds[index], index + 1
        for length in (4, 3, 2) if word in one_word_starts() else ():
            one = one_words().get(tuple(folds[index : index + length])) if index + length <= len(folds) else None
            if one is not None and not any(breaks[index + 1 : index + length]):
                word, end = one, index + length
                break
        result.append((word, index, end))
        index = end
    return result


def _joins(folds: Sequence[str], index: int) -> bool:
    """Whether a mark stands inside a phrase: a hyphen, a space, or the stop of "h. pylori" or the slash of "s/c"."""
    mark = folds[index]
    if mark in _JOINING or (mark.isspace() and mark != "\n"):
        return True
    before = folds[index - 1] if index else ""
    after = folds[index + 1] if index + 1 < len(folds) else ""
    if mark in (",", "/") and before in words_in("felt_together"):
        following = next((word for word in folds[index + 1 :] if not word.isspace()), "")
        return following in words_in("felt_together")  # "feels numb, weak"
    if mark == ":" and before in words_in("examined"):
        following = next((word for word in folds[index + 1 :] if not word.isspace()), "")
        return following not in words_in("says_no") and following not in words_in("says_yes")  # "Gait: ataxic"
    return (mark == "." and len(before) == 1 and before.isalpha()) or (
        mark == "/" and ((before.isalpha() and after.isalpha()) or _is_a_score(before, after))
    )


def _is_a_score(before: str, after: str) -> bool:
    """Whether two numbers around a slash are a score or an acuity ("3/10", "6/6"), and no date or blood pressure."""
    return before.isdigit() and after.isdigit() and len(before) <= _SCORE and len(after) <= _SCORE


def _begins_a_clause(words: Sequence[Word], place: int) -> bool:
    """Whether a joining word stands before a subject ("… and my feet"), which a gap does not cross."""
    following = words[place + 1].fold if place + 1 < len(words) else ""
    return words[place].fold in words_in("gap_joins") and following in words_in("gap_subjects")


def _is_part_of_a_name(words: Sequence[Word], place: int) -> bool:
    """Whether a number belongs to the name of a vitamin ("took two B12 tablets" tells of two, and not of twelve)."""
    return words[place].fold == "12" and place > 0 and words[place - 1].fold == "b"


def match_at(pattern: Pattern, words: Sequence[Word], at: int) -> tuple[int, Word | None] | None:
    """The end (exclusive word index) of a match that begins at a word, and the negation that stands in a gap."""
    if not pattern.is_plain:
        unable = words[at].fold in words_in("inabilities")
        negators = words_in("denials_with_without" if unable else "negators")
        return _match(pattern.elements, 1, words, at + 1, None, negators)
    end = at + len(pattern.elements)
    if end > len(words):
        return None
    for element, word in zip(pattern.elements[1:], words[at + 1 : end], strict=True):
        if word.after_break or word.fold not in element.words:
            return None
    return end, None


def _match(
    elements: tuple[Element, ...],
    index: int,
    words: Sequence[Word],
    position: int,
    denial: Word | None,
    negators: frozenset[str],
) -> tuple[int, Word | None] | None:
    if index == len(elements):
        return position, denial
    element = elements[index]
    for skipped in range(element.gap + 1):
        place = position + skipped
        if place >= len(words) or words[place].after_break:
            break
        if words[place].fold in element.words and not (skipped and _is_part_of_a_name(words, place)):
            if words[place].fold in words_in("lost_functions"):
                in_gap = None
            else:
                in_gap = next((word for word in words[position:place] if word.fold in negators), None)
            found = _match(elements, index + 1, words, place + 1, denial or in_gap, negators)
            if found:
                return found
        if words[place].fold in words_in("gap_breaks"):
            break
        if not element.crosses and _begins_a_clause(words, place):
            break
    if element.optional:
        return _match(elements, index + 1, words, position, denial, negators)
    return None
