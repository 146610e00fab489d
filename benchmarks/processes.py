"""How long an assistant takes to be ready, and what its processes hold and use, in a real run."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
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
    """A running assistant: its address, the seconds from start to ready, and what its processes are started with."""

    address: str
    seconds_to_ready: float
    started: psutil.Process
    commands: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The first words of each child's command by its name; nothing where the process that was started does all."""

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

    def descriptors(self) -> int:
        """How many files and connections all processes have open."""
        return sum(process.num_fds() for family in self._families().values() for process in family)

    def _families(self) -> dict[str, list[psutil.Process]]:
        """Each process by its name in the Procfile, with the processes that it has started itself."""
        if not self.commands:
            return {"rasa": [self.started, *self.started.children(recursive=True)]}
        families: dict[str, list[psutil.Process]] = {}
        for name, start in self.commands.items():
            child = next(child for child in self.started.children() if child.cmdline()[: len(start)] == list(start))
            families[name] = [child, *child.children(recursive=True)]
        return families


@contextmanager
def running(
    model: Path,
    folder: Path,
    python: str = sys.executable,
    root: Path = ROOT,
    environment: Mapping[str, str] = os.environ,
) -> Iterator[Assistant]:
    """The assistant on free ports with this model, its conversations in `folder`, without limits of rate.

    `root` is the folder of its code, as it is now or as it was. Raises NotStarted with the output of the supervisor.
    """
    gateway, rasa, actions = free_ports(3)
    variables = {
        "PORT": str(gateway),
        "RASA_PORT": str(rasa),
        "ACTIONS_PORT": str(actions),
        "B12_MODEL": str(model),
        "DATA_DIR": str(folder),
        "B12_SESSION_MESSAGES_PER_MINUTE": "0",
        "B12_ADDRESS_MESSAGES_PER_MINUTE": "0",
        "B12_ADDRESS_SESSIONS_PER_MINUTE": "0",
    }
    commands = parse_procfile((root / "Procfile").read_text(encoding="utf-8")).processes
    with started(
        [python, "-m", "deploy.supervisor"],
        root,
        {**environment, **variables},
        folder / "output.txt",
        lambda said: READY in said,
    ) as (process, seconds):
        first_words = {name: _fixed_words(command) for name, command in commands.items()}
        yield Assistant(f"http://127.0.0.1:{gateway}", seconds, process, first_words)


@contextmanager
def started(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], output: Path, ready: Callable[[str], bool]
) -> Iterator[tuple[psutil.Process, float]]:
    """A process, and the seconds until `ready` said so of what it prints. Raises NotStarted with what it printed."""
    begun = time.monotonic()
    with output.open("w", encoding="utf-8") as lines:
        process = subprocess.Popen(
            command, cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL, stdout=lines, stderr=lines
        )
    try:
        while not ready(output.read_text(encoding="utf-8")):
            if process.poll() is not None:
                raise NotStarted(output.read_text(encoding="utf-8"))
            time.sleep(0.05)
        yield psutil.Process(process.pid), time.monotonic() - begun
    finally:
        process.terminate()
        process.wait()


def installed_megabytes(python: str = sys.executable) -> float:
    """What is installed for a Python: its environment's folder, the tools of development included."""
    environment = Path(python).parent.parent
    files = (Path(folder) / name for folder, _, names in os.walk(environment) for name in names)
    return sum(file.lstat().st_size for file in files) / MEGABYTE


def _fixed_words(command: str) -> list[str]:
    """The words of a Procfile command up to its first variable, without the shell's `exec`."""
    words = shlex.split(command.removeprefix("exec "))
    return list(takewhile(lambda word: "$" not in word, words))


def free_ports(count: int) -> list[int]:
    """Ports of this machine that nothing listens on."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    numbers = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return numbers
