"""The product with its actions in a server of their own, which can be away while everything else is there."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest
from conftest import running
from running_product import READY_WITHIN, ROOT, Assistant, Person, free_port

ACTIONS_PORT = free_port()


@contextmanager
def action_server() -> Iterator[subprocess.Popen[bytes]]:
    """A running action server."""
    environment = {**os.environ, "ACTIONS_PORT": str(ACTIONS_PORT)}
    process = subprocess.Popen([sys.executable, "-m", "deploy.quiet", "actions"], cwd=ROOT, env=environment)
    deadline = time.monotonic() + READY_WITHIN
    while not _answers():
        assert time.monotonic() < deadline
        time.sleep(0.2)
    yield process
    process.kill()
    process.wait()


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The running product, which was ready with an action server that has ended since."""
    address = f"http://127.0.0.1:{ACTIONS_PORT}/webhook"
    with action_server() as server, running(tmp_path_factory.mktemp("assistant"), ACTIONS_URL=address) as started:
        server.kill()
        server.wait()
        yield started


def test_without_the_action_server_the_person_is_told_and_their_place_is_kept(
    assistant: Assistant, new_person: Callable[[], Person]
) -> None:
    with action_server():
        person = new_person()
        person.say("I have pernicious anaemia and I am starting treatment")
    before = person.step
    response = person.post({"text": "none of these"})
    ready = person.client.get("/readyz")
    assert response.status_code == 503
    error = response.json()["error"]
    assert error["reference"]
    assert error["message"]
    assert "Traceback" not in response.text
    assert (ready.status_code, ready.json()["parts"]["actions"]) == (503, "unreachable")
    with action_server():
        person.say("no tingling, no numbness, no other nerve problems")
    assert person.step is not None
    assert before is not None
    assert person.step["number"] >= before["number"]


def _answers() -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{ACTIONS_PORT}/health", timeout=1).status_code == 200
    except httpx.HTTPError:
        return False
