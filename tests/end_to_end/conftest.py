"""Starts the product as `make run` starts it, and gives a test people who talk to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from running_product import ROOT, Assistant, Person, free_port


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[Assistant]:
    """The product on ports and data of its own, started as `make run` starts it, with these settings besides."""
    ports = {name: free_port() for name in ("PORT", "RASA_PORT")}
    own = {**{name: str(port) for name, port in ports.items()}, "DATA_DIR": str(folder / "data")}
    log = folder / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "deploy.supervisor"],
            cwd=ROOT,
            env={**os.environ, **own, **settings},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        assistant = Assistant(
            f"http://127.0.0.1:{ports['PORT']}",
            ports["RASA_PORT"],
            process,
            log,
            folder / "data",
        )
        try:
            assistant.wait_until_ready()
            yield assistant
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=40)


@pytest.fixture(scope="module")
def assistant(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The running product, with the settings that a module names in `SETTINGS`."""
    settings = getattr(request.module, "SETTINGS", {})
    with running(tmp_path_factory.mktemp("assistant"), **settings) as started:
        yield started


@pytest.fixture
def new_person(assistant: Assistant) -> Iterator[Callable[[], Person]]:
    """Makes a person with a session of their own."""
    with httpx.Client(base_url=assistant.address, timeout=30) as client:

        def make() -> Person:
            response = client.post("/api/session")
            assert response.status_code == 201, response.text
            person = Person(client, response.json()["token"])
            person.choose("start")
            return person

        yield make
