"""One assistant to a data folder: two that write to the same conversations would mix them up."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TextIO

WAIT = 5.0
"""Seconds in which a process that was just killed has let go of its folder."""


class FolderInUse(Exception):
    """Another copy works with the folder, or the folder cannot be used; the message says what to do."""


def alone_in(folder: Path, part: str, wait: float = WAIT) -> TextIO:
    """The lock file of this part of the assistant; the folder is this process's own as long as the file stays open.

    The lock goes with the process, however it ends. Raises FolderInUse where another process holds it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = (folder / f"{part}.lock").open("a+", encoding="ascii")
    except OSError as error:
        raise FolderInUse(
            f"The data folder {folder} cannot be used: {error.strerror}. Make room or give the right to write there, "
            "or name another one: make run DATA_DIR=…"
        ) from error
    deadline = time.monotonic() + wait
    while not _taken(file):
        if time.monotonic() > deadline:
            raise FolderInUse(_whose(file, folder))
        time.sleep(0.1)
    # Who holds it is a help for people; a full disk is no reason not to start.
    with suppress(OSError):
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
    return file


def _taken(file: TextIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _whose(file: TextIO, folder: Path) -> str:
    file.seek(0)
    process = file.read().strip()
    file.close()
    named = f" (process {process})" if process else ""
    return (
        f"Another copy of the assistant{named} already works with the data folder {folder.absolute()}. Two would mix "
        "up people's conversations. End the other one, or give this one a folder and ports of its own: "
        "make run DATA_DIR=… PORT=… RASA_PORT=…"
    )
