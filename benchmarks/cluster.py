"""Several gateways and Rasas on one PostgreSQL, each a process of its own that can be killed and comes back."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from honcho.environ import parse_procfile

from benchmarks.postgres_server import PostgresServer, postgres_server
from deploy.environment import ROOT, process_environment

COPIES = ("rasa", "gateway")
"""What runs more than once; whatever else the Procfile names runs once."""

START_LIMIT = 180.0


class NotReady(Exception):
    """The processes were not ready in time; the message holds the end of what they printed."""


@dataclass
class Member:
    """One process: its command, its environment and its log."""

    command: str
    environment: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it, in a group of its own."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                ["/bin/sh", "-c", self.command],
                cwd=ROOT,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        """Ends it and all that it has started, without a word."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@dataclass
class Cluster:
    """The running whole: gateways by their address, every process by its name, and the database."""

    secret: str
    database: PostgresServer
    members: dict[str, Member] = field(default_factory=dict)
    gateways: list[str] = field(default_factory=list)

    def kill_and_restart(self, name: str) -> None:
        """What is named is gone at once, and started again."""
        if name == "database":
            self.database.stop()
            self.database.start()
        else:
            self.members[name].kill()
            self.members[name].start()

    def wait_until_ready(self) -> None:
        """Returns once each gateway says that it is ready. Raises NotReady."""
        deadline = time.monotonic() + START_LIMIT
        for address in self.gateways:
            while not _is_ready(address):
                if time.monotonic() > deadline:
                    raise NotReady("\n".join(_last_lines(member.log) for member in self.members.values()))
                time.sleep(0.5)


@contextmanager
def cluster(folder: Path, copies: int = 2) -> Iterator[Cluster]:
    """A cluster whose files lie in the folder, ready to be talked to."""
    commands = parse_procfile((ROOT / "Procfile").read_text(encoding="utf-8")).processes
    once = [name for name in commands if name not in COPIES]
    ports = iter(_free_ports(len(COPIES) * copies + 1))
    actions, rasas = next(ports), [next(ports) for _ in range(copies)]
    with postgres_server() as database:
        running = Cluster(secrets.token_urlsafe(48), database)
        shared = {
            "DATABASE_URL": database.url,
            "B12_SECRET_KEY": running.secret,
            "RASA_URLS": ",".join(f"http://127.0.0.1:{port}" for port in rasas),
            "ACTIONS_PORT": str(actions),
            "B12_SESSION_MESSAGES_PER_MINUTE": "0",
            "B12_ADDRESS_MESSAGES_PER_MINUTE": "0",
            "B12_ADDRESS_SESSIONS_PER_MINUTE": "0",
        }

        def add(name: str, command: str, **own: str) -> None:
            place = folder / name
            place.mkdir()
            given = {**os.environ, **shared, "DATA_DIR": str(place), **own}
            running.members[name] = Member(command, process_environment(given), place / "log.txt")

        for name in once:
            add(name, commands[name])
        for number, rasa in enumerate(rasas):
            gateway = next(ports)
            add(f"rasa-{number}", commands["rasa"], RASA_PORT=str(rasa))
            add(f"gateway-{number}", commands["gateway"], PORT=str(gateway))
            running.gateways.append(f"http://127.0.0.1:{gateway}")
        try:
            for member in running.members.values():
                member.start()
            running.wait_until_ready()
            yield running
        finally:
            for member in running.members.values():
                member.kill()


def _is_ready(address: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{address}/readyz", timeout=3):
            return True
    except (OSError, urllib.error.URLError):
        return False


def _last_lines(log: Path) -> str:
    return "\n".join([log.parent.name, *log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]])


def _free_ports(count: int) -> list[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    numbers = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return numbers
