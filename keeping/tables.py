"""What is kept beside Rasa's events: which messages were answered, and with what, and which conversations have ended.

Each row is written in the transaction of what it belongs to, so that an answer is there exactly where its turn is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore

from keeping.clock import looks_table

METADATA: sa.MetaData = SQLTrackerStore.Base.metadata

EVENTS: sa.Table = SQLTrackerStore.SQLEvent.__table__

TURNS = sa.Table(
    "turns",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(255), nullable=False, index=True),
    sa.Column("message", sa.String(64), nullable=False),
    sa.Column("content", sa.String(64), nullable=False),
    sa.Column("answer", sa.Text),
    sa.Column("answered_at", sa.Float, nullable=False),
    sa.UniqueConstraint("sender_id", "message"),
)
"""One row for each message that was answered. `message` and `content` are hashes; `answer` is empty once forgotten."""

ENDINGS = sa.Table(
    "endings",
    METADATA,
    sa.Column("sender_id", sa.String(255), primary_key=True),
    sa.Column("until", sa.Float, nullable=False),
)
"""Conversations that were ended for good, until nobody can hold a key to them any more."""

PROBES = sa.Table(
    "probes", METADATA, sa.Column("id", sa.Integer, primary_key=True), sa.Column("written", sa.String(64))
)
"""One row that is written and read again to see whether the store works."""

LOOKS = looks_table("looks", METADATA)
"""When outdated conversations were last looked for, by a clock that was believed."""


@dataclass(frozen=True)
class KeptTurn:
    """A message, what was said in it (as hashes), and the answer to it; no answer where it has been forgotten."""

    message: str
    content: str
    answer: str | None


@dataclass(frozen=True)
class Standing:
    """How a conversation stands when a message comes: ended, the same message before, and the latest turn."""

    ended: bool
    known: KeptTurn | None
    latest: KeptTurn | None


def standing(connection: Any, sender: str, message: str) -> Standing:
    """How the conversation stands for this message."""
    of_sender = sa.select(TURNS.c.message, TURNS.c.content, TURNS.c.answer).where(TURNS.c.sender_id == sender)
    known = connection.execute(of_sender.where(TURNS.c.message == message)).one_or_none()
    latest = connection.execute(of_sender.order_by(TURNS.c.id.desc()).limit(1)).one_or_none()
    ended = connection.execute(sa.select(ENDINGS.c.until).where(ENDINGS.c.sender_id == sender)).one_or_none()
    return Standing(ended is not None, known and KeptTurn(*known), latest and KeptTurn(*latest))


def add_turn(connection: Any, sender: str, turn: KeptTurn, at: float) -> None:
    """Notes the turn. Raises IntegrityError where the message was answered before."""
    row = {"message": turn.message, "content": turn.content, "answer": turn.answer}
    connection.execute(TURNS.insert(), {"sender_id": sender, "answered_at": at, **row})


def forget_turns(connection: Any, sender: str) -> None:
    """Deletes what was answered. That the messages came stays, so that one that comes again is not taken for new."""
    connection.execute(TURNS.update().where(TURNS.c.sender_id == sender).values(answer=None, content=""))


def end(connection: Any, sender: str, until: float) -> None:
    """Ends the conversation for good."""
    connection.execute(ENDINGS.delete().where(ENDINGS.c.sender_id == sender))
    connection.execute(ENDINGS.insert(), {"sender_id": sender, "until": until})


def drop_outdated(connection: Any, forgotten_before: float, now: float) -> None:
    """Deletes what only kept a forgotten or ended conversation from coming back, once nothing of it can."""
    outdated = sa.and_(TURNS.c.answer.is_(None), TURNS.c.answered_at < forgotten_before)
    connection.execute(TURNS.delete().where(outdated))
    connection.execute(ENDINGS.delete().where(ENDINGS.c.until < now))
