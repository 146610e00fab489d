"""That the conversation store gives exactly the trackers that Rasa's own SQL store gives, and forgets as it should."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from keeping import store as conversation_store
from keeping.store import ConversationStore, StoreFailed

DOMAIN = Domain.from_yaml(
    """
    version: "3.1"
    intents: [inform]
    slots:
      labs: {type: any, influence_conversation: false, mappings: [{type: custom}]}
    """
)


def turn(number: int) -> list[Event]:
    parse_data = {"intent": {"name": "inform", "confidence": 0.9}, "entities": [], "text": f"B12 {number}"}
    return [
        UserUttered(f"B12 {number}", intent=parse_data["intent"], parse_data=parse_data),
        ActiveLoop("labs_form"),
        SlotSet("labs", [{"analyte": "serum_b12", "value": number}]),
        BotUttered("Noted.", {"custom": {"card": {"type": "understood"}}}),
        ActionExecuted("action_listen"),
    ]


def session_start() -> list[Event]:
    started = SessionStarted()
    return [ActionExecuted("action_session_start"), started, ActionExecuted("action_listen")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "conversations.sqlite"


@pytest.fixture
def store(file: Path) -> ConversationStore:
    return ConversationStore(DOMAIN, db=str(file))


@pytest.fixture
def rasas_own(file: Path) -> SQLTrackerStore:
    return SQLTrackerStore(DOMAIN, db=str(file))


async def say(store: SQLTrackerStore, events: list[Event], sender: str = "one") -> None:
    tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
    for event in events:
        tracker.update(event)
    await store.save(tracker)


async def held(store: SQLTrackerStore, sender: str = "one") -> dict[str, object]:
    tracker = await store.retrieve(sender)
    assert isinstance(tracker, DialogueStateTracker)
    return {
        "events": [event.as_dict() for event in tracker.events],
        "slots": tracker.current_slot_values(),
        "loop": tracker.active_loop_name,
        "message": tracker.latest_message and tracker.latest_message.text,
        "action": tracker.latest_action_name,
    }


async def test_every_turn_gives_what_rasas_own_store_gives(
    store: ConversationStore, rasas_own: SQLTrackerStore
) -> None:
    await say(store, session_start())
    for number in range(5):
        await say(store, turn(number))
        assert await held(store) == await held(rasas_own)


async def test_rows_are_those_that_rasas_own_store_writes(tmp_path: Path) -> None:
    events = [*session_start(), *turn(98)]
    rows = []
    for kind in (ConversationStore, SQLTrackerStore):
        store = kind(DOMAIN, db=str(tmp_path / kind.__name__))
        tracker = DialogueStateTracker.from_events("one", events, DOMAIN.slots)
        await store.save(tracker)
        with store.session_scope() as session:
            rows.append(session.execute("SELECT * FROM events ORDER BY id").all())
    assert rows[0] == rows[1]
    assert len(rows[0]) == len(events)


async def test_a_new_session_starts_from_its_own_events(store: ConversationStore, rasas_own: SQLTrackerStore) -> None:
    await say(store, [*session_start(), *turn(1)])
    await asyncio.sleep(0.01)
    await say(store, [*session_start(), *turn(2)])
    await say(store, turn(3))
    assert await held(store) == await held(rasas_own)
    assert [e["text"] for e in (await held(store))["events"] if e["event"] == "user"] == ["B12 2", "B12 3"]  # type: ignore[attr-defined]


async def test_a_turn_that_was_not_saved_leaves_no_trace(store: ConversationStore) -> None:
    await say(store, [*session_start(), *turn(1)])
    await say(store, turn(2))
    before = await held(store)
    tracker = await store.get_or_create_tracker("one")
    for event in turn(3):
        tracker.update(event)
    assert await held(store) == before


async def test_a_deleted_conversation_is_gone_from_memory_too(store: ConversationStore) -> None:
    await say(store, [*session_start(), *turn(1)])
    await say(store, turn(2))
    await store.forget("one")
    assert not store._remembered
    assert await store.retrieve("one") is None


async def test_a_conversation_that_something_else_continued_or_deleted_is_read_anew(
    store: ConversationStore, rasas_own: SQLTrackerStore
) -> None:
    await say(store, [*session_start(), *turn(1)])
    await say(store, turn(2))
    await say(rasas_own, turn(3))
    assert await held(store) == await held(rasas_own)
    await say(store, turn(4))
    assert await held(store) == await held(rasas_own)
    with rasas_own.session_scope() as session:
        session.execute("DELETE FROM events")
        session.commit()
    assert await store.retrieve("one") is None
    await say(store, turn(5))
    assert await held(store) == await held(rasas_own)


async def test_nothing_is_appended_to_a_conversation_that_something_else_continued_meanwhile(
    store: ConversationStore, file: Path
) -> None:
    other = ConversationStore(DOMAIN, db=str(file))
    await say(store, [*session_start(), *turn(1)])
    tracker = await store.retrieve("one")
    assert tracker is not None
    await say(other, turn(2))
    for event in turn(3):
        tracker.update(event)

    with pytest.raises(StoreFailed, match="meanwhile"):
        await store.save(tracker)

    assert [e["text"] for e in (await held(store))["events"] if e["event"] == "user"] == ["B12 1", "B12 2"]  # type: ignore[attr-defined]


async def test_a_forgotten_conversation_is_not_brought_back_by_a_turn_that_was_under_way(
    store: ConversationStore, file: Path
) -> None:
    await say(store, [*session_start(), *turn(1)])
    tracker = await store.retrieve("one")
    assert tracker is not None
    tracker.update(turn(2)[0])
    await ConversationStore(DOMAIN, db=str(file)).forget("one")

    with pytest.raises(StoreFailed):
        await store.save(tracker)

    assert await store.retrieve("one") is None


async def test_a_conversation_is_whole_after_the_clock_was_set_back(
    store: ConversationStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say(store, [*session_start(), *turn(1)])
    earlier = time.time() - 3600
    monkeypatch.setattr(time, "time", lambda: earlier)

    await say(store, turn(2))

    read_anew = ConversationStore(DOMAIN, db=str(file))
    assert await held(read_anew) == await held(store)
    assert [e["text"] for e in (await held(read_anew))["events"] if e["event"] == "user"] == ["B12 1", "B12 2"]  # type: ignore[attr-defined]


async def test_a_failure_of_the_database_repeats_nothing_that_was_said(
    store: ConversationStore, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await say(store, [*session_start(), *turn(1)])
    with closing(sqlite3.connect(file)) as other:
        other.execute("DROP TABLE events")

    with pytest.raises(StoreFailed) as failed:
        await say(store, [UserUttered("my secret sentence")])

    assert "no such table" in str(failed.value)
    assert "secret" not in f"{failed.value} {caplog.text}"
    assert failed.value.__suppress_context__


async def test_conversations_do_not_mix(store: ConversationStore, rasas_own: SQLTrackerStore) -> None:
    for number in range(3):
        for sender in ("one", "two"):
            await say(store, turn(number), sender)
    assert await held(store, "one") == await held(rasas_own, "one")
    assert await held(store, "two") == await held(rasas_own, "two")


async def test_no_more_conversations_are_remembered_than_the_limit(
    store: ConversationStore, rasas_own: SQLTrackerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation_store, "MOST_REMEMBERED", 2)
    for sender in ("one", "two", "three"):
        await say(store, turn(1), sender)
    assert list(store._remembered) == ["two", "three"]
    assert await held(store, "one") == await held(rasas_own, "one")


async def test_what_was_deleted_stays_in_no_file(store: ConversationStore, file: Path) -> None:
    await say(store, [*session_start(), UserUttered("my secret sentence")])
    files = list(file.parent.glob(f"{file.name}*"))
    assert any(b"my secret sentence" in part.read_bytes() for part in files)
    await store.forget("one")
    for part in file.parent.glob(f"{file.name}*"):
        assert b"my secret sentence" not in part.read_bytes(), part.name


def test_what_was_kept_is_on_the_disk_when_the_power_goes(store: ConversationStore) -> None:
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2, "FULL"


async def test_conversations_are_still_there_after_a_kill(file: Path, rasas_own: SQLTrackerStore) -> None:
    program = f"""
import asyncio, os, signal
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from keeping.store import ConversationStore, StoreFailed
async def main():
    store = ConversationStore(Domain.empty(), db={str(file)!r})
    tracker = await store.get_or_create_tracker("one")
    tracker.update(UserUttered("B12 98"))
    await store.save(tracker)
    os.kill(os.getpid(), signal.SIGKILL)
asyncio.run(main())
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    tracker = await rasas_own.retrieve("one")
    assert tracker is not None
    assert tracker.latest_message.text == "B12 98"
