"""The emergency card: one thing to do, and the number."""

from __future__ import annotations

from typing import Any

from channels.card_words import contact_words
from channels.slack.parts import Bullets, Card, Title, line, prose
from channels.slack.wording import words


def emergency(card: dict[str, Any]) -> Card:
    """The call first, then why, and everybody else who can be reached."""
    others = tuple(line(contact_words(contact)) for contact in card.get("contacts", ()))
    reached = (Bullets(others),) if others else ()
    call = "call" if card.get("called") else "call_now"
    return Card((Title(words("mark", call, number=card["number"])), *prose(card["text"]), *reached))
