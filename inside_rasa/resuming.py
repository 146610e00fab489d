"""Messages that waited for an answer to another question are played after it, within the same turn.

An action asks for it by setting the slot `resumed_messages` to what it had kept of them; each is then read as if the
person had said it just now, in its place in the conversation.
"""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

RESUMED = "resumed_messages"


def resumed_messages(tracker: DialogueStateTracker) -> list[dict[str, Any]]:
    """The messages that an action of this turn wants to be played, oldest first."""
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return []
        if isinstance(event, SlotSet) and event.key == RESUMED:
            return list(event.value or [])
    return []


def as_said_now(kept: dict[str, Any], message: UserMessage) -> UserUttered:
    """The kept message as an event of this turn."""
    return UserUttered(
        kept.get("text"),
        kept.get("intent"),
        kept.get("entities"),
        {key: value for key, value in kept.items() if key != "metadata"},
        input_channel=message.input_channel,
        metadata=kept.get("metadata") or message.metadata,
    )
