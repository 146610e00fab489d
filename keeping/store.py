"""Where Rasa keeps conversations: its own SQL table, with what makes an answer true that says "I noted".

Rasa 3.6.21 wraps a store in one that hides its failures, appends without looking whether somebody else has, picks the
latest session by the clock, and rebuilds all events of a conversation before each message. This store raises
StoreFailed where it could not read or write, appends only to what the turn began with, goes by the order of the rows,
and remembers the latest conversations. `endpoints.yml` names it. What a tracker holds is the same.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import sqlite3
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.constants import ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker

from keeping.clock import Doubt, believe, doubt_of, last_look
from keeping.conversation import Conversation
from keeping.database import WRITES, alone_with, engine_of
from keeping.migrations import CONVERSATIONS
from keeping.tables import (
    EVENTS,
    LOOKS,
    PROBES,
    TURNS,
    KeptTurn,
    Standing,
    add_turn,
    drop_outdated,
    end,
    forget_turns,
    standing,
)
from keeping.told import told
from keeping.tracing import span

MOST_REMEMBERED = 100
"""Conversations that stay in memory; an event takes a few kilobytes. The others are read from the table."""

FORGOTTEN_KNOWN = 86_400.0
"""Seconds for which it is known that a forgotten message came; no platform sends one again after an hour."""

STORED = "stored_state"
"""The attribute of a tracker that says what the table held when the tracker was read."""

T = TypeVar("T")

_STATE = sa.select(sa.func.count(EVENTS.c.id), sa.func.max(EVENTS.c.id)).where(
    EVENTS.c.sender_id == sa.bindparam("sender_id")
)
_LATEST_START = (
    # As Rasa logs it, the action stands before the event of the session that it starts.
    sa.select(sa.func.max(EVENTS.c.id))
    .where(EVENTS.c.sender_id == sa.bindparam("sender_id"), EVENTS.c.action_name == ACTION_SESSION_START_NAME)
    .scalar_subquery()
)
_ALL = sa.select(EVENTS.c.data).where(EVENTS.c.sender_id == sa.bindparam("sender_id")).order_by(EVENTS.c.id)
_LATEST = _ALL.where(EVENTS.c.id >= sa.func.coalesce(_LATEST_START, 0))
_NEWEST = sa.select(sa.func.max(EVENTS.c.timestamp))
_IDLE = (
    sa.select(EVENTS.c.sender_id)
    .group_by(EVENTS.c.sender_id)
    .having(sa.func.max(EVENTS.c.timestamp) < sa.bindparam("before"))
)


class StoreFailed(Exception):
    """The store could not read or write; `why` is the kind of failure, without anything that was said."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True)
class _State:
    """The rows of a conversation (how many, and the last one's id), and how many events of a tracker are among them."""

    rows: tuple[int, int]
    events: int


class ConversationStore(SQLTrackerStore):
    """Rasa's SQL store that says when it fails.

    What is remembered counts only while the table still holds the same rows, so a conversation that was deleted
    or continued by something else is read anew. Each turn gets a copy: one that a failed turn has changed, and that
    was not saved, leaves no trace.
    """

    engine: Any

    def __init__(
        self,
        domain: Domain | None = None,
        dialect: str = "sqlite",
        host: str | None = None,
        db: str = "rasa.db",
        event_broker: EventBroker | None = None,
        **connection: Any,
    ) -> None:
        # Rasa's own would create the tables here: a disk that is full at the start would never be written to again.
        TrackerStore.__init__(self, domain, event_broker)
        # `host` is what `endpoints.yml` gives as `url`: the whole address of a database, or nothing.
        self.engine = engine_of(self.get_db_url(dialect, host or None, db=db, **connection), CONVERSATIONS)
        self.sessionmaker = sa.orm.sessionmaker(bind=self.engine)
        self._remembered: OrderedDict[str, tuple[_State, Conversation]] = OrderedDict()

    def init_tracker(self, sender_id: str) -> Conversation:
        """A conversation in which nothing was said."""
        return Conversation(sender_id, self.domain.slots, self.max_event_history)

    async def standing(self, sender_id: str, message: str) -> Standing:
        """How the conversation stands for a message of this id."""
        return await self._read(lambda connection: standing(connection, sender_id, message))

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Adds the events of the tracker that the table does not hold yet."""
        await self.keep(tracker, None)

    async def keep(self, tracker: DialogueStateTracker, turn: KeptTurn | None) -> None:
        """Adds the tracker's new events and the answered message, both or neither.

        Raises StoreFailed where the conversation holds something else by now than what the tracker was read from.
        """
        await self.stream_events(tracker)
        with span("keep"):
            started_anew, state = await self._write(lambda connection: _append(connection, tracker, turn))
        setattr(tracker, STORED, state)
        # Only the events since the latest start of a session are a tracker's own; which those are, the table says.
        self._remember(tracker.sender_id, state, None if started_anew else tracker)

    async def forget(self, sender_id: str, ended_until: float | None = None) -> int:
        """How many events were deleted: all of the conversation. With a time, nobody can go on with it until then."""

        def forget(connection: Any) -> int:
            alone_with(connection, sender_id)
            deleted = connection.execute(EVENTS.delete().where(EVENTS.c.sender_id == sender_id)).rowcount
            forget_turns(connection, sender_id)
            if ended_until is not None:
                end(connection, sender_id, ended_until)
            return int(deleted)

        deleted = await self._write(forget)
        self._remembered.pop(sender_id, None)
        await self._empty_log()
        return deleted

    async def doubt_clock(self, now: float, kept_for: float) -> Doubt | None:
        """Why nothing is to be deleted by its age now, where conversations are kept for so many seconds; else None."""

        def look(connection: Any) -> Doubt | None:
            alone_with(connection, LOOKS.name)
            return doubt_of(connection, LOOKS, now, kept_for, connection.scalar(_NEWEST))

        return await self._write(look)

    async def last_look(self) -> float | None:
        """When outdated conversations were last looked for, else when the newest event was; None where none was."""
        return await self._read(lambda connection: last_look(connection, LOOKS, connection.scalar(_NEWEST)))

    async def believe_clock(self, now: float) -> None:
        """Notes that what the clock shows is right."""

        def note(connection: Any) -> None:
            alone_with(connection, LOOKS.name)
            believe(connection, LOOKS, now)

        await self._write(note)

    async def forget_idle(self, now: float, kept_for: float) -> int:
        """How many conversations were deleted: those in which nothing was said for so many seconds."""
        before = now - kept_for
        idle = await self._read(lambda connection: connection.scalars(_IDLE, {"before": before}).all())
        deleted = 0
        for sender_id in idle:
            deleted += await self._write(partial(_drop, sender_id=sender_id, before=before))
            self._remembered.pop(sender_id, None)
        await self._write(lambda connection: drop_outdated(connection, now - FORGOTTEN_KNOWN, now))
        await self._empty_log()
        return deleted

    async def probe(self) -> None:
        """Nothing, where a row could be written and read again. Raises StoreFailed where it could not."""
        written = secrets.token_hex(8)

        def write(connection: Any) -> None:
            alone_with(connection, PROBES.name)
            connection.execute(PROBES.delete())
            connection.execute(PROBES.insert(), {"id": 1, "written": written})

        await self._write(write)
        if await self._read(lambda connection: connection.scalar(sa.select(PROBES.c.written))) is None:
            raise StoreFailed("the row that was written is not there")

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        known = None if fetch_events_from_all_sessions else self._remembered.get(sender_id)

        def read(connection: Any) -> tuple[tuple[int, int], DialogueStateTracker]:
            rows = _rows(connection, sender_id)
            if known is not None and known[0].rows == rows:
                return rows, known[1].copy()
            query = _ALL if fetch_events_from_all_sessions else _LATEST
            events = [json.loads(data) for data in connection.scalars(query, {"sender_id": sender_id}).all()]
            return rows, Conversation.from_dict(sender_id, events, self.domain.slots)

        with span("read"):
            rows, tracker = await self._read(read)
        if not tracker.events:
            return None
        if not fetch_events_from_all_sessions:
            state = _State(rows, len(tracker.events))
            setattr(tracker, STORED, state)
            self._remember(sender_id, state, tracker)
        return tracker

    def _remember(self, sender_id: str, state: _State, tracker: DialogueStateTracker | None) -> None:
        """Keeps the conversation as it stands; one of Rasa's own trackers is not kept."""
        self._remembered.pop(sender_id, None)
        if isinstance(tracker, Conversation) and tracker.events:
            twin = tracker.copy()
            twin.settle()
            self._remembered[sender_id] = (state, twin)
            while len(self._remembered) > MOST_REMEMBERED:
                self._remembered.popitem(last=False)

    async def _read(self, look: Callable[[Any], T]) -> T:
        return await asyncio.to_thread(self._in_transaction, {}, look)

    async def _write(self, change: Callable[[Any], T]) -> T:
        return await asyncio.to_thread(self._in_transaction, WRITES, change)

    def _in_transaction(self, options: dict[str, str], work: Callable[[Any], T]) -> T:
        """What the work returns, done whole or not at all, away from the loop that answers everybody else."""
        with self._told(), self.engine.connect() as connection:
            connection = connection.execution_options(**options)
            with connection.begin():
                return work(connection)

    async def _empty_log(self) -> None:
        """Takes what was deleted out of SQLite's log, too; where somebody reads just now, the next time does it."""
        if self.engine.dialect.name == "sqlite":
            await asyncio.to_thread(self._checkpoint)

    def _checkpoint(self) -> None:
        with self._told(), self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns a failure of the database into StoreFailed, and opens it anew for whoever comes next."""
        try:
            yield
        except (sa.exc.SQLAlchemyError, ValueError) as error:
            self.engine.dispose()
            raise StoreFailed(_kind(error)) from None


def held_before(tracker: DialogueStateTracker) -> int:
    """How many of the tracker's events, the first ones, were stored when it was read."""
    state: _State | None = getattr(tracker, STORED, None)
    return 0 if state is None else state.events


def _append(connection: Any, tracker: DialogueStateTracker, turn: KeptTurn | None) -> tuple[bool, _State]:
    """Whether a session started among the events that were added, and the state afterwards."""
    sender_id = tracker.sender_id
    alone_with(connection, sender_id)
    rows = _rows(connection, sender_id)
    # A tracker that was not read from the table belongs to a conversation of which nothing is stored.
    known: _State = getattr(tracker, STORED, _State((0, 0), 0))
    if known.rows == rows:
        stored = known.events
    else:
        raise StoreFailed("the conversation was continued or deleted meanwhile")
    new = list(islice(tracker.events, stored, None))
    if new:
        connection.execute(EVENTS.insert(), [_row(sender_id, event) for event in new])
    if turn is not None:
        add_turn(connection, sender_id, turn, time.time())
    started_anew = any(isinstance(event, SessionStarted) for event in new)
    return started_anew, _State(_rows(connection, sender_id), len(tracker.events))


def _kind(error: Exception) -> str:
    """The class of a failure, and SQLite's own words for it (a full disk, a locked file), which repeat no value."""
    cause = getattr(error, "orig", None)
    return f"{type(error).__name__}: {cause}" if isinstance(cause, sqlite3.Error) else type(error).__name__


def _drop(connection: Any, sender_id: str, before: float) -> int:
    """1 where the conversation was deleted; 0 where something was said in it meanwhile."""
    alone_with(connection, sender_id)
    of_sender = EVENTS.c.sender_id == sender_id
    last = connection.scalar(sa.select(sa.func.max(EVENTS.c.timestamp)).where(of_sender))
    if last is None or last >= before:
        return 0
    connection.execute(EVENTS.delete().where(of_sender))
    connection.execute(TURNS.delete().where(TURNS.c.sender_id == sender_id))
    return 1


def _rows(connection: Any, sender_id: str) -> tuple[int, int]:
    """The number of the conversation's rows and the id of its last one; (0, 0) where there is none."""
    count, last = connection.execute(_STATE, {"sender_id": sender_id}).one()
    return count, last or 0


def _row(sender_id: str, event: Event) -> dict[str, Any]:
    """The columns of one event, as Rasa's own store fills them."""
    as_json = told(event)
    data = as_json.content
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": as_json.text,
    }
