"""What became of a card, as the record system tells it: into the record, coded, without anybody's words."""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa

from clinic.errors import NotFound, Unusable
from clinic.side import Side
from clinic.tables import RECORD
from clinic.words import names

MOST_AT_ONCE = 100
OTHER = "other"
"""The reason that is recorded for a code that is not one of the clinic's."""


def take_feedback(side: Side, address: str, body: Any) -> int:
    """How many answers were recorded. Raises Unusable for what is no feedback, NotFound for a card never shown here."""
    given = body.get("feedback") if isinstance(body, dict) else None
    if not isinstance(given, list) or not given or len(given) > MOST_AT_ONCE:
        raise Unusable(field="feedback")
    answers = [_answer(each, address) for each in given]
    with side.database.writing() as connection:
        for card, _, _ in answers:
            if not _was_shown(connection, card):
                raise NotFound(card=card)
        for card, outcome, reason in answers:
            about = {"after": {"card": card, "outcome": outcome}, "reason": reason}
            head = side.record.add(connection, "ehr", "card_answered", **about)
    side.record.publish(head)
    return len(answers)


def _answer(given: Any, address: str) -> tuple[str, str, str | None]:
    """Card, outcome and coded reason. Raises Unusable."""
    if not isinstance(given, dict):
        raise Unusable(field="feedback")
    try:
        card = str(uuid.UUID(str(given.get("card"))))
    except ValueError:
        raise Unusable(field="card") from None
    outcome = given.get("outcome")
    if outcome not in ("accepted", "overridden"):
        raise Unusable(field="outcome")
    if not isinstance(given.get("outcomeTimestamp"), str):
        raise Unusable(field="outcomeTimestamp")
    why = given.get("overrideReason")
    reason = why.get("reason") if isinstance(why, dict) else None
    if not isinstance(reason, dict):
        return card, outcome, None
    ours = reason.get("system") == f"{address}/clinic/ids/reasons" and reason.get("code") in names("reasons")
    return card, outcome, str(reason["code"]) if ours else OTHER


def _was_shown(connection: Any, card: str) -> bool:
    """Whether the record holds the card. A card's name is 122 random bits, so that it stands nowhere by chance."""
    shown = sa.select(RECORD.c.seq).where(RECORD.c.event == "cards_shown", RECORD.c.after.contains(f'"{card}"'))
    return connection.execute(shown.limit(1)).first() is not None
