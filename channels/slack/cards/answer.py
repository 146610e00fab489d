"""The answer card: what the education content says to a question, with where it comes from."""

from __future__ import annotations

from typing import Any

from channels.slack.cards.sources import Sources, weaker
from channels.slack.parts import Card, Paragraph, heading, line, prose


def answer(card: dict[str, Any]) -> Card:
    """The question, its answer, the caveat where there is one, and the sources."""
    caveat = prose(card.get("caveat") or "")
    weak = weaker(card.get("confidence"))
    told = tuple(Paragraph(line(paragraph)) for paragraph in card["paragraphs"])
    mark = (Paragraph(line(weak)),) if weak else ()
    sources = Sources(card.get("sources") or (), "plain").parts()
    return Card((heading(card["title"]), *told, *mark, *caveat), sources, caveat)
