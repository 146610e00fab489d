"""The connections to a database of the assistant: PostgreSQL, or a file of SQLite that is still the same one."""

from __future__ import annotations

import os
from typing import Any

import sqlalchemy as sa

from keeping.reaching import TO_SERVER
from keeping.schema import Schema

WRITES = {"begin": "BEGIN IMMEDIATE"}
"""Execution options of a connection that is going to write: it has the database to itself from its first look on."""

LOCKED_LIMIT = 1.0
"""Seconds that a statement waits for another process to let go of the file; then the turn fails and is told."""

CONNECTIONS = 5
"""To PostgreSQL, from one process."""

ON_SERVER_LIMIT = 5.0
"""Seconds in which PostgreSQL must answer; then the turn fails and is told."""

LIMITS = "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000"
"""Milliseconds, kept by the server."""

_ALONE = sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:subject, 0))")

ON_CONNECT = (
    # A turn is added to a log that is copied into the table later. It is on the disk before it is answered.
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    # What is deleted is overwritten.
    "PRAGMA secure_delete = ON",
)


def with_whole_name(url: str) -> str:
    """The address with the name that SQLAlchemy has for PostgreSQL, where it came with the shorter one."""
    return f"postgresql{url.removeprefix('postgres')}" if url.startswith("postgres://") else url


def engine_of(url: Any, schema: Schema) -> sa.engine.Engine:
    """The engine for the database at the address. It connects when it is first used, and takes its tables forward then.

    An error of a statement never repeats the values that it was about.
    """
    if isinstance(url, str):
        url = with_whole_name(url)
    if sa.engine.make_url(url).get_backend_name() != "sqlite":
        return _on_a_server(url, schema)
    engine = sa.create_engine(
        url,
        hide_parameters=True,
        poolclass=sa.pool.QueuePool,
        connect_args={"check_same_thread": False, "timeout": LOCKED_LIMIT},
    )
    path = engine.url.database

    def set_up(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        for statement in ON_CONNECT:
            connection.execute(statement)
        if schema.is_behind(connection):
            schema.take_to_latest(connection, url, _begin, WRITES)
        record.info["file"] = _file(path)

    def same_file(_: Any, record: Any, __: Any) -> None:
        if record.info.get("file") != _file(path):
            raise sa.exc.DisconnectionError("the file of conversations was replaced")

    sa.event.listen(engine, "connect", set_up)
    sa.event.listen(engine, "checkout", same_file)
    sa.event.listen(engine, "begin", _begin)
    return engine


def alone_with(connection: Any, subject: str) -> None:
    """Until the end of the transaction nobody else writes about the subject; SQLite lets one write at a time anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(_ALONE, {"subject": subject})


def _on_a_server(url: Any, schema: Schema) -> sa.engine.Engine:
    """PostgreSQL: a connection is tried before it is used, so that a server that was away is found again."""
    engine = sa.create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=ON_SERVER_LIMIT,
        connect_args={**TO_SERVER, "options": LIMITS},
    )

    def set_up(connection: Any, _: Any) -> None:
        behind = schema.is_behind(connection)
        connection.commit()
        if behind:
            schema.take_to_latest(connection, url, None, {})

    sa.event.listen(engine, "connect", set_up)
    return engine


def _begin(connection: Any) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _file(path: str | None) -> tuple[int, int] | None:
    """Which file lies at the path now; None where there is none."""
    try:
        found = os.stat(path or "")
    except OSError:
        return None
    return found.st_dev, found.st_ino
