"""An event as JSON, made once: the store writes it, and every action of the conversation is told it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from rasa.shared.core.events import Event

_TOLD = "told"
"""The attribute of an event that holds it."""


@dataclass(frozen=True)
class Told:
    """An event as text and as what the text reads as, which is shared and not to be changed."""

    text: str
    content: dict[str, Any]
    timestamp: float
    metadata: dict[str, Any]


def told(event: Event) -> Told:
    """The event as JSON; made anew where Rasa has set its time or its metadata since."""
    known: Told | None = event.__dict__.get(_TOLD)
    if known is None or known.timestamp != event.timestamp or known.metadata is not event.metadata:
        text = json.dumps(event.as_dict())
        known = Told(text, json.loads(text), event.timestamp, event.metadata)
        setattr(event, _TOLD, known)
    return known
