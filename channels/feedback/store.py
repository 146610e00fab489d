"""Where it is kept: SQLite in the data folder. Counts hold no people; words are there only where somebody agreed."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from channels.feedback.about import About, Kind
from channels.rasa_client import Channel

FILE = "feedback.sqlite"
KEPT_DAYS = 90
"""Days that words are kept; counts stay."""

LONGEST_WORDS = 1000
"""Characters."""

_TABLE = """
CREATE TABLE IF NOT EXISTS told_wrong (
  day TEXT NOT NULL, channel TEXT NOT NULL, kind TEXT NOT NULL, card TEXT NOT NULL, question TEXT NOT NULL, words TEXT
)"""
_ADD = "INSERT INTO told_wrong VALUES (?, ?, ?, ?, ?, ?)"
_FORGET = "UPDATE told_wrong SET words = NULL WHERE words IS NOT NULL AND day < ?"
_COUNTS = """
SELECT card, question, kind, channel, COUNT(*), MAX(day) FROM told_wrong
GROUP BY card, question, kind, channel ORDER BY COUNT(*) DESC, card, question, kind, channel"""
_WORDS = "SELECT day, card, question, kind, words FROM told_wrong WHERE words IS NOT NULL ORDER BY day, rowid"


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
    """Adds and shows. `today` is passed in by whoever knows it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def add(self, channel: Channel, kind: Kind, answer: About, words: str | None, today: dt.date) -> None:
        """Counts it, and keeps the words where there are some; words that are too old are deleted."""
        with self._open() as store:
            kept = words[:LONGEST_WORDS] if words else None
            store.execute(_ADD, (today.isoformat(), channel, kind, answer.card, answer.question, kept))
            _forget_old(store, today)

    def counts(self) -> list[Count]:
        """Every count, the most frequent first."""
        with self._open() as store:
            return [Count(*row) for row in store.execute(_COUNTS)]

    def said(self, today: dt.date) -> list[Said]:
        """The words that are still kept, oldest first."""
        with self._open() as store:
            _forget_old(store, today)
            return [Said(*row) for row in store.execute(_WORDS)]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        store = sqlite3.connect(self._path, timeout=5)
        try:
            with store:
                store.execute("PRAGMA secure_delete = ON")
                store.execute(_TABLE)
                yield store
        finally:
            store.close()


def _forget_old(store: sqlite3.Connection, today: dt.date) -> None:
    store.execute(_FORGET, ((today - dt.timedelta(days=KEPT_DAYS)).isoformat(),))
