"""The comparison card: what other guidelines say for the same case, side by side and never averaged."""

from __future__ import annotations

from typing import Any

from channels.slack.cards.caveat import line_part
from channels.slack.parts import Bullets, Card, Line, Span, Title
from channels.slack.wording import words


def comparison(card: dict[str, Any]) -> Card:
    """The caveat in one sentence first, because every line may name a dose; then a line a guideline."""
    beside = line_part(card)
    rows = Bullets(tuple(map(_row, card["rows"])))
    return Card((Title(card["title"]), *beside, rows), caveat=beside)


def _row(row: dict[str, Any]) -> Line:
    whose = ", ".join(filter(None, (row["protocol"], row["authority"], row["country"])))
    differs = " " + words("mark", "differs", differs=row["differs"]) + "." if row["differs"] else ""
    return (Span(f"{whose}: ", bold=True), Span(f"{row['summary'].rstrip('.')}.{differs}"))
