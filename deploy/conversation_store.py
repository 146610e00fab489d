"""Where Rasa keeps conversations: its own SQL store, made quick enough for an answer without a noticeable wait.

Rasa 3.6.21 reads and rebuilds all stored events of a conversation before each message: after 25 turns that alone takes
longer than the rest of the turn. And SQLite, as Rasa opens it, waits for the disk at every turn, on a busy machine for
20 ms. `endpoints.yml` names this store in its place. The table, and what a tracker holds, are the same.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import Session

MOST_REMEMBERED = 100
"""Conversations whose events stay in memory; an event takes a few kilobytes. The others are read from the table."""

ON_CONNECT = (
    # A turn is added to a log that is copied into the table later. After a power cut the last turns may be missing.
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    # What is deleted is overwritten.
    "PRAGMA secure_delete = ON",
)

_ROWS = SQLTrackerStore.SQLEvent.__table__
_STATE = sa.select(sa.func.count(_ROWS.c.id), sa.func.max(_ROWS.c.id)).where(
    _ROWS.c.sender_id == sa.bindparam("sender_id")
)


@dataclass(frozen=True)
class _Stored:
    """The events of a conversation's latest session, and the state of the table when they were all of them."""

    state: tuple[int, int]
    events: tuple[Event, ...]


class ConversationStore(SQLTrackerStore):
    """Rasa's SQL store that remembers the events of the latest conversations as objects.

    What is remembered counts only while the table still holds the same rows, so a conversation that was deleted
    or continued by something else is read anew. A tracker is rebuilt for each turn: one that a failed turn has
    changed, and that was not saved, leaves no trace.
    """

    engine: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._remembered: OrderedDict[str, _Stored] = OrderedDict()
        if self.engine.dialect.name == "sqlite":
            self._keep_connections()
        sa.event.listen(self.sessionmaker, "after_bulk_delete", self._deleted)
        sa.event.listen(self.sessionmaker, "after_commit", self._committed)

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        if fetch_events_from_all_sessions or self.domain is None:
            return await super()._retrieve(sender_id, fetch_events_from_all_sessions)
        with self.engine.connect() as connection:
            state = _state(connection, sender_id)
        stored = self._remembered.get(sender_id)
        if stored is not None and stored.state == state:
            return DialogueStateTracker.from_events(sender_id, stored.events, self.domain.slots)
        tracker = await super()._retrieve(sender_id, fetch_events_from_all_sessions)
        self._remember(sender_id, state, () if tracker is None else tracker.events)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Adds the events of the tracker that the table does not hold yet."""
        await self.stream_events(tracker)
        new = list(self._new_events(tracker))
        with self.engine.begin() as connection:
            if new:
                connection.execute(_ROWS.insert(), [_row(tracker, event) for event in new])
            state = _state(connection, tracker.sender_id)
        # Only the events since the latest start of a session are a tracker's own; which those are, the table says.
        started_anew = any(isinstance(event, SessionStarted) for event in new)
        self._remember(tracker.sender_id, state, () if started_anew else tracker.events)

    def _new_events(self, tracker: DialogueStateTracker) -> Iterator[Event]:
        stored = self._remembered.get(tracker.sender_id)
        if stored is not None:
            with self.engine.connect() as connection:
                if stored.state == _state(connection, tracker.sender_id):
                    return islice(tracker.events, len(stored.events), None)
        with self.session_scope() as session:
            return self._additional_events(session, tracker)  # type: ignore[no-any-return]

    def _remember(self, sender_id: str, state: tuple[int, int], events: Iterable[Event]) -> None:
        """Keeps the events; none are nothing to keep."""
        self._remembered.pop(sender_id, None)
        stored = _Stored(state, tuple(events))
        if stored.events:
            self._remembered[sender_id] = stored
            while len(self._remembered) > MOST_REMEMBERED:
                self._remembered.popitem(last=False)

    def _keep_connections(self) -> None:
        """Opens SQLite anew, with the settings above and connections that stay open between turns."""
        url = self.engine.url
        self.engine.dispose()
        self.engine = sa.create_engine(url, poolclass=sa.pool.QueuePool, connect_args={"check_same_thread": False})
        sa.event.listen(self.engine, "connect", _set_up)
        self.sessionmaker.configure(bind=self.engine)

    def _deleted(self, deletion: Any) -> None:
        """Whoever asks to be forgotten is not to stay in memory either; the others are read anew when they write."""
        self._remembered.clear()
        deletion.session.info["deleted"] = True

    def _committed(self, session: Session) -> None:
        """Empties the log after a deletion, so that it does not keep what was deleted."""
        if session.info.pop("deleted", False) and self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _set_up(connection: Any, _: Any) -> None:
    for setting in ON_CONNECT:
        connection.execute(setting)


def _state(connection: Any, sender_id: str) -> tuple[int, int]:
    """The number of the conversation's rows and the id of its last one; (0, 0) where there is none."""
    count, last = connection.execute(_STATE, {"sender_id": sender_id}).one()
    return count, last or 0


def _row(tracker: DialogueStateTracker, event: Event) -> dict[str, Any]:
    """The columns of one event, as Rasa's own store fills them."""
    data = event.as_dict()
    return {
        "sender_id": tracker.sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }
