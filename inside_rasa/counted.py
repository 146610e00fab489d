"""What is told of a turn so that it can be counted: kinds and ids, and no word of anybody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

WORDS = "words"
"""In place of a sign: the words alone made it an emergency."""


def counted(tracker: DialogueStateTracker, before: Iterable[Event], emergency_slot: str) -> dict[str, Any]:
    """Whether the message was understood, whether it asked a general question, and the signs of a new emergency.

    `before` are the events that the conversation had when the message came.
    """
    message = tracker.latest_message
    intent = message.intent.get("name") if message is not None else None
    begins = bool(tracker.get_slot(emergency_slot)) and not _value_after(before, emergency_slot)
    signs = _signs(message.entities if message is not None else []) or [WORDS]
    return {
        "understood": intent != "nlu_fallback",
        "asked": intent == "ask_question",
        "red_flags": signs if begins else [],
    }


def _value_after(events: Iterable[Event], slot: str) -> Any:
    values = [event.value for event in events if type(event) is SlotSet and event.key == slot]
    return values[-1] if values else None


def _signs(entities: list[dict[str, Any]]) -> list[str]:
    """The signs that the message tells of somebody who has them."""
    mentions = [entity.get("value") for entity in entities if entity.get("entity") == "mention"]
    told = (mention for mention in mentions if isinstance(mention, dict) and mention.get("type") == "symptom")
    return sorted({str(mention["id"]) for mention in told if not mention.get("negated") and mention.get("id")})
