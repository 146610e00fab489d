"""Whether the clock is believed where things are deleted by their age: `python -m deploy.clock`, in a Rasa's place.

It says what the clock shows, and what it showed when it was last believed. Where it is right after all (everything was
off for days, or an old copy was restored), `--right` says so: Rasa deletes what is outdated within a minute, and the
gateway its drafts within an hour. The assistant may run meanwhile.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from clinic import database as clinic
from clinic.ageing import last_aged
from clinic.tables import LOOKS
from deploy.environment import process_environment
from deploy.quiet import without_noise
from keeping.clock import believe, in_words
from keeping.database import with_whole_name

CONVERSATIONS_FILE = "conversations.sqlite"


def main(arguments: list[str] | None = None) -> int:
    """0 with how it stands; 1 with the reason why that cannot be said."""
    parser = argparse.ArgumentParser(prog="python -m deploy.clock", description=__doc__)
    parser.add_argument("--right", action="store_true", help="the clock is right: believe it from now on")
    right = parser.parse_args(arguments).right
    given = process_environment(os.environ)
    folder, url = Path(given["DATA_DIR"]), with_whole_name(given["DATABASE_URL"])
    now = time.time()
    if not url and not (folder / CONVERSATIONS_FILE).is_file():
        sys.stderr.write(f"The folder {folder} holds no conversations.\n")
        return 1
    without_noise()
    # Rasa's table of events comes with Rasa, which is slow to import.
    from keeping.store import StoreFailed

    sys.stdout.write(f"The clock shows {in_words(now)}.\n")
    try:
        sys.stdout.writelines([_conversations(folder, url, now, right), *_drafts(folder, url, now, right)])
    except (StoreFailed, sa.exc.SQLAlchemyError) as error:
        sys.stderr.write(f"The database cannot be used: {type(error).__name__}.\n")
        return 1
    if right:
        sys.stdout.write("It is believed from now on.\n")
    return 0


def _conversations(folder: Path, url: str, now: float, right: bool) -> str:
    from rasa.shared.core.domain import Domain

    from keeping.store import ConversationStore

    store = ConversationStore(Domain.empty(), host=url or None, db=str(folder / CONVERSATIONS_FILE))
    last = asyncio.run(store.last_look())
    if right:
        asyncio.run(store.believe_clock(now))
    store.engine.dispose()
    return _line("conversations", last)


def _drafts(folder: Path, url: str, now: float, right: bool) -> Iterator[str]:
    """A line where the clinic's side has tables."""
    if not url and not (folder / clinic.FILE).is_file():
        return
    database = clinic.Database(url) if url else clinic.Database.in_folder(folder)
    try:
        if not sa.inspect(database.engine).has_table(LOOKS.name):
            return
        with database.writing() as connection:
            yield _line("drafts", last_aged(connection))
            if right:
                believe(connection, LOOKS, now)
    finally:
        database.close()


def _line(kept: str, last: float | None) -> str:
    return f"Last believed for {kept}: {'never' if last is None else in_words(last)}.\n"


if __name__ == "__main__":
    sys.exit(main())
