"""The emergency card: one thing to do, and the number."""

from __future__ import annotations

from typing import Any

from channels.slack.parts import Card, Title, prose
from channels.slack.wording import words


def emergency(card: dict[str, Any]) -> Card:
    """The call first, then why."""
    return Card((Title(words("mark", "call_now", number=card["number"])), *prose(card["text"])))
