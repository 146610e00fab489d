"""A stand-in for Rasa with our connector, and for the action server: real HTTP servers on loopback, canned answers."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI, Request
from starlette.responses import JSONResponse

from channels.connections import TimedConnection

CLINIC = """
name: Clinic <b>&</b> Sons
contact: 555-0100
country: "US"
emergency_number: "911"
crisis_text: Call 988.
default_protocol: us-practice
allowed_origins: ["https://www.clinic.example"]
"""


def free_port() -> int:
    """A TCP port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(app: Any, port: int) -> Iterator[str]:
    """The address under which the application answers, from a thread of this process."""
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            host="127.0.0.1",
            port=port,
            log_level="error",
            access_log=False,
            ws="none",
            http=TimedConnection,
            proxy_headers=False,
        )
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    assert server.started, f"nothing answers on port {port}"
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@dataclass
class StandInRasa:
    """Answers like the connector. `received` is what came; the other fields say how to answer."""

    received: list[dict[str, Any]] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    reports: list[str] = field(default_factory=list)
    results: list[dict[str, Any]] = field(default_factory=list)
    status: int = 200
    silent: bool = False
    refusal: str = "the turn failed"
    model_loaded: bool = True
    store: str = "ok"
    lock: str = "ok"
    ended: set[str] = field(default_factory=set)
    delay: float = 0.0
    outdated: int = 0
    clock_doubted: bool = False
    new: bool = False
    at_once: int = 0
    most_at_once: int = 0

    def reset(self) -> None:
        """Nothing received, and answering as at the start."""
        vars(self).update(vars(StandInRasa()))

    def app(self) -> FastAPI:
        """The routes of the connector."""
        app = FastAPI()

        @app.post("/webhooks/gateway/messages")
        async def messages(request: Request) -> JSONResponse:
            body = await request.json()
            self.received.append(body)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            await asyncio.sleep(self.delay)
            self.at_once -= 1
            if body["sender"] in self.ended:
                return JSONResponse({"error": "ended"}, status_code=410)
            if self.status != 200:
                return JSONResponse({"error": self.refusal}, status_code=self.status)
            answer = {"messages": [], "requested_slot": None, "active_loop": None, "new": self.new}
            if not self.silent:
                answer |= self.answers.get(body["text"], _echo(body["text"]))
            return JSONResponse(answer)

        @app.post("/webhooks/gateway/forget")
        async def forget(request: Request) -> JSONResponse:
            if self.status != 200:
                return JSONResponse({"error": "no"}, status_code=self.status)
            body = await request.json()
            self.forgotten.append(body["sender"])
            if body["ends_in"] is not None:
                self.ended.add(body["sender"])
            return JSONResponse({"deleted": 1})

        @app.post("/webhooks/gateway/results")
        async def results(request: Request) -> JSONResponse:
            if self.status != 200:
                return JSONResponse({"error": "no"}, status_code=self.status)
            self.reports.append((await request.json())["text"])
            return JSONResponse({"results": self.results})

        @app.post("/webhooks/gateway/outdated")
        async def outdated() -> JSONResponse:
            deleted, self.outdated = self.outdated, 0
            return JSONResponse({"deleted": deleted, "clock_doubted": self.clock_doubted})

        @app.get("/webhooks/gateway/ready")
        async def ready() -> JSONResponse:
            if not self.model_loaded:
                return JSONResponse({"error": "no model is loaded"}, status_code=503)
            parts = {"store": self.store, "lock": self.lock}
            works = set(parts.values()) == {"ok"}
            return JSONResponse({"model": "b12.tar.gz", "parts": parts}, status_code=200 if works else 503)

        return app


@dataclass
class Gateway:
    """A client of the gateway, and one conversation after another."""

    client: httpx.Client
    token: str = ""

    def open(self) -> str:
        """The token of a new session, used from now on."""
        self.token = self.client.post("/api/session").json()["token"]
        return self.token

    def send(self, content: Any, token: str | None = None, key: str | None = None) -> httpx.Response:
        """The response to one message in the session of the token, else in the latest one."""
        if token is None:
            token = self.token or self.open()
        headers = {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key is not None else {})
        return self.client.post("/api/messages", json=content, headers=headers)

    def say(self, text: str, **more: Any) -> httpx.Response:
        """The response to typed text."""
        return self.send({"text": text}, **more)

    def choose(self, option: str, **more: Any) -> httpx.Response:
        """The response to a chosen option."""
        return self.send({"option": option}, **more)

    def report(self, content: bytes, kind: str, token: str | None = None) -> httpx.Response:
        """The response to a report: its text, or a file."""
        headers = {"Authorization": f"Bearer {token or self.token or self.open()}", "Content-Type": kind}
        return self.client.post("/api/report", content=content, headers=headers)

    def tell_wrong(self, content: Any, token: str | None = None) -> httpx.Response:
        """The response to saying that the latest answer was wrong."""
        headers = {"Authorization": f"Bearer {token or self.token or self.open()}"}
        return self.client.post("/api/feedback", json=content, headers=headers)

    def forget(self, token: str | None = None) -> httpx.Response:
        """The response to ending the session."""
        headers = {"Authorization": f"Bearer {token or self.token}"}
        return self.client.delete("/api/session", headers=headers)


MakeGateway = Callable[..., Gateway]
"""Serves a gateway with the settings changed as named."""


def action_server() -> FastAPI:
    """The health route of an action server."""
    app = FastAPI()

    @app.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    return app


def _echo(text: str) -> dict[str, Any]:
    return {"messages": [{"text": f"You said: {text}", "buttons": [], "card": None}]}
