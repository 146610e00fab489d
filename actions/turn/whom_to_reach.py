"""Whom a card names to be reached, and what to do while they are closed."""

from __future__ import annotations

from typing import Any

from actions.core import clinic
from actions.turn.talk import Talk

WHILE_CLOSED = {"same_day": "closed_same_day", "urgent": "closed_urgent"}
"""What is said of a clinic that has closed, by how soon somebody has to be seen; an emergency does not wait for it."""


def whom_to_reach(talk: Talk, urgency: str | None) -> dict[str, Any]:
    """The clinic's contacts, the one for this need first, and what to do while it is closed.

    Clinicians are not told to call their own clinic: they are named contacts in an emergency alone.
    """
    is_emergency = urgency == "emergency"
    told = clinic().contacts_for("emergency" if is_emergency else "clinic")
    named = is_emergency or talk.register == "patient"
    return {
        "emergency_number": clinic().emergency_number,
        "contacts": [contact.model_dump() for contact in told] if named else None,
        "closed": _while_closed(talk, urgency),
    }


def _while_closed(talk: Talk, urgency: str | None) -> str | None:
    if talk.register == "clinician" or urgency not in WHILE_CLOSED:
        return None
    reached = clinic().contacts.get("clinic")
    return (reached and reached.closed) or talk.say(WHILE_CLOSED[urgency])
