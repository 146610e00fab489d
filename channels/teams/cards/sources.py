"""The numbered sources of one card, and the marks that a sentence carries for them."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from channels.card_words import card_words, has_card_words
from channels.teams.cards.elements import Element, link
from channels.teams.words import words


class Sources:
    """The sources of a card; the first that a sentence names, or a list shows, is number 1."""

    def __init__(self, sources: list[dict[str, Any]]) -> None:
        self._known = {source["id"]: source for source in sources}
        self._met: list[str] = []

    def marks(self, item: dict[str, Any]) -> str:
        """What follows a sentence: the numbers of its sources, and a word where they are weak."""
        numbers = [f"[{self._number(source)}]" for source in item["sources"] if source in self._known]
        return "".join([" " if numbers else "", *numbers, weakness(item.get("confidence"))])

    def lines(self, only: Container[str] | None = None) -> list[Element]:
        """One line for each source, or for each of those named; a line is a link to where it was published."""
        shown = [source for source in self._known if only is None or source in only]
        numbered = sorted((self._number(source), source) for source in shown)
        return [self._line(number, self._known[source]) for number, source in numbered]

    def _number(self, source: str) -> int:
        if source not in self._met:
            self._met.append(source)
        return self._met.index(source) + 1

    def _line(self, number: int, source: dict[str, Any]) -> Element:
        published = ", ".join(str(source[part]) for part in ("publisher", "year", "country") if source.get(part))
        overdue = f" ({words('mark.overdue')})" if source.get("overdue") else ""
        stands = f". {source['status_text']}" if source.get("status_text") else ""
        address = source.get("address") or source.get("url") or ""
        return link(f"[{number}] {source['title']}. {published}{overdue}{stands}", address)


def weakness(confidence: str | None) -> str:
    """A word for a source that is weaker than a primary or secondary one."""
    if confidence is None or not has_card_words("confidence", confidence):
        return ""
    return f" ({card_words('confidence', confidence)})"
