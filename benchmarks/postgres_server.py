"""A real PostgreSQL server on loopback, in a folder that goes with it: for the kill test and the tests of the store."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATABASE = "b12"


def _programs() -> Path | None:
    """Where the server's programs lie; Debian keeps them out of PATH."""
    found = shutil.which("pg_ctl")
    places = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return places[-1] if places else None


PROGRAMS = _programs()
HOW_TO_GET_IT = "PostgreSQL is not installed: apt-get install postgresql"


class ServerError(Exception):
    """A program of PostgreSQL failed; the message is what it printed."""


@dataclass
class PostgresServer:
    """The server; `url` is the address of its one database."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        """For DATABASE_URL."""
        return f"postgresql://{DATABASE}@127.0.0.1:{self.port}/{DATABASE}"

    def run(self, program: str, *arguments: str, **more: Any) -> str:
        """What the program of PostgreSQL prints; it never runs as root, which the server refuses."""
        if PROGRAMS is None:
            raise FileNotFoundError(HOW_TO_GET_IT)
        ended = subprocess.run(
            [str(PROGRAMS / program), *arguments],
            user="postgres" if os.geteuid() == 0 else None,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            **more,
        )
        if ended.returncode:
            raise ServerError(f"{program}: {ended.stdout}{ended.stderr}")
        return str(ended.stdout)

    def start(self) -> None:
        """Returns once connections are taken."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c max_connections=60"
        self.run("pg_ctl", "-D", "data", "-l", "log.txt", "-w", "-o", options, "start")

    def stop(self) -> None:
        """At once, as when it is killed."""
        self.run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")

    def client(self, program: str, *arguments: str, **more: Any) -> str:
        """What a client program prints that works with the database."""
        return self.run(program, "-h", "127.0.0.1", "-p", str(self.port), "-U", DATABASE, *arguments, **more)


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A running server with an empty database."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    folder = Path(tempfile.mkdtemp(prefix="b12-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    server = PostgresServer(folder, port)
    try:
        server.run("initdb", "-D", "data", "-U", DATABASE, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        server.start()
        server.client("createdb", DATABASE)
        yield server
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
