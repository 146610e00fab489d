"""What time does to drafts: those that nobody decided about expire, and the content of old ones is destroyed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from clinic.shelf import Shelf
from clinic.tables import LOOKS, RECORD
from keeping.clock import Doubt, doubt_of, last_look

DAY = 86_400.0


def age(shelf: Shelf, waits_days: int, kept_days: int) -> tuple[int, int]:
    """How many drafts expired now, and the content of how many was destroyed."""
    with shelf.database.reading() as connection:
        waiting = shelf.drafts(connection, "waiting")
        closed = shelf.drafts(connection, "confirmed", "changed", "rejected", "withdrawn", "expired")
    too_long = [draft for draft in waiting if draft.submitted_at <= shelf.days_ago(waits_days)]
    too_old = [
        draft for draft in closed if not draft.forgotten and (draft.closed_at or "") <= shelf.days_ago(kept_days)
    ]
    for draft in too_long:
        with shelf.database.writing() as connection:
            if shelf.draft(connection, draft.code).version != draft.version:
                continue
            content = shelf.content(connection, draft.code)
            shelf.close(connection, draft.code, draft.version, "expired")
            shelf.news(connection, draft.code)
            head = shelf.note(connection, "time", "expired", draft.code, content)
        shelf.record.publish(head)
    for draft in too_old:
        with shelf.database.writing() as connection:
            shelf.forget(connection, draft.code)
            head = shelf.note(connection, "time", "forgotten", draft.code, None)
        shelf.record.publish(head)
    return len(too_long), len(too_old)


def doubted(shelf: Shelf, days: int) -> Doubt | None:
    """Why nothing is to be done by age now, where drafts wait and are kept for so many days; None where all is well."""
    with shelf.database.writing() as connection:
        return doubt_of(connection, LOOKS, shelf.clock().timestamp(), days * DAY, _newest_step(connection))


def last_aged(connection: Any) -> float | None:
    """When drafts were last aged, else when the record's newest entry was written; None where there is none."""
    return last_look(connection, LOOKS, _newest_step(connection))


def _newest_step(connection: Any) -> float | None:
    at = connection.execute(sa.select(sa.func.max(RECORD.c.at))).scalar()
    return None if at is None else dt.datetime.fromisoformat(at).timestamp()
