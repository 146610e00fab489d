"""How long the assistant takes to be ready, and how much memory its processes hold, in a real run."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import psutil
from honcho.environ import parse_procfile

from deploy.environment import ROOT

READY = "B12 assistant is ready: "
MEGABYTE = 1_000_000


class NotStarted(Exception):
    """The assistant ended before it was ready; the message holds what it printed."""


@dataclass(frozen=True)
class Assistant:
    """A running assistant: its address, and the seconds from start to ready."""

    address: str
    seconds_to_ready: float
    supervisor: psutil.Process

    def megabytes(self) -> dict[str, float]:
        """The resident memory of each process by its name in the Procfile, its own children included."""
        return {
            name: sum(process.memory_info().rss for process in family) / MEGABYTE
            for name, family in self._families().items()
        }

    def cpu_seconds(self) -> dict[str, float]:
        """The processor time that each process has used since its start, by its name in the Procfile."""
        used = {name: [process.cpu_times() for process in family] for name, family in self._families().items()}
        return {name: sum(times.user + times.system for times in family) for name, family in used.items()}

    def _families(self) -> dict[str, list[psutil.Process]]:
        """Each process by its name in the Procfile, with the processes that it has started itself."""
        commands = parse_procfile((ROOT / "Procfile").read_text(encoding="utf-8")).processes
        families: dict[str, list[psutil.Process]] = {}
        for name, command in commands.items():
            start = _fixed_words(command)
            child = next(child for child in self.supervisor.children() if child.cmdline()[: len(start)] == start)
            families[name] = [child, *child.children(recursive=True)]
        return families


@contextmanager
def running(model: Path, folder: Path, python: str = sys.executable) -> Iterator[Assistant]:
    """The assistant on free ports with this model, its conversations in `folder`, without limits of rate.

    Raises NotStarted with the output of the supervisor.
    """
    gateway, rasa = _free_ports(2)
    environment = {
        **os.environ,
        "PORT": str(gateway),
        "RASA_PORT": str(rasa),
        "B12_MODEL": str(model),
        "DATA_DIR": str(folder),
        "B12_SESSION_MESSAGES_PER_MINUTE": "0",
        "B12_ADDRESS_MESSAGES_PER_MINUTE": "0",
        "B12_ADDRESS_SESSIONS_PER_MINUTE": "0",
    }
    output = folder / "output.txt"
    started = time.monotonic()
    with output.open("w", encoding="utf-8") as lines:
        supervisor = subprocess.Popen(
            [python, "-m", "deploy.supervisor"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=lines,
            stderr=lines,
        )
    try:
        while READY not in output.read_text(encoding="utf-8"):
            if supervisor.poll() is not None:
                raise NotStarted(output.read_text(encoding="utf-8"))
            time.sleep(0.05)
        seconds = time.monotonic() - started
        yield Assistant(f"http://127.0.0.1:{gateway}", seconds, psutil.Process(supervisor.pid))
    finally:
        supervisor.terminate()
        supervisor.wait()


def installed_megabytes() -> float:
    """What is installed for this Python: its environment's folder, the tools of development included."""
    files = (Path(folder) / name for folder, _, names in os.walk(sys.prefix) for name in names)
    return sum(file.lstat().st_size for file in files) / MEGABYTE


def _fixed_words(command: str) -> list[str]:
    """The words of a Procfile command up to its first variable, without the shell's `exec`."""
    words = shlex.split(command.removeprefix("exec "))
    return list(takewhile(lambda word: "$" not in word, words))


def _free_ports(count: int) -> list[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    numbers = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return numbers
