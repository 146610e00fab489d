"""The tables of a database as numbered steps: whichever step it stands at, it is taken to the latest when it is opened.

Steps only add, so that a program of before reads what the one after it wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

SETTING = Path(__file__).with_name("migrations")
"""Where Alembic finds how the steps are run; each schema has the steps themselves in a folder of its own."""

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('tables', 0))"
"""Several processes may open an empty database of PostgreSQL; one makes the tables. SQLite has one writer anyway."""


@dataclass(frozen=True)
class Schema:
    """The folder with the steps, the table that says at which one a database stands, and the latest.

    Of `tables` one may be lost; then all steps are taken again, each of which makes only what is not there.
    """

    steps: Path
    table: str
    latest: str
    tables: tuple[str, ...] = ()

    def is_behind(self, connection: Any) -> bool:
        """Whether the database behind this connection of its driver has steps before it; a newer one has none."""
        cursor = connection.cursor()
        try:
            if not _has(cursor, self.table):
                return True
            cursor.execute(f"SELECT version_num FROM {self.table}")  # noqa: S608 - a name of ours
            found = cursor.fetchone()
            at = "" if found is None else str(found[0])
            return at < self.latest or (at == self.latest and not all(_has(cursor, name) for name in self.tables))
        finally:
            cursor.close()

    def take_to_latest(
        self, connection: Any, url: Any, on_begin: Callable[[Any], None] | None, options: Mapping[str, str]
    ) -> None:
        """Takes all steps that are left, or none of them, on this connection of the driver."""
        # Imported late: a database that stands at the latest step needs none of it.
        from alembic import command
        from alembic.config import Config

        engine = sa.create_engine(url, creator=lambda: connection, poolclass=sa.pool.StaticPool, hide_parameters=True)
        if on_begin is not None:
            sa.event.listen(engine, "begin", on_begin)
        settings = Config()
        settings.set_main_option("script_location", str(SETTING))
        settings.set_main_option("version_locations", str(self.steps))
        settings.attributes["version_table"] = self.table
        with engine.connect().execution_options(**options) as opened, opened.begin():
            if opened.dialect.name == "postgresql":
                opened.exec_driver_sql(_ONE_AT_A_TIME)
            settings.attributes["connection"] = opened
            there = set(sa.inspect(opened).get_table_names())
            if self.table in there and not there.issuperset(self.tables):
                command.stamp(settings, "base", purge=True)
            command.upgrade(settings, "head")


def _has(cursor: Any, table: str) -> bool:
    """Whether the database has this table."""
    if type(cursor).__module__.startswith("sqlite3"):
        cursor.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
    else:
        cursor.execute("SELECT 1 WHERE to_regclass(%s) IS NOT NULL", (table,))
    return cursor.fetchone() is not None
