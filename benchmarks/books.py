"""What the database holds of a conversation, to be held against what was answered in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from channels.keys import seal
from channels.sessions import Sessions

SESSION_SECONDS = 7200

_SAID = sa.text("SELECT data FROM events WHERE sender_id = :sender AND type_name = 'user' ORDER BY id")
_ANSWERED = sa.text("SELECT answer FROM turns WHERE sender_id = :sender ORDER BY id")


@dataclass(frozen=True)
class Stored:
    """What was said, and the turns that were answered, in the order of the rows."""

    said: list[str]
    turns: list[str]


class Books:
    """The open books of one installation."""

    def __init__(self, connection: Any, secret: str) -> None:
        self._connection = connection
        self._sessions = Sessions(seal(secret, "session"), SESSION_SECONDS)

    def of_token(self, token: str) -> Stored:
        """What is stored of the conversation that a session's token opens."""
        return self.of(self._sessions.conversation(token))

    def of(self, conversation: str) -> Stored:
        """What is stored of the conversation of this id."""
        said = self._column(_SAID, conversation)
        answered = self._column(_ANSWERED, conversation)
        return Stored([data["text"] for data in said], [answer["turn"] for answer in answered])

    def _column(self, query: Any, conversation: str) -> list[dict[str, Any]]:
        return [json.loads(content) for content in self._connection.scalars(query, {"sender": conversation})]


@contextmanager
def books(database: str, secret: str) -> Iterator[Books]:
    """The books in a database, for an installation with this secret."""
    engine = sa.create_engine(database, poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        yield Books(connection, secret)
