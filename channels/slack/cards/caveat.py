"""The caveat as a part of every card that brings its own as text."""

from __future__ import annotations

from typing import Any

from channels.slack.parts import Paragraph, Part, Span, line, listing
from channels.slack.wording import words


def caveat_parts(card: dict[str, Any]) -> tuple[Part, ...]:
    """The caveat under its heading, a point a line; nothing where the card has none."""
    told = (card.get("caveat") or "").strip()
    return listing(words("heading", "caveat"), (line(point.strip()) for point in told.splitlines()))


def line_part(card: dict[str, Any]) -> tuple[Part, ...]:
    """The caveat in one sentence, which stands beside every dose."""
    return (Paragraph((Span(card["line"]),)),)
