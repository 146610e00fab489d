"""Takes a data folder over into PostgreSQL: `DATABASE_URL=postgresql://… python -m deploy.move_to_database .data`.

Conversations, what people said was wrong, and the drafts of the clinic's side. The assistant must not run meanwhile.
The folder stays as it is. Keys stand in no database, so the gateways need the folder's `secret.key` as B12_SECRET_KEY.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from channels.feedback import store as feedback
from clinic import database as clinic
from clinic.tables import METADATA as CLINIC_TABLES
from deploy.quiet import without_noise
from keeping.alone import FolderInUse, alone_in
from keeping.database import engine_of, with_whole_name
from keeping.moving import NotMoved, moved
from keeping.schema import Schema

FOLDER_WAIT = 1.0
CONVERSATIONS_FILE = "conversations.sqlite"


def move(folder: Path, url: str) -> dict[str, int]:
    """How many rows of each table were taken over.

    Raises NotMoved where the folder holds nothing or the database something, and FolderInUse where the assistant runs.
    """
    # Rasa's table of events comes with Rasa, which is slow to import.
    from keeping.migrations import CONVERSATIONS
    from keeping.tables import ENDINGS, EVENTS, TURNS

    found: dict[str, int] = {}
    with ExitStack() as stack:
        for part in ("rasa", "gateway"):
            stack.enter_context(alone_in(folder, part, FOLDER_WAIT))
        kinds: list[tuple[str, Schema | None, Sequence[sa.Table]]] = [
            (CONVERSATIONS_FILE, CONVERSATIONS, (EVENTS, TURNS, ENDINGS)),
            (feedback.FILE, feedback.SCHEMA, (feedback.TOLD,)),
            (clinic.FILE, None, CLINIC_TABLES.sorted_tables),
        ]
        here = [(folder / name, schema, tables) for name, schema, tables in kinds if (folder / name).is_file()]
        if not here:
            raise NotMoved(f"The folder {folder} holds no conversations.")
        opened = [(_opened(f"sqlite:///{file}", schema), _opened(url, schema), tables) for file, schema, tables in here]
        for engine in (engine for old, new, _ in opened for engine in (old, new)):
            stack.callback(engine.dispose)
        new = stack.enter_context(opened[0][1].begin())
        for old, _, tables in opened:
            found |= moved(stack.enter_context(old.connect()), new, tables)
    return found


def _opened(url: str, schema: Schema | None) -> Any:
    """The engine of a database whose tables stand at their latest step; without a schema, of the clinic's side."""
    if schema is None:
        side = clinic.Database(url)
        side.migrate()
        return side.engine
    engine = engine_of(url, schema)
    engine.connect().close()
    return engine


def main(arguments: list[str] | None = None) -> int:
    """0 with what was taken over; 1 with the reason why nothing was."""
    parser = argparse.ArgumentParser(prog="python -m deploy.move_to_database", description=__doc__)
    parser.add_argument("folder", type=Path, help="the data folder (DATA_DIR) of the assistant on one machine")
    folder = parser.parse_args(arguments).folder
    url = os.environ.get("DATABASE_URL")
    if not url:
        sys.stderr.write("Set DATABASE_URL to the database that everything goes to.\n")
        return 1
    without_noise()
    try:
        found = move(folder, with_whole_name(url))
    except (NotMoved, FolderInUse) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except sa.exc.SQLAlchemyError as error:
        sys.stderr.write(f"Nothing was moved: {type(error).__name__}.\n")
        return 1
    for table, rows in found.items():
        sys.stdout.write(f"{table}: {rows}\n")
    sys.stdout.write(f"Start the gateways with B12_SECRET_KEY from {folder / 'secret.key'}, if they have none.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
