"""The steps make the tables that the code speaks of, from nothing and from every file of before, and lose no row."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SessionStarted, UserUttered

from benchmarks.postgres_server import DATABASE, HOW_TO_GET_IT, PROGRAMS, PostgresServer, postgres_server
from channels.feedback.about import About
from channels.feedback.store import SCHEMA as FEEDBACK
from channels.feedback.store import TOLD, Count, FeedbackStore
from deploy.move_to_database import main as move_command
from keeping.alone import alone_in
from keeping.database import engine_of
from keeping.migrations import CONVERSATIONS
from keeping.schema import SETTING, Schema
from keeping.store import ConversationStore
from keeping.tables import METADATA

OF_RASA = """
CREATE TABLE events (id INTEGER NOT NULL, sender_id VARCHAR(255) NOT NULL, type_name VARCHAR(255) NOT NULL,
  timestamp FLOAT, intent_name VARCHAR(255), action_name VARCHAR(255), data TEXT, PRIMARY KEY (id));
CREATE INDEX ix_events_sender_id ON events (sender_id);
"""
"""What Rasa's own store makes, and what the first version of the assistant left."""

BEFORE_THE_STEPS = (
    OF_RASA
    + """
CREATE TABLE turns (id INTEGER NOT NULL, sender_id VARCHAR(255) NOT NULL, message VARCHAR(64) NOT NULL,
  content VARCHAR(64) NOT NULL, answer TEXT, answered_at FLOAT NOT NULL, PRIMARY KEY (id), UNIQUE (sender_id, message));
CREATE INDEX ix_turns_sender_id ON turns (sender_id);
CREATE TABLE endings (sender_id VARCHAR(255) NOT NULL, until FLOAT NOT NULL, PRIMARY KEY (sender_id));
CREATE TABLE probes (id INTEGER NOT NULL, written VARCHAR(64), PRIMARY KEY (id));
INSERT INTO turns VALUES (7, 'one', 'm1', 'c1', '{"turn": "m1"}', 1790000000.0);
INSERT INTO endings VALUES ('other', 4000000000.0);
"""
)
TODAY = dt.datetime.now(tz=dt.timezone.utc).date()
FILES = {"of Rasa": OF_RASA, "before the steps": BEFORE_THE_STEPS}


def old_file(path: Path, tables: str) -> Path:
    """A file of before with one conversation in it."""
    events = [ActionExecuted("action_session_start"), SessionStarted(), UserUttered("B12 98")]
    with sqlite3.connect(path) as file:
        file.executescript(tables)
        for number, event in enumerate(events, start=5):
            content = event.as_dict()
            row = (number, "one", event.type_name, content["timestamp"], content.get("name"), json.dumps(content))
            file.execute("INSERT INTO events VALUES (?, ?, ?, ?, NULL, ?, ?)", row)
    file.close()
    return path


def stands_at(engine: Any, schema: Schema) -> str:
    with engine.connect() as connection:
        return str(connection.scalar(sa.select(sa.column("version_num")).select_from(sa.table(schema.table))))


def said_in(store: ConversationStore) -> list[str]:
    tracker = asyncio.run(store.retrieve("one"))
    assert tracker is not None
    return [event.text or "" for event in tracker.events if isinstance(event, UserUttered)]


def differences(engine: Any, schema: Schema, metadata: sa.MetaData) -> list[Any]:
    def ours(_: Any, name: str | None, kind: str, *__: Any) -> bool:
        return kind != "table" or name in metadata.tables

    with engine.connect() as connection:
        options = {"version_table": schema.table, "include_object": ours}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


@pytest.mark.parametrize(("schema", "metadata"), [(CONVERSATIONS, METADATA), (FEEDBACK, TOLD.metadata)])
def test_the_steps_make_the_tables(tmp_path: Path, schema: Schema, metadata: sa.MetaData) -> None:
    assert differences(engine_of(f"sqlite:///{tmp_path / 'new'}", schema), schema, metadata) == []


@pytest.mark.parametrize("lost", CONVERSATIONS.tables)
def test_a_table_that_was_lost_is_made_again_and_the_others_keep_their_rows(tmp_path: Path, lost: str) -> None:
    path = old_file(tmp_path / "conversations.sqlite", BEFORE_THE_STEPS)
    url = sa.engine.make_url(f"sqlite:///{path}")
    assert stands_at(engine_of(url, CONVERSATIONS), CONVERSATIONS) == CONVERSATIONS.latest
    with sqlite3.connect(path) as file:
        file.execute(f"DROP TABLE {lost}")
    file.close()
    engine = engine_of(url, CONVERSATIONS)
    assert stands_at(engine, CONVERSATIONS) == CONVERSATIONS.latest
    assert set(CONVERSATIONS.tables) <= set(sa.inspect(engine).get_table_names())
    kept = "events" if lost != "events" else "turns"
    with engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(sa.table(kept))) > 0


@pytest.mark.parametrize("schema", [CONVERSATIONS, FEEDBACK])
def test_the_latest_step_is_the_one_that_the_code_names(schema: Schema) -> None:
    assert ScriptDirectory(str(SETTING), version_locations=[str(schema.steps)]).get_current_head() == schema.latest


@pytest.mark.parametrize("tables", FILES.values(), ids=FILES)
def test_a_file_of_before_is_taken_forward_and_keeps_its_rows(tmp_path: Path, tables: str) -> None:
    file = old_file(tmp_path / "conversations.sqlite", tables)
    store = ConversationStore(Domain.empty(), db=str(file))
    assert said_in(store) == ["B12 98"]
    assert stands_at(store.engine, CONVERSATIONS) == CONVERSATIONS.latest
    assert differences(store.engine, CONVERSATIONS, METADATA) == []


def test_what_was_answered_before_the_steps_is_still_known(tmp_path: Path) -> None:
    store = ConversationStore(Domain.empty(), db=str(old_file(tmp_path / "old", BEFORE_THE_STEPS)))
    known = asyncio.run(store.standing("one", "m1")).known
    assert known is not None
    assert known.answer == '{"turn": "m1"}'
    assert asyncio.run(store.standing("other", "x")).ended


def test_a_file_that_a_newer_version_has_taken_further_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "conversations.sqlite"
    asyncio.run(ConversationStore(Domain.empty(), db=str(file)).probe())
    with sqlite3.connect(file) as newer:
        newer.execute("UPDATE conversations_schema SET version_num = '9999'")
    asyncio.run(ConversationStore(Domain.empty(), db=str(file)).probe())


def test_a_feedback_file_of_before_keeps_its_rows_in_their_order(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "feedback.sqlite") as file:
        file.execute(
            "CREATE TABLE told_wrong (day TEXT, channel TEXT, kind TEXT, card TEXT, question TEXT, words TEXT)"
        )
        file.execute("INSERT INTO told_wrong VALUES ('2026-11-01', 'web', 'wrong', 'text', 'none', NULL)")
    file.close()
    assert FeedbackStore(tmp_path).counts() == [Count("text", "none", "wrong", "web", 1, "2026-11-01")]


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    if PROGRAMS is None:
        pytest.skip(HOW_TO_GET_IT)
    with postgres_server() as running:
        yield running


@pytest.fixture
def empty(server: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> PostgresServer:
    server.client("psql", "-q", "-d", DATABASE, "-c", "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    monkeypatch.setenv("DATABASE_URL", server.url)
    return server


@pytest.mark.parametrize(("schema", "metadata"), [(CONVERSATIONS, METADATA), (FEEDBACK, TOLD.metadata)])
def test_the_steps_make_the_tables_on_postgresql(empty: PostgresServer, schema: Schema, metadata: sa.MetaData) -> None:
    assert differences(engine_of(empty.url, schema), schema, metadata) == []


def test_a_folder_is_taken_over_whole_and_its_conversations_go_on(
    empty: PostgresServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old_file(tmp_path / "conversations.sqlite", BEFORE_THE_STEPS)
    FeedbackStore(tmp_path).add("web", "wrong", About(), "words", TODAY)

    assert move_command([str(tmp_path)]) == 0

    assert "events: 3" in capsys.readouterr().out
    store = ConversationStore(Domain.empty(), host=empty.url)
    assert said_in(store) == ["B12 98"]
    tracker = asyncio.run(store.retrieve("one"))
    assert tracker is not None
    tracker.update(UserUttered("Hb 10"))
    asyncio.run(store.save(tracker))
    assert said_in(store) == ["B12 98", "Hb 10"]
    assert asyncio.run(store.standing("one", "m1")).known is not None
    assert [said.words for said in FeedbackStore(tmp_path, empty.url).said(TODAY)] == ["words"]
    FeedbackStore(tmp_path, empty.url).add("web", "wrong", About(), None, TODAY)


def test_nothing_is_mixed_with_what_a_database_holds_already(
    empty: PostgresServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old_file(tmp_path / "conversations.sqlite", BEFORE_THE_STEPS)
    assert move_command([str(tmp_path)]) == 0
    assert move_command([str(tmp_path)]) == 1
    assert "has rows in events already" in capsys.readouterr().err


def test_the_folder_of_an_assistant_that_runs_is_left_alone(
    empty: PostgresServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old_file(tmp_path / "conversations.sqlite", BEFORE_THE_STEPS)
    with alone_in(tmp_path, "rasa"):
        assert move_command([str(tmp_path)]) == 1
    assert "Another copy of the assistant" in capsys.readouterr().err


def test_a_folder_without_conversations_is_told(
    empty: PostgresServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert move_command([str(tmp_path)]) == 1
    assert "holds no conversations" in capsys.readouterr().err
