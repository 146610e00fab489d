"""The database of the clinic's side: SQLite in the data folder, or PostgreSQL; taken to the latest tables at start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from keeping.reaching import TO_SERVER

FILE = "clinic.sqlite"

LOCKED_LIMIT = 5.0
"""Seconds that a statement waits for another one to let go of the file."""

ON_CONNECT = (
    "PRAGMA journal_mode = WAL",
    # A decision that was shown is still there after a power cut.
    "PRAGMA synchronous = FULL",
    # What is deleted is overwritten.
    "PRAGMA secure_delete = ON",
)

WRITES = {"begin": "BEGIN IMMEDIATE"}
"""Execution options of a connection that is going to write: it has SQLite to itself from its first look on."""

LOCK = "LOCK TABLE clinic_record IN EXCLUSIVE MODE"
"""The same on PostgreSQL: every writer adds to the record, one after the other."""

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('clinic_schema', 0))"
"""Several gateways may open an empty database of PostgreSQL; one makes the tables. SQLite has one writer anyway."""

MIGRATIONS = Path(__file__).with_name("migrations")

STEPS_TABLE = "clinic_schema"
"""Says at which step the tables stand."""


class Database:
    """Opens transactions. An error of a statement never repeats the values that it was about."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)

    @classmethod
    def in_folder(cls, folder: Path) -> Database:
        """SQLite in the data folder, which is made where it is missing."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return cls(f"sqlite:///{folder / FILE}")

    def migrate(self) -> None:
        """Takes the tables to the latest step; does nothing where they are there already.

        Where a newer version has taken them further they stay so: steps only add, and this one reads what it wrote.
        """
        settings = Config()
        settings.set_main_option("script_location", str(MIGRATIONS))
        with self.engine.connect().execution_options(**WRITES) as connection, connection.begin():
            if connection.dialect.name != "sqlite":
                connection.exec_driver_sql(ONE_AT_A_TIME)
            settings.attributes.update(connection=connection, version_table=STEPS_TABLE)
            known = {step.revision for step in ScriptDirectory.from_config(settings).walk_revisions()}
            stand = MigrationContext.configure(connection, opts={"version_table": STEPS_TABLE})
            if known.issuperset(stand.get_current_heads()):
                command.upgrade(settings, "head")

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """A connection that looks only."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """A connection whose statements hold all together, or none of them; nobody else writes meanwhile."""
        with self.engine.connect().execution_options(**WRITES) as connection, connection.begin():
            if connection.dialect.name != "sqlite":
                connection.exec_driver_sql(LOCK)
            yield connection

    def close(self) -> None:
        """Closes the connections."""
        self.engine.dispose()


def _engine(url: str) -> Any:
    if sa.engine.make_url(url).get_backend_name() != "sqlite":
        return sa.create_engine(url, future=True, hide_parameters=True, pool_pre_ping=True, connect_args=TO_SERVER)
    engine = sa.create_engine(
        url,
        future=True,
        hide_parameters=True,
        poolclass=sa.pool.QueuePool,
        connect_args={"check_same_thread": False, "timeout": LOCKED_LIMIT},
    )
    sa.event.listen(engine, "connect", _set_up)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _: Any) -> None:
    # The driver's own beginning of transactions is left out; `_begin` says how each begins.
    connection.isolation_level = None
    for statement in ON_CONNECT:
        connection.execute(statement)


def _begin(connection: Any) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
