"""Says what was noted; who begins with facts first learns who is speaking, and who comes back, what is gone."""

from __future__ import annotations

from actions.turn.held_messages import begins_the_talk
from actions.turn.talk import Talk

LONG = 1500
"""Characters beyond which the person is asked to check what was noted."""


def acknowledge(talk: Talk, noted: str, new: bool) -> None:
    """Says what was noted; who begins with facts instead of a greeting first learns who is speaking."""
    spoken = any(event.get("event") == "bot" for event in talk.tracker.events) and not begins_the_talk(talk)
    begins = not spoken and (new or talk.turn.intent in ("inform", "correct", "start_plan"))
    long = len(talk.turn.text) > LONG
    for parts in (
        [_place_lost(talk), talk.say("begin") if begins else ""],
        [noted, talk.say("too_long") if long else ""],
    ):
        if any(parts):
            talk.utter(" ".join(part for part in parts if part))


def _place_lost(talk: Talk) -> str:
    """What is said to somebody who comes back after so long that the answers of before are gone."""
    if not _is_first_message(talk):
        return ""
    began = [event for event in talk.tracker.events if event.get("event") in ("session_started", "restart")]
    starts_anew = len(began) > 1 and began[-1].get("event") == "session_started"
    return talk.say("session_over") if starts_anew and began[-2].get("event") == "session_started" else ""


def _is_first_message(talk: Talk) -> bool:
    """Whether nothing was said yet since the session began."""
    for event in reversed(talk.tracker.events[:-1]):
        if event.get("event") == "session_started":
            return True
        if event.get("event") == "user":
            return False
    return False
