"""Whether the clock is believed before anything is deleted by its age: one that jumps would delete everything at once.

Each look notes in the database what the clock showed. A look that is further from the one before than is believable,
in either direction, deletes nothing until the clock is right again, or somebody says that it is (`deploy/clock.py`).
The processes of several machines note it in the same row, so that the one whose clock is wrong is not believed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa


@dataclass(frozen=True)
class Doubt:
    """What the clock shows, and what it showed when it was last believed, in seconds since 1970."""

    now: float
    last: float

    def __str__(self) -> str:
        return f"the clock shows {in_words(self.now)}, and {in_words(self.last)} when it was last believed"


def in_words(seconds: float) -> str:
    """The time in UTC, to the minute."""
    return dt.datetime.fromtimestamp(seconds, tz=dt.timezone.utc).strftime("%Y-%m-%d %H:%M UTC")


def looks_table(name: str, metadata: sa.MetaData) -> sa.Table:
    """The table of one row that says what the clock showed when it was last believed."""
    return sa.Table(name, metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("at", sa.Float))


def believable(kept_for: float) -> float:
    """The most seconds between two looks, where things are kept for so long: half of it.

    So no jump that is believed deletes what is younger than the other half, and a machine may be off for as long.
    """
    return kept_for / 2


def doubt_of(connection: Any, looks: sa.Table, now: float, kept_for: float, newest: float | None) -> Doubt | None:
    """None where the clock is believed, which is noted; else why it is not.

    `newest`, the time of the newest thing that is kept, stands for the last look where none was noted yet.
    """
    last = last_look(connection, looks, newest)
    if last is not None and abs(now - last) > believable(kept_for):
        return Doubt(now, last)
    believe(connection, looks, now)
    return None


def last_look(connection: Any, looks: sa.Table, newest: float | None) -> float | None:
    """What the clock showed when it was last believed; `newest` where nothing was noted yet."""
    noted = connection.execute(sa.select(looks.c.at)).scalar()
    return newest if noted is None else float(noted)


def believe(connection: Any, looks: sa.Table, now: float) -> None:
    """Notes that what the clock shows is right."""
    connection.execute(looks.delete())
    connection.execute(looks.insert(), {"id": 1, "at": now})
