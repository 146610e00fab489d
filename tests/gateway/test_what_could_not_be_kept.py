"""A turn that cannot be stored fails, and never ends with "I noted"; a store that comes back works again.

The faults are real ones: a file system without room, a file that another process holds, one that is no database.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from running_bot import Bot, MakeBot

from keeping.store import ConversationStore

ROOM = 1_048_576
"""Bytes of the small file system."""


@dataclass
class Fault:
    """How a folder's store is made to fail, and how it comes back."""

    begin: Callable[[], None]
    end: Callable[[], None]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    if sys.platform != "linux":
        pytest.skip("a small file system is mounted with Linux's tmpfs only")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip(f"this user may not mount a small file system: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def full_disk(small_disk: Path) -> tuple[Path, Fault]:
    filler = small_disk / "filler"

    def fill() -> None:
        with filler.open("wb", buffering=0) as file:
            for size in (65_536, 4_096, 1):
                try:
                    while True:
                        file.write(b"\0" * size)
                except OSError:
                    continue

    return small_disk / "conversations.sqlite", Fault(fill, filler.unlink)


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[tuple[Path, Fault]]:
    file = tmp_path / "conversations.sqlite"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        yield file, Fault(lambda: other.execute("BEGIN IMMEDIATE") and None, lambda: other.execute("ROLLBACK") and None)


@pytest.fixture
def corrupt(tmp_path: Path) -> tuple[Path, Fault]:
    file, kept = tmp_path / "conversations.sqlite", tmp_path / "kept.sqlite"

    def spoil() -> None:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(kept)) as target:
            source.backup(target)
        _replace(file, lambda: file.write_bytes(os.urandom(65_536)))

    return file, Fault(spoil, lambda: _replace(file, lambda: shutil.copy(kept, file)))


def _replace(file: Path, put: Callable[[], object]) -> None:
    for part in file.parent.glob(f"{file.name}*"):
        part.unlink()
    put()


@pytest.fixture(params=["full_disk", "locked", "corrupt"])
def faulty(request: pytest.FixtureRequest, make_bot: MakeBot) -> tuple[Bot, Fault]:
    file, fault = request.getfixturevalue(request.param)
    return make_bot(ConversationStore(db=str(file))), fault


def test_a_store_that_fails_is_told_and_works_again_without_a_restart(faulty: tuple[Bot, Fault]) -> None:
    bot, fault = faulty
    assert bot.say("plan it").status_code == 200
    before = bot.said()
    fault.begin()

    failed = [bot.say("show the card", id="again") for _ in range(3)]
    ready = bot.client.get("/webhooks/gateway/ready")
    forgotten = bot.client.post("/webhooks/gateway/forget", json={"sender": "one"})
    fault.end()

    assert [(answer.status_code, answer.json()) for answer in failed] == [(503, {"error": "not_kept"})] * 3
    assert (ready.status_code, ready.json()["parts"]) == (503, {"store": "failing", "lock": "ok"})
    assert forgotten.status_code == 503
    assert bot.client.get("/webhooks/gateway/ready").status_code == 200
    answer = bot.say("show the card", id="again")
    assert (answer.status_code, answer.json()["new"]) == (200, False)
    assert bot.said() == [*before, "show the card"]


def test_a_conversation_is_new_only_where_it_is_truly_gone(make_bot: MakeBot, tmp_path: Path) -> None:
    file = tmp_path / "conversations.sqlite"
    bot = make_bot(ConversationStore(db=str(file)))
    bot.say("plan it")
    _replace(file, lambda: None)

    answer = bot.say("show the card")

    assert (answer.status_code, answer.json()["new"]) == (200, True)
    assert bot.said() == ["show the card"]


def test_a_store_that_fails_from_the_start_works_once_it_can(make_bot: MakeBot, locked: tuple[Path, Fault]) -> None:
    file, fault = locked
    fault.begin()
    bot = make_bot(ConversationStore(db=str(file)))
    assert bot.say("plan it").status_code == 503
    fault.end()

    assert bot.say("plan it").status_code == 200
    assert bot.said() == ["plan it"]
