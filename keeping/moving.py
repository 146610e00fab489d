"""Takes what a file of SQLite holds over into PostgreSQL, on one connection there: everything, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

AT_ONCE = 1000
"""Rows that are read and written together."""

COUNTED = "id"
"""The column by which a table counts its rows; it goes on counting from the last row that came."""


class NotMoved(Exception):
    """Nothing was moved; the message says why."""


def moved(old: Any, new: Any, tables: Sequence[sa.Table]) -> dict[str, int]:
    """How many rows of each table were taken over. What was read stays as it is; who calls ends the transaction.

    Raises NotMoved where a table holds rows already, or does not hold all of them afterwards.
    """
    return {table.name: _moved(old, new, table) for table in tables}


def _moved(old: Any, new: Any, table: sa.Table) -> int:
    if new.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first() is not None:
        raise NotMoved(f"The database has rows in {table.name} already. Name an empty database: nothing is mixed.")
    rows = old.execute(sa.select(table).order_by(*table.primary_key.columns)).mappings()
    for some in rows.partitions(AT_ONCE):
        new.execute(table.insert(), [dict(row) for row in some])
    count = sa.select(sa.func.count()).select_from(table)
    there, here = old.scalar(count), new.scalar(count)
    if there != here:
        raise NotMoved(f"{table.name} has {there} rows in the file, and {here} came over.")
    if COUNTED in table.c:
        last = new.scalar(sa.select(sa.func.max(table.c[COUNTED])))
        sequence = sa.func.pg_get_serial_sequence(table.name, COUNTED)
        new.execute(sa.select(sa.func.setval(sequence, last or 1, last is not None)))
    return int(here)
