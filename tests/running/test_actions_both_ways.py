"""An action answers the same inside Rasa's process as in an action server, and fails in the same way."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import odd_actions
import pytest
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from deploy.environment import ROOT
from inside_rasa.action_calls import ActionCalls

HEARD = {
    "text": "B12 98 pg/mL",
    "intent": {"name": "inform", "confidence": 0.9},
    "entities": [],
    "metadata": {"register": "clinician"},
}
TRACKER = {
    "sender_id": "somebody",
    "slots": {"register": "patient"},
    "latest_message": HEARD,
    "events": [{"event": "user", "timestamp": 1.0, "parse_data": HEARD, **HEARD}],
    "paused": False,
    "active_loop": {},
    "latest_action_name": "action_listen",
}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of an action server that has the same actions."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = {**os.environ, "ACTIONS_PORT": str(port), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-W", "ignore", odd_actions.__file__], cwd=ROOT, env=environment)
    while not _listens(port):
        assert process.poll() is None, "the action server ended"
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}/webhook"
    process.terminate()
    process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def called(endpoint: EndpointConfig, action: str) -> tuple[Any, list[str]]:
    """What came of a call: the answer, or the status of the failure; and the failures that were noted."""

    async def call() -> tuple[Any, list[str]]:
        calls = ActionCalls(endpoint)
        noted = calls.watch()
        try:
            content = {"next_action": action, "sender_id": "somebody", "tracker": TRACKER, "version": "3.6.21"}
            return await calls.request(json=content, method="post", compress=False), noted
        except ClientResponseError as error:
            return (int(error.status), error.text if error.status == 400 else None), noted

    answer, noted = asyncio.run(call())
    if isinstance(answer, tuple) and answer[1] is not None:
        answer = (answer[0], json.loads(answer[1]))
    return answer, noted


@pytest.mark.parametrize(
    "action",
    [
        "action_validate_slot_mappings",
        "action_welcome",
        "action_that_declines",
        "action_that_changes_what_it_was_given",
        "action_that_breaks",
        "action_that_nobody_wrote",
    ],
)
def test_an_action_answers_the_same_in_rasas_process_as_in_a_server(server: str, action: str) -> None:
    assert called(EndpointConfig(package="actions"), action) == called(EndpointConfig(server), action)


def test_nothing_that_an_action_does_to_what_it_was_given_changes_rasas_own(server: str) -> None:
    called(EndpointConfig(package="actions"), "action_that_changes_what_it_was_given")
    assert TRACKER["slots"] == {"register": "patient"}
    assert TRACKER["events"][0]["text"] == HEARD["text"] == "B12 98 pg/mL"


def test_a_failure_is_noted_and_one_who_declines_is_none(server: str) -> None:
    for endpoint in (EndpointConfig(package="actions"), EndpointConfig(server)):
        assert called(endpoint, "action_that_breaks")[1] == ["ClientResponseError"]
        assert called(endpoint, "action_that_declines")[1] == []
