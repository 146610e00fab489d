"""One machine whose file of conversations can be broken as disks and people break files, and whose clock can jump."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

import httpx

from benchmarks.faulty_talk import Fault, Over
from benchmarks.processes import running
from deploy.environment import ROOT, process_environment

BROKEN_FOR = 3.0
"""Seconds; longer than a statement waits."""

SIZE = "24m"
WAIT = 60.0

FAKED_CLOCK = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)
HOW_TO_GET_IT = "A clock that jumps was not tried: apt-get install faketime"
HOUR = 3600
NOTICED_AFTER = 1.5
"""Seconds after which every process has read the file of the clock again."""


@dataclass(frozen=True)
class Machine:
    """The running assistant, its data folder, its sessions' secret, and the file that says what its clock shows."""

    address: str
    folder: Path
    secret: str
    clock: Path

    @property
    def file(self) -> Path:
        """Where conversations are."""
        return self.folder / "conversations.sqlite"


@contextmanager
def on_one_machine(folder: Path) -> Iterator[Machine]:
    """The assistant as `make run` starts it, its data on a small file system of its own (Linux, as root)."""
    data, clock = folder / "data", folder / "clock"
    data.mkdir()
    clock.write_text("+0", encoding="ascii")
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(data)], check=True)
    try:
        model = ROOT / process_environment(os.environ)["B12_MODEL"]
        with running(model, data, environment={**os.environ, **_with_clock(clock)}) as assistant:
            secret = (data / "secret.key").read_text(encoding="ascii")
            yield Machine(assistant.address, data, secret, clock)
    finally:
        subprocess.run(["umount", "--lazy", str(data)], check=True)


def faults_of(machine: Machine) -> list[Fault]:
    """What can happen to it."""
    found = [Fault(name, partial(_for_a_while, machine, broken), mid_turn=False) for name, broken in _BROKEN.items()]
    if FAKED_CLOCK is None:
        return found
    jumps = {"the clock is set back an hour, and on again": -HOUR, "the clock is set on an hour, and back again": HOUR}
    for name, seconds in jumps.items():
        found.append(Fault(name, partial(_for_a_while, machine, partial(_jumped, seconds=seconds)), mid_turn=False))
    return found


def _with_clock(clock: Path) -> dict[str, str]:
    """The environment in which the time of day is as far from the right one as the file says.

    What counts seconds that pass goes on as ever.
    """
    if FAKED_CLOCK is None:
        return {}
    given = {"LD_PRELOAD": str(FAKED_CLOCK), "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_CACHE_DURATION": "1"}
    return {**given, "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}


@contextmanager
def _locked(machine: Machine) -> Iterator[None]:
    with closing(sqlite3.connect(machine.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def _full(machine: Machine) -> Iterator[None]:
    filler = machine.folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    yield
    filler.unlink()


@contextmanager
def _junk(machine: Machine) -> Iterator[None]:
    names = [machine.file.with_name(machine.file.name + end) for end in ("", "-wal", "-shm")]
    kept = {name: name.with_name(f"kept-{name.name}") for name in names if name.exists()}
    for name, aside in kept.items():
        shutil.move(name, aside)
    machine.file.write_bytes(b"spoilt " * 2000)
    yield
    for name in names:
        name.unlink(missing_ok=True)
    for name, aside in kept.items():
        shutil.move(aside, name)


@contextmanager
def _jumped(machine: Machine, seconds: int) -> Iterator[None]:
    machine.clock.write_text(f"{seconds:+d}", encoding="ascii")
    time.sleep(NOTICED_AFTER)
    yield
    machine.clock.write_text("+0", encoding="ascii")
    time.sleep(NOTICED_AFTER)


_BROKEN: Mapping[str, Callable[[Machine], AbstractContextManager[None]]] = {
    "file locked by another program": _locked,
    "disk full": _full,
    "file replaced by junk, put back": _junk,
}


@contextmanager
def _for_a_while(machine: Machine, broken: Callable[[Machine], AbstractContextManager[None]], _: str) -> Iterator[Over]:
    """It is so for a few seconds from the beginning of the block."""
    began = Event()

    def hold() -> float:
        with broken(machine):
            began.set()
            time.sleep(BROKEN_FOR)
        return seconds_until_ready(machine.address)

    with ThreadPoolExecutor(1) as pool:
        held = pool.submit(hold)
        began.wait()
        yield held.result


def seconds_until_ready(address: str) -> float:
    """The seconds until `/readyz` says so, from now. Raises TimeoutError."""
    began = time.monotonic()
    while time.monotonic() < began + WAIT:
        try:
            if httpx.get(f"{address}/readyz", trust_env=False, timeout=3).status_code == httpx.codes.OK:
                return time.monotonic() - began
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise TimeoutError(f"it was not ready within {WAIT:.0f} s")
