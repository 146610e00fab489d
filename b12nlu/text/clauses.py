"""Where the clauses of a sentence begin, and which of them tell of the present.

There is no grammar here, only the signs by which a reader of plain messages tells them: a joining word or a comma with
a subject and a verb behind it, or with a verb of beginning ("no kids, and chest pain started today"). The words stand
in `rules/clauses.yml`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from b12nlu.text.spelling import fold
from b12nlu.text.words import rule_file

_MARKS = frozenset({",", "-", ":", "(", ")", "..."})
_PAIRS = frozenset({"and", "n", "&", "+"})
"""Join two nouns that are one subject."""
_BEFORE_A_POINTER = frozenset({"and", "but", "then", "so", "now"})
_PERSONS = frozenset({"i", "he", "she", "we", "they"})
_LISTS = frozenset({"or", "nor", "any"})
_CLOCK_DIGITS = 4
_CAME_WITH = frozenset({"with", "for"})
_VISIT = 8
"""Words before "with" in which somebody is told to have been seen."""
_NOT_SEEN = 3
"""Words before a verb of being seen in which it is denied."""
_LONGEST_PART = 14
"""Words of a joined part that are looked at for its verb."""


@dataclass(frozen=True)
class Part:
    """A stretch of tokens between two joining words or marks of a sentence."""

    start: int
    end: int
    joined_by: str
    """The joining word, a mark, or nothing at the beginning of a sentence."""
    is_clause: bool
    """Whether it has a subject and a verb of its own, or tells of a beginning."""
    is_now: bool
    """Whether its words say that it is so now."""
    is_lately: bool
    """Whether its words tell of something sudden or of the last days."""
    points_back: bool
    """Whether it speaks of what stands before it ("it has gone")."""
    tells_when: bool
    """Whether it tells how old, or where, somebody was then ("I was eight")."""
    goes_on_now: bool
    """Whether it begins with a verb of the present and shares the subject before it."""


@dataclass(frozen=True)
class Clauses:
    """The parts of a document in order."""

    parts: tuple[Part, ...]
    place: tuple[int, ...]
    """For each token the index of its part."""

    def part_of(self, token: int) -> Part:
        """The part in which a token stands."""
        return self.parts[self.place[token]]

    def between(self, first: int, second: int) -> Sequence[Part]:
        """The parts that begin behind one token, up to the part of a later one."""
        return self.parts[self.place[first] + 1 : self.place[second] + 1]

    def clause_of(self, token: int) -> tuple[int, int]:
        """The tokens (start, end) of the clause in which a token stands, its listed parts among them."""
        first = last = self.place[token]
        while first and not (self.parts[first].is_clause or not self.parts[first].joined_by):
            first -= 1
        while last + 1 < len(self.parts) and self.parts[last + 1].joined_by and not self.parts[last + 1].is_clause:
            last += 1
        return self.parts[first].start, self.parts[last].end

    def stretch_of(self, token: int) -> tuple[int, int]:
        """The tokens between the nearest "but", or comma with "and", and the next: what is told in one breath."""
        index = self.place[token]
        first, last = index, index
        while first and not self._starts_a_stretch(first):
            first -= 1
        while last + 1 < len(self.parts) and not self._starts_a_stretch(last + 1):
            last += 1
        return self.parts[first].start, self.parts[last].end

    def end_of_what_is_told_of(self, token: int) -> int:
        """The end (exclusive) of the clause of a token and of those behind it that tell when it was, or point back."""
        end = self.clause_of(token)[1]
        index = self.place[end - 1] + 1
        while index < len(self.parts) and self.parts[index].joined_by and self._goes_on(index):
            end, index = self.parts[index].end, index + 1
        return end

    def _goes_on(self, index: int) -> bool:
        part = self.parts[index]
        return not part.is_clause or part.joined_by == "when" or part.points_back or part.tells_when

    def opens_a_clause(self, token: int) -> bool:
        """Whether the stretch of a token begins with a clause of its own."""
        return self.parts[self.place[self.stretch_of(token)[0]]].is_clause

    def _starts_a_stretch(self, index: int) -> bool:
        part = self.parts[index]
        if not part.joined_by or part.joined_by in _words("parts"):
            return True
        before = self.parts[index - 1]
        return part.joined_by == "and" and before.joined_by == "," and before.end - before.start == 1

    def is_now(self, token: int) -> bool:
        """Whether the clause of a token says that it is so now."""
        start, end = self.clause_of(token)
        first = self.place[start]
        if first and self.parts[first].joined_by == "when":
            start = self.parts[first - 1].start
        return any(part.is_now for part in self.parts if start <= part.start < end)


_NOW_AND_THEN = {("now", "and", "then"), ("now", "and", "again")}


def clauses_of(doc: Doc) -> Clauses:
    """The parts of a document; each knows whether it is a clause of its own."""
    norms = [token.norm_ for token in doc]
    cuts = list(_cuts(doc, norms))
    parts: list[Part] = []
    place = [0] * len(norms)
    for (start, joined_by), (end, _) in zip(cuts, [*cuts[1:], (len(norms), "")], strict=True):
        words = norms[start:end]
        first = _first_word(words)
        parts.append(
            Part(
                start,
                end,
                joined_by,
                _is_clause(words, joined_by),
                _is_now(words),
                _is_lately(words),
                tells_when=_tells_when(words),
                points_back=first in _words("points_back"),
                goes_on_now=first in _words("present_verbs"),
            )
        )
        place[start:end] = [len(parts) - 1] * (end - start)
    return Clauses(tuple(_with_shared_verbs(parts, norms)), tuple(place))


def _with_shared_verbs(parts: Sequence[Part], norms: Sequence[str]) -> list[Part]:
    """The parts; a subject without a verb, to which "and" joins a second one with a verb, begins their clause ("…, and
    his left arm and leg went weak").
    """
    shared = list(parts)
    for index in range(len(parts) - 2, -1, -1):
        part, behind = shared[index], shared[index + 1]
        if part.is_clause or not part.joined_by or behind.joined_by not in _PAIRS or not behind.is_clause:
            continue
        said, second = (_first_word(norms[at.start : at.end]) for at in (part, behind))
        if said in _words("subjects") and second not in _words("subjects") | _words("onset"):
            shared[index] = replace(part, is_clause=True)
    return shared


def _cuts(doc: Doc, norms: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Where a part begins, and what joins it to the one before."""
    joins, opening = _words("joins"), _phrases("presents")
    starts = {sentence.start for sentence in doc.sents}
    for index, norm in enumerate(norms):
        if index == 0 or index in starts:
            yield index, ""
        elif tuple(norms[index - 1 : index + 2]) in _NOW_AND_THEN:
            continue
        elif norm in joins or (norm in _MARKS and not _inside_a_word(doc, index)):
            yield index, norm
        elif _begins_with(norms, index, opening) or (norm in _CAME_WITH and _was_seen(norms, index, starts)):
            yield index, "presents"
        elif norm in ("who", "which"):
            yield index, norm


def _was_seen(norms: Sequence[str], index: int, starts: Collection[int]) -> bool:
    """Whether somebody was seen before a "with" or "for" ("brought in by ambulance with", "seen today for"), in no
    year.
    """
    since = max(start for start in starts if start <= index)
    before = norms[max(since, index - _VISIT) : index]
    verb = next((at for at in reversed(range(len(before))) if before[at] in _words("seen")), None)
    if verb is None or any(word.isdigit() for word in before[verb:]):
        return False
    came_with = norms[index] == "with" and not _words("seen_by").isdisjoint(before[verb:])
    was_seen = before[verb] in _words("seen_for") and _words("seen_when").issuperset(before[verb + 1 :])
    if not (came_with or was_seen):
        return False
    return _words("not_seen").isdisjoint(before[max(0, verb - _NOT_SEEN) :])


def _inside_a_word(doc: Doc, index: int) -> bool:
    """Whether a hyphen stands inside a word ("follow-up") and parts nothing."""
    return doc[index].norm_ == "-" and not (doc[index].whitespace_ and index and doc[index - 1].whitespace_)


def _is_clause(words: Sequence[str], joined_by: str) -> bool:
    if not joined_by or joined_by == "presents":
        return bool(joined_by)
    if joined_by in _words("parts") and len(words) > 1:
        return True
    said = [word for word in words if word.isalnum() and word not in _words("joins")][:_LONGEST_PART]
    if not said:
        return False
    if said[0] in _words("with_verb") or any(word in _words("onset") for word in said):
        return True
    if joined_by in ("who", "which"):
        return any(word in _words("verbs") for word in said)
    if said[0] in _words("subjects"):
        return any(word in _words("verbs") for word in said[1:])
    # A noun with a verb behind it ("chest hurts", "an ambulance came"), but no verb that shares the subject before, and
    # no noun of a list that looks like a verb ("weakness or falls").
    verbs = any(word in _words("verbs") and last not in _LISTS for last, word in pairwise(said))
    return verbs and said[0] not in _words("verbs")


def _is_now(words: Sequence[str]) -> bool:
    now, well, ended = _words("now"), _words("well"), _words("ended_by")
    for index, word in enumerate(words):
        if tuple(words[index : index + 3]) in _NOW_AND_THEN:
            continue
        told = word in now or _begins_with(words, index, _phrases("now_phrases"))
        if not (told or _is_since_a_clock_time(words, index)):
            continue
        around = {*words[max(0, index - 2) : index], *words[index + 1 : index + 2]}
        if not well & around or ended & set(words[max(0, index - 1) : index]):
            return True
    return False


def _is_since_a_clock_time(words: Sequence[str], index: int) -> bool:
    """Whether "since" stands before the time of a clock as clinicians write it ("since 0600"), and no year."""
    time = words[index + 1] if words[index] == "since" and index + 1 < len(words) else ""
    return len(time) == _CLOCK_DIGITS and time.isdigit() and (time[0] in "01") and not time.startswith("19")


def _is_lately(words: Sequence[str]) -> bool:
    lately, phrases = _words("lately"), _phrases("lately_phrases")
    return any(word in lately or _begins_with(words, index, phrases) for index, word in enumerate(words))


def _begins_with(norms: Sequence[str], index: int, phrases: dict[str, tuple[tuple[str, ...], ...]]) -> bool:
    return any(tuple(norms[index : index + len(phrase)]) == phrase for phrase in phrases.get(norms[index], ()))


@cache
def _words(name: str) -> frozenset[str]:
    rules: dict[str, Any] = rule_file("clauses")
    return frozenset(fold(word) for word in rules[name].split())


@cache
def _phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in rule_file("clauses")[name]:
        folded = tuple(fold(word) for word in phrase.split())
        found.setdefault(folded[0], []).append(folded)
    return {first: tuple(phrases) for first, phrases in found.items()}


def tells_of_an_onset(word: str) -> bool:
    """Whether a folded word is a verb of beginning ("started")."""
    return word in _words("onset")


def is_sign(word: str) -> bool:
    """Whether a folded word names a sign of illness that the vocabulary may not have ("fever")."""
    return word in _words("signs")


def _tells_when(words: Sequence[str]) -> bool:
    said = [word for word in words if word.isalnum() and word not in _BEFORE_A_POINTER][:2]
    return len(said) > 1 and said[0] in _PERSONS and said[1] in ("was", "were")


def _first_word(words: Sequence[str]) -> str:
    return next((word for word in words if word.isalnum() and word not in _BEFORE_A_POINTER), "")
