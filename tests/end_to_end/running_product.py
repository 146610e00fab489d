"""The product as it is run: the supervisor with its two processes, and a person who talks to the gateway."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

ROOT = Path(__file__).resolve().parents[2]
READY_WITHIN = 120.0
Card = dict[str, Any]
Message = dict[str, Any]


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@dataclass
class Assistant:
    """The running product."""

    address: str
    rasa_port: int
    process: subprocess.Popen[bytes]
    log: Path
    data: Path

    def kill_listener(self, port: int) -> None:
        """Kills the process that listens on a port, as a crash would."""
        for process in psutil.Process(self.process.pid).children(recursive=True):
            if any(link.laddr.port == port and link.status == "LISTEN" for link in process.net_connections("tcp")):
                process.send_signal(signal.SIGKILL)
                return
        raise LookupError(f"nothing listens on port {port}")

    def wait_until_ready(self) -> None:
        """Returns once `/readyz` answers 200; fails with the log after READY_WITHIN seconds."""
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.address}/readyz", timeout=5).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        raise TimeoutError(self.log.read_text(encoding="utf-8"))


@dataclass
class Person:
    """Somebody with a session: says things, taps options, and remembers what was answered last."""

    client: httpx.Client
    token: str
    answer: list[Message] = field(default_factory=list)
    step: dict[str, Any] | None = None

    def post(self, body: dict[str, str], key: str | None = None) -> httpx.Response:
        """The raw answer of the gateway to a message."""
        headers = {"Authorization": f"Bearer {self.token}", **({"Idempotency-Key": key} if key else {})}
        return self.client.post("/api/messages", json=body, headers=headers)

    def say(self, text: str) -> list[Message]:
        """The messages after a typed text."""
        return self._keep(self.post({"text": text}))

    def choose(self, title: str) -> list[Message]:
        """The messages after the option with this title was tapped."""
        offered = {option["title"]: option["id"] for message in self.answer for option in message["options"]}
        return self._keep(self.post({"option": "start" if title == "start" else offered[title]}))

    def said(self) -> str:
        """All text of the last answer."""
        return "\n".join(message["text"] or "" for message in self.answer)

    def options(self) -> list[str]:
        """The titles of the options on offer."""
        return [option["title"] for message in self.answer for option in message["options"]]

    def card(self, kind: str) -> Card | None:
        """The last answer's card of a kind."""
        cards = [message["card"] for message in self.answer if message["card"]]
        return next((card for card in cards if card["type"] == kind), None)

    def _keep(self, response: httpx.Response) -> list[Message]:
        assert response.status_code == 200, response.text
        content = response.json()
        self.answer, self.step = content["messages"], content.get("step")
        return self.answer
