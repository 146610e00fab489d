"""The review card: what was understood, line by line, with what is not known and what was not asked."""

from __future__ import annotations

from typing import Any

from channels.slack.parts import Bullets, Card, Line, Span, Title
from channels.slack.wording import words


def review(card: dict[str, Any]) -> Card:
    """One line a question, in the order of asking."""
    return Card((Title(words("heading", "review")), Bullets(tuple(map(_row, card["rows"])))))


def _row(row: dict[str, Any]) -> Line:
    value = row["value"] or words("mark", row["status"])
    return (Span(f"{row['label']}: ", bold=True), Span(f"{value} ({row['note']})" if row["note"] else value))
