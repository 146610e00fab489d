"""What has happened in this turn so far, by the conversation's own record: later actions build on it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker

from actions.facts.facts import FACT_SLOTS, LAB_SLOT


def facts_changed(tracker: Tracker) -> bool:
    """Whether a fact was taken up or changed since the person spoke."""
    return any(
        event.get("event") == "slot" and (name in FACT_SLOTS or name.startswith(LAB_SLOT.format("")))
        for event in _since_the_person_spoke(tracker)
        for name in (str(event.get("name")),)
    )


def was_spoken(tracker: Tracker) -> bool:
    """Whether the assistant has said something since the person spoke."""
    return any(event.get("event") == "bot" for event in _since_the_person_spoke(tracker))


def _since_the_person_spoke(tracker: Tracker) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            break
        events.append(event)
    return events


def said_before(tracker: Tracker) -> list[str]:
    """What the assistant said in the turn before, message by message."""
    turns: list[list[str]] = [[]]
    for event in reversed(tracker.events):
        kind = event.get("event")
        if kind == "user":
            if len(turns) > 1:
                break
            turns.append([])
        elif kind == "bot":
            custom = (event.get("data") or {}).get("custom") or {}
            turns[-1].append(str(event.get("text") or custom.get("text") or ""))
    return turns[1][::-1] if len(turns) > 1 else []
