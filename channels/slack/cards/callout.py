"""What cannot wait for the plan, set apart under its heading, with whom to reach."""

from __future__ import annotations

from typing import Any

from channels.card_words import contact_words
from channels.slack.parts import Bullets, Card, Paragraph, Part, Title, line, prose
from channels.slack.wording import Register, words


def callout(card: dict[str, Any]) -> Card:
    """How soon or how grave, what it is, and whom to reach."""
    register: Register = "text" if card["register"] == "clinician" else "plain"
    return Card((Title(words(card["group"], card["name"], register)), *prose(card["text"]), *reached(card["clinic"])))


def reached(clinic: dict[str, Any]) -> tuple[Part, ...]:
    """Whom to reach, and what to do while they are closed."""
    contacts = tuple(line(contact_words(contact)) for contact in clinic.get("contacts") or ())
    closed = clinic.get("closed")
    return (*((Bullets(contacts),) if contacts else ()), *((Paragraph(line(closed)),) if closed else ()))
