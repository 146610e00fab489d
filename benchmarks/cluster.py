"""compose.yaml's services as processes that can be killed: proxy, gateways, Rasas, actions, PostgreSQL and Redis."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import postgres_server as postgres
from benchmarks import redis_server as redis
from benchmarks.composed import composed
from deploy.environment import ROOT

START_LIMIT = 180.0

DATABASE, MEMORY, PROXY = "database", "memory", "proxy"
"""compose.yaml's names for what is not ours."""

CADDY = shutil.which("caddy")

MISSING = "; ".join(
    how
    for found, how in (
        (postgres.PROGRAMS, postgres.HOW_TO_GET_IT),
        (redis.PROGRAM, redis.HOW_TO_GET_IT),
        (CADDY, "Caddy is not installed: apt-get install caddy"),
    )
    if found is None
)
"""What must be installed here, and how; nothing where all of it is."""

NO_LIMITS = {f"B12_{name}_PER_MINUTE": "0" for name in ("SESSION_MESSAGES", "ADDRESS_MESSAGES", "ADDRESS_SESSIONS")}
"""Everybody comes from one address here."""


class NotReady(Exception):
    """The processes were not ready in time; the message holds the end of what they printed."""


@dataclass
class Member:
    """One process: its command, its environment, its log, and the address that answers once it can work."""

    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    ready: str
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it, in a group of its own."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
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

    def wait_until_ready(self, deadline: float) -> bool:
        """Whether it answers before this moment of `time.monotonic`."""
        while not _answers(self.ready):
            if time.monotonic() > deadline:
                return False
            time.sleep(0.5)
        return True


@dataclass
class Cluster:
    """The running whole: the proxy's address, every process by its name, and what they share."""

    secret: str
    database: postgres.PostgresServer
    memory: redis.RedisServer
    members: dict[str, Member] = field(default_factory=dict)
    address: str = ""

    @property
    def victims(self) -> list[str]:
        """Whatever can be killed."""
        return [*self.members, MEMORY, DATABASE]

    def kill(self, name: str) -> None:
        """What is named is gone at once."""
        if name == DATABASE:
            self.database.stop()
        elif name == MEMORY:
            self.memory.stop()
        else:
            self.members[name].kill()

    def start(self, name: str) -> None:
        """What is named is started."""
        if name == DATABASE:
            self.database.start()
        elif name == MEMORY:
            self.memory.start()
        else:
            self.members[name].start()

    def kill_and_restart(self, name: str) -> None:
        """What is named is gone at once, and started again."""
        self.kill(name)
        self.start(name)

    def wait_until_ready(self) -> None:
        """Returns once each process says that it is ready. Raises NotReady."""
        deadline = time.monotonic() + START_LIMIT
        if not all(member.wait_until_ready(deadline) for member in self.members.values()):
            raise NotReady("\n".join(_last_lines(each.log) for each in self.members.values()))


@contextmanager
def cluster(folder: Path, without: Sequence[str] = (), more: Mapping[str, str] | None = None) -> Iterator[Cluster]:
    """A cluster whose files lie in the folder, ready to be talked to.

    Some services can be left out, and `more` settings be given to all of ours.
    """
    with ExitStack() as stack:
        database = stack.enter_context(postgres.postgres_server())
        memory = stack.enter_context(redis.redis_server())
        running = Cluster(secrets.token_urlsafe(48), database, memory)
        asked = {"B12_SECRET_KEY": running.secret, "POSTGRES_PASSWORD": "any"}
        whole = composed(asked, folder, {(DATABASE, 5432): database.port, (MEMORY, 6379): memory.port}, without)
        for name, service in whole.services.items():
            given, log = {**service.environment, **NO_LIMITS, **(more or {})}, folder / name / "log.txt"
            running.members[name] = Member(service.command, given, log, whole.ready(name))
        running.address = whole.address(PROXY, 443)
        running.members[PROXY] = caddy(folder, whole.caddyfile, running.address)
        for member in running.members.values():
            stack.callback(member.kill)
            member.start()
        running.wait_until_ready()
        yield running


def caddy(folder: Path, caddyfile: str, address: str) -> Member:
    """Caddy with our configuration, without TLS: a certificate cannot be had here."""
    home = folder / PROXY
    home.mkdir()
    (home / "Caddyfile").write_text(caddyfile, encoding="utf-8")
    command = [CADDY or "caddy", "run", "--config", str(home / "Caddyfile"), "--adapter", "caddyfile"]
    places = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    given = {**places, "PATH": os.environ["PATH"], "B12_ADDRESS": address}
    return Member(command, given, home / "log.txt", f"{address}/chat")


def _answers(address: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=3):
            return True
    except (OSError, urllib.error.URLError):
        return False


def _last_lines(log: Path) -> str:
    return "\n".join([log.parent.name, *log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]])
