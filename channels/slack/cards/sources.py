"""The numbered sources of a card, and the marks that a sentence carries for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from channels.card_words import has_card_words
from channels.slack.parts import Line, Part, Span, address, listing
from channels.slack.wording import Register, words


class Sources:
    """The sources of one card; a sentence names them by number, and the first that is named is number 1."""

    def __init__(self, sources: Sequence[dict[str, Any]], register: Register) -> None:
        self._register = register
        self._known = {source["id"]: source for source in sources}
        self._met: list[str] = []

    def marks(self, said: dict[str, Any]) -> str:
        """What follows a sentence: the numbers of its sources, and how weak they are where they are."""
        named = [each for each in said.get("sources", ()) if each in self._known]
        self._met += [each for each in dict.fromkeys(named) if each not in self._met]
        numbers = "".join(f"[{self._met.index(each) + 1}]" for each in named)
        return "".join(f" {mark}" for mark in (numbers, weaker(said.get("confidence"))) if mark)

    def parts(self) -> tuple[Part, ...]:
        """The list of sources, each a link where it has an address: made last, when every sentence has its marks."""
        order = [*self._met, *(each for each in self._known if each not in self._met)]
        return listing(
            words("heading", "sources", self._register),
            (_source(self._known[each], self._register) for each in order),
            numbered=True,
        )


def weaker(confidence: str | None) -> str:
    """How weak what is said is, in brackets; empty for a source that is strong enough."""
    return f"({words('confidence', confidence)})" if confidence and has_card_words("confidence", confidence) else ""


def _source(source: dict[str, Any], register: Register) -> Line:
    facts = [str(source[name]) for name in ("publisher", "year", "country") if source.get(name)]
    overdue = f" ({words('mark', 'overdue')})" if source.get("overdue") else ""
    stands = source.get(f"status_{register}")
    link = address(source.get("address") or source.get("url"))
    told = " ".join(filter(None, (f" {', '.join(facts)}.{overdue}", stands)))
    return (Span(source["title"], url=link), Span(told))
