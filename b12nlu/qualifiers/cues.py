"""The cues of what is told around a finding: rules as data, each an expression that is matched on the plain text.

They stand in `rules/cues`, one file a question ("is it past?"). Code asks for a cue by its id and says how several
together decide; what was found is noted, so that each flag can name the rule and the words that made it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property

from b12nlu.because import Because
from b12nlu.qualifiers.rule import Rule, cue_rules
from b12nlu.text.expressions import with_parts
from b12nlu.text.possible import Expression
from b12nlu.text.switched import off

_NOTED: ContextVar[list[tuple[str, str]] | None] = ContextVar("cues_noted", default=None)


@dataclass(frozen=True)
class Cue:
    """A rule's expression, with the methods of a compiled one; it finds nothing where its rule is switched off."""

    id: str

    @cached_property
    def _expression(self) -> Expression:
        return Expression(with_parts("|".join(_by_id()[self.id].pattern)))

    def concerns(self, sign: str) -> bool:
        """Whether the rule is one of every sign, or of this one by its id."""
        kinds = _by_id()[self.id].kinds
        return not kinds or sign in kinds

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """The first place where one of the rule's expressions is found."""
        return self._noted(self._expression.search, text, *span)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """The match at the beginning of a text."""
        return self._noted(self._expression.match, text, *span)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text."""
        return self._noted(self._expression.fullmatch, text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where it is found."""
        return iter(()) if self.id in off() else self._expression.finditer(text)

    def sub(self, replacement: str, text: str) -> str:
        """The text with what is found replaced."""
        return text if self.id in off() else self._expression.sub(replacement, text)

    def _noted(self, find: Callable[..., re.Match[str] | None], text: str, *span: int) -> re.Match[str] | None:
        found = None if self.id in off() else find(text, *span)
        noted = _NOTED.get()
        if found is not None and noted is not None:
            noted.append((self.id, found[0].strip()))
        return found


@contextmanager
def noted() -> Iterator[list[tuple[str, str]]]:
    """Notes the id and the words of each cue that is found in here."""
    found: list[tuple[str, str]] = []
    token = _NOTED.set(found)
    try:
        yield found
    finally:
        _NOTED.reset(token)


def answered_yes(questions: Iterable[Callable[[], object]]) -> list[tuple[str, str]] | None:
    """The cues that were found for the first of some questions that is answered with yes; None where none is."""
    for question in questions:
        with noted() as cues:
            if question():
                return cues
    return None


def decisive(found: Sequence[tuple[str, str]], said: str) -> tuple[str, str]:
    """The last cue that was found beside the words of a mention, or else the last: its id and its words."""
    return next(((rule, words) for rule, words in reversed(found) if words and words not in said), found[-1])


def reason(flag: str, files: Collection[str], found: Sequence[tuple[str, str]], said: str) -> Iterator[Because]:
    """The reason of a flag of a mention of these words: the cue of some files that decided, if one of them did."""
    own = [(rule, words) for rule, words in found if rule.split(".")[0] in files]
    if own:
        yield Because(flag, *decisive(own, said))


@cache
def _by_id() -> dict[str, Rule]:
    return {rule.id: rule for rule in cue_rules()}
