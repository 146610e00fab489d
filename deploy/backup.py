"""A copy of all that is kept, while it is used: `python -m deploy.backup FOLDER`, by `b12-backup.timer` every night.

The files of DATA_DIR (conversations, feedback, the clinic's drafts and the heads of their record), and the database
that DATABASE_URL names, if it does. Each day of the week has one copy, so none is older than seven days. The key is
not copied: keep `secret.key`, or B12_SECRET_KEY, in another place, once.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url

DATABASES = ("conversations.sqlite", "feedback.sqlite", "clinic.sqlite")
OTHERS = ("clinic-heads.txt",)
DUMP = "database.sql"


class NotCopied(Exception):
    """Something could not be copied; the message says what."""


def back_up(data: Path, folder: Path, database_url: str | None) -> list[str]:
    """The names of what lies in the folder now; what was there before is replaced only when all was copied.

    Raises NotCopied.
    """
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True, mode=0o700)
    try:
        for name in DATABASES:
            if (data / name).is_file():
                _copy(data / name, new / name)
        for name in OTHERS:
            if (data / name).is_file():
                shutil.copy(data / name, new / name)
        if database_url:
            _dump(database_url, new / DUMP)
    except (OSError, sqlite3.Error) as error:
        raise NotCopied(f"The copy failed: {type(error).__name__}. {folder} holds what it held.") from None
    names = sorted(path.name for path in new.iterdir())
    if not names:
        raise NotCopied(f"There is nothing to copy in {data}, and DATABASE_URL names no database.")
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)
    return names


def _copy(file: Path, to: Path) -> None:
    """A copy of a database of SQLite as it stands at one moment."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
    to.chmod(0o600)


def _dump(database_url: str, to: Path) -> None:
    to.touch(mode=0o600)
    url = make_url(database_url)
    known = {
        "PGHOST": url.host or url.query.get("host"),
        "PGPORT": url.port,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
        "PGSSLMODE": url.query.get("sslmode"),
    }
    # By the environment: other users of this machine can read the arguments of a program.
    named = {**os.environ, **{name: str(value) for name, value in known.items() if value is not None}}
    ended = subprocess.run(["pg_dump", "--file", str(to)], env=named, capture_output=True, check=False)
    if ended.returncode:
        raise OSError("pg_dump failed")


def main(arguments: list[str] | None = None) -> int:
    """0 with the names of what was copied; 1 with the reason why it was not."""
    parser = argparse.ArgumentParser(prog="python -m deploy.backup", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the seven copies lie, each in a folder named by its day")
    folder = parser.parse_args(arguments).folder / dt.date.today().strftime("%A").lower()
    try:
        names = back_up(Path(os.environ.get("DATA_DIR", ".data")), folder, os.environ.get("DATABASE_URL"))
    except NotCopied as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{folder}: {', '.join(names)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
