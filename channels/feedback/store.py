"""Where it is kept: beside the conversations in PostgreSQL, else SQLite in the data folder.

Counts hold no people; words are there only where somebody agreed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from channels.feedback.about import About, Kind
from channels.rasa_client import Channel
from keeping.database import WRITES, engine_of
from keeping.schema import Schema

FILE = "feedback.sqlite"
KEPT_DAYS = 90
"""Days that words are kept; counts stay."""

LONGEST_WORDS = 1000
"""Characters."""

SCHEMA = Schema(Path(__file__).with_name("steps"), "feedback_schema", "0001")

TOLD: sa.Table = sa.Table(
    "told_wrong",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("day", sa.String(10), nullable=False),
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("card", sa.String(64), nullable=False),
    sa.Column("question", sa.String(128), nullable=False),
    sa.Column("words", sa.Text),
)

_ABOUT = (TOLD.c.card, TOLD.c.question, TOLD.c.kind, TOLD.c.channel)
_TIMES = sa.func.count()
_COUNTS = sa.select(*_ABOUT, _TIMES, sa.func.max(TOLD.c.day)).group_by(*_ABOUT).order_by(_TIMES.desc(), *_ABOUT)
_WORDS = (
    sa.select(TOLD.c.day, TOLD.c.card, TOLD.c.question, TOLD.c.kind, TOLD.c.words)
    .where(TOLD.c.words.is_not(None))
    .order_by(TOLD.c.day, TOLD.c.id)
)


@dataclass(frozen=True)
class Count:
    """How often one kind of fault was told of one card and question in one channel, and on which day last."""

    card: str
    question: str
    kind: str
    channel: str
    times: int
    last: str


@dataclass(frozen=True)
class Said:
    """What somebody wrote and agreed to have kept."""

    day: str
    card: str
    question: str
    kind: str
    words: str


class FeedbackStore:
    """Adds and shows. `today` is passed in by whoever knows it. Raises SQLAlchemyError or OSError where that fails."""

    def __init__(self, folder: Path, database_url: str | None = None) -> None:
        self._folder = folder
        self._engine = engine_of(database_url or f"sqlite:///{folder / FILE}", SCHEMA)

    def add(self, channel: Channel, kind: Kind, answer: About, words: str | None, today: dt.date) -> None:
        """Counts it, and keeps the words where there are some; words that are too old are deleted."""
        kept = words[:LONGEST_WORDS] if words else None
        row = {"day": today.isoformat(), "channel": channel, "kind": kind, "card": answer.card, "words": kept}
        with self._begin() as connection:
            connection.execute(TOLD.insert(), {**row, "question": answer.question})
        self._forget_old(today)

    def counts(self) -> list[Count]:
        """Every count, the most frequent first."""
        with self._begin() as connection:
            return [Count(*row) for row in connection.execute(_COUNTS)]

    def said(self, today: dt.date) -> list[Said]:
        """The words that are still kept, oldest first."""
        self._forget_old(today)
        with self._begin() as connection:
            return [Said(*row) for row in connection.execute(_WORDS)]

    def _begin(self) -> Any:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self._engine.execution_options(**WRITES).begin()

    def _forget_old(self, today: dt.date) -> None:
        too_old = (today - dt.timedelta(days=KEPT_DAYS)).isoformat()
        forget = TOLD.update().where(TOLD.c.words.is_not(None), TOLD.c.day < too_old).values(words=None)
        with self._begin() as connection:
            forgotten = connection.execute(forget).rowcount
        if forgotten and self._engine.dialect.name == "sqlite":
            # What was deleted leaves the log of the file, too.
            with self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
