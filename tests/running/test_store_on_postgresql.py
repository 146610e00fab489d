"""On PostgreSQL conversations are kept by several processes at once, and through a server that goes away."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import psutil
import pytest
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from benchmarks.postgres_server import DATABASE, HOW_TO_GET_IT, PROGRAMS, PostgresServer, postgres_server
from inside_rasa.connector import _state_of_store as state_of_store
from keeping.store import ConversationStore, StoreFailed
from keeping.tables import KeptTurn

pytestmark = pytest.mark.skipif(PROGRAMS is None, reason=HOW_TO_GET_IT)

DOMAIN = Domain.empty()


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    with postgres_server() as running:
        yield running


@pytest.fixture
def empty(server: PostgresServer) -> PostgresServer:
    """The server with nothing in its database."""
    server.client("psql", "-q", "-d", DATABASE, "-c", "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    return server


def store_at(server: PostgresServer) -> ConversationStore:
    """The store as Rasa makes it from `endpoints.yml` with DATABASE_URL set."""
    kept_in = EndpointConfig(
        server.url, type="keeping.store.ConversationStore", dialect="sqlite", db="unused/conversations.sqlite"
    )
    made = TrackerStore.create(kept_in, DOMAIN)
    assert isinstance(made, ConversationStore)
    return made


@pytest.fixture
def stores(empty: PostgresServer) -> tuple[ConversationStore, ConversationStore]:
    """Two processes' stores."""
    return store_at(empty), store_at(empty)


async def opened(store: ConversationStore, sender: str = "one") -> DialogueStateTracker:
    return await store.get_or_create_tracker(sender, append_action_listen=False)


def say(tracker: DialogueStateTracker, text: str) -> DialogueStateTracker:
    tracker.update(UserUttered(text))
    tracker.update(ActionExecuted("action_listen"))
    return tracker


def turn(name: str) -> KeptTurn:
    return KeptTurn(name, f"content of {name}", f'{{"turn": "{name}"}}')


async def texts(store: ConversationStore, sender: str = "one") -> list[str]:
    tracker = await store.retrieve(sender)
    events = tracker.events if tracker is not None else []
    return [event.text or "" for event in events if isinstance(event, UserUttered)]


async def test_what_one_process_stored_another_goes_on_with(
    stores: tuple[ConversationStore, ConversationStore],
) -> None:
    first, second = stores
    await first.keep(say(await opened(first), "B12 98"), turn("1"))
    await second.keep(say(await opened(second), "Hb 10"), turn("2"))
    assert await texts(first) == ["B12 98", "Hb 10"]
    stands = await first.standing("one", "2")
    assert stands.known == stands.latest == turn("2")


async def test_of_two_turns_that_began_on_the_same_state_one_is_kept_and_the_other_is_told(
    stores: tuple[ConversationStore, ConversationStore],
) -> None:
    first, second = stores
    await first.keep(say(await opened(first), "hello"), turn("0"))
    for number in range(20):
        begun = [say(await opened(store), f"{number}") for store in stores]
        ended = await asyncio.gather(
            first.keep(begun[0], turn(f"{number}a")), second.keep(begun[1], turn(f"{number}b")), return_exceptions=True
        )
        assert [type(each) for each in ended if each is not None] == [StoreFailed]
    assert await texts(first) == ["hello", *map(str, range(20))]


async def test_two_processes_that_get_the_first_message_of_a_conversation_keep_one_of_them(
    stores: tuple[ConversationStore, ConversationStore],
) -> None:
    begun = [say(await opened(store), "hello") for store in stores]
    ended = await asyncio.gather(
        *(store.keep(tracker, turn("1")) for store, tracker in zip(stores, begun, strict=True)), return_exceptions=True
    )
    assert [type(each) for each in ended if each is not None] == [StoreFailed]
    assert await texts(stores[0]) == ["hello"]


async def test_what_was_forgotten_or_ended_is_so_for_every_process(
    stores: tuple[ConversationStore, ConversationStore],
) -> None:
    first, second = stores
    await first.keep(say(await opened(first), "my secret"), turn("1"))
    overtaken = say(await opened(second), "and more")
    await first.forget("one", time.time() + 60)
    with pytest.raises(StoreFailed):
        await second.keep(overtaken, turn("2"))
    assert await texts(second) == []
    assert (await second.standing("one", "2")).ended


async def test_conversations_without_a_word_for_long_are_deleted_by_whoever_comes_first(
    stores: tuple[ConversationStore, ConversationStore],
) -> None:
    await stores[0].keep(say(await opened(stores[0]), "hello"), turn("1"))
    deleted = await asyncio.gather(*(store.forget_idle(time.time() + 60, 0) for store in stores))
    assert sorted(deleted) == [0, 1]
    assert await texts(stores[1]) == []


def test_processes_that_start_on_an_empty_database_together_all_work(empty: PostgresServer) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: asyncio.run(store_at(empty).probe()), range(8)))


async def test_a_server_that_goes_away_is_told_and_found_again(empty: PostgresServer) -> None:
    store = store_at(empty)
    await store.keep(say(await opened(store), "B12 98"), turn("1"))
    begun = say(await opened(store), "Hb 10")
    empty.stop()
    try:
        with pytest.raises(StoreFailed):
            await store.keep(begun, turn("2"))
        with pytest.raises(StoreFailed):
            await store.probe()
    finally:
        empty.start()
    await store.probe()
    await store.keep(say(await opened(store), "Hb 10"), turn("2"))
    assert await texts(store) == ["B12 98", "Hb 10"]


async def test_a_server_that_says_nothing_is_told_before_the_gateway_stops_waiting(empty: PostgresServer) -> None:
    store = store_at(empty)
    await store.keep(say(await opened(store), "B12 98"), turn("1"))
    agent: Any = SimpleNamespace(tracker_store=store)
    assert await state_of_store(agent) == "ok"
    with hung(empty):
        began = time.monotonic()
        assert await state_of_store(agent) == "failing"
        assert time.monotonic() - began < 2
    await store.keep(say(await opened(store), "Hb 10"), turn("2"))
    assert await state_of_store(agent) == "ok"
    assert await texts(store) == ["B12 98", "Hb 10"]


def test_a_machine_that_was_switched_off_is_given_up_within_seconds(empty: PostgresServer) -> None:
    with store_at(empty).engine.connect() as connection:
        given = connection.connection.dbapi_connection.get_dsn_parameters()
    longest_wait = int(given["keepalives_idle"]) + int(given["keepalives_interval"]) * int(given["keepalives_count"])
    assert longest_wait <= 10
    assert 0 < int(given["tcp_user_timeout"]) <= 10_000


@contextmanager
def hung(server: PostgresServer) -> Iterator[None]:
    """The server lives, and does nothing."""
    number = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
    family = [psutil.Process(number), *psutil.Process(number).children(recursive=True)]
    for process in family:
        process.suspend()
    try:
        yield
    finally:
        for process in family:
            process.resume()


async def test_a_backup_brings_back_what_was_deleted_and_the_conversation_goes_on(empty: PostgresServer) -> None:
    store = store_at(empty)
    await store.keep(say(await opened(store), "B12 98"), turn("1"))
    backup = empty.client("pg_dump", "-d", DATABASE)
    empty.client("psql", "-q", "-d", DATABASE, "-c", "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    assert await texts(store_at(empty)) == []
    empty.client("psql", "-q", "-d", DATABASE, "-c", "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    empty.client("psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", DATABASE, input=backup)
    restored = store_at(empty)
    await restored.keep(say(await opened(restored), "Hb 10"), turn("2"))
    assert await texts(restored) == ["B12 98", "Hb 10"]
    assert (await restored.standing("one", "1")).known == turn("1")
