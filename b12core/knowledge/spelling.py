"""How words are spelled and days are written in a country, from `spelling.yml`."""

from __future__ import annotations

import datetime as dt
import functools
import re

from pydantic import Field

from b12core.knowledge.schema import Entry

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_DAYS_KEPT = 4096
"""Days that are kept as written: those around a case's come again and again."""


@functools.lru_cache(maxsize=_DAYS_KEPT)
def _written_day(order: str, day: dt.date) -> str:
    return order.format(day=day.day, month=MONTHS[day.month - 1], year=day.year)


_WORD = re.compile(r"\{[^{}]*\}|[A-Za-z]+(?:-[A-Za-z]+)*")


class Spelling(Entry):
    """One variant of English: where it is written, what it writes otherwise than the knowledge does, and its days."""

    id: str
    countries: tuple[str, ...] = ()
    day: str
    """`{day}`, `{month}` and `{year}` in their order."""
    parts: dict[str, str] = Field(default={})
    """What is written otherwise wherever it stands in a word."""
    words: dict[str, str] = Field(default={})
    """What is written otherwise as a whole word only."""

    sentences: dict[str, str] = Field(default={})
    """What holds in another country alone, as the knowledge has it, and what is said here in its place."""

    def written(self, text: str) -> str:
        """A text of the knowledge as this variant writes it; `{places}` to be filled in stay as they are."""
        for elsewhere, here in self.sentences.items():
            text = text.replace(elsewhere, here)
        lower = text.lower()
        return _WORD.sub(self._word, text) if any(part in lower for part in self._all) else text

    def date(self, day: dt.date) -> str:
        """A day that cannot be misread: `22 November 2026`, in the US `November 22, 2026`."""
        return _written_day(self.day, day)

    def _word(self, found: re.Match[str]) -> str:
        word = found.group()
        made = self._made.get(word)
        if made is None:
            made = self._made[word] = word if word.startswith("{") else self._otherwise(word)
        return made

    @functools.cached_property
    def _all(self) -> tuple[str, ...]:
        return (*self.parts, *self.words)

    @functools.cached_property
    def _made(self) -> dict[str, str]:
        """The words met so far, each as it is written here."""
        return {}

    def _otherwise(self, word: str) -> str:
        """One word as it is written here, a capital where it had one."""
        lower = word.lower()
        other = self.words.get(lower)
        if other is None:
            other = "-".join(self.words.get(part, part) for part in lower.split("-"))
            for part, written in self.parts.items():
                other = other.replace(part, written)
        if other == lower:
            return word
        if len(word) > 1 and word.isupper():
            return other.upper()
        return other[0].upper() + other[1:] if word[0].isupper() else other
