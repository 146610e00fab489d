"""The connector inside a running Rasa server: a small trained bot, a real store, and a stand-in for the actions."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI, Request
from rasa.core.agent import Agent
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from starlette.responses import JSONResponse

SMALL_BOT = Path(__file__).with_name("small_bot")

NESTED = {"field": "phase", "value": ["a", {"b": 1}]}
CARD = {
    "card": {"type": "emergency", "text": "Call.", "number": "911"},
    "text": "Stop.\n\nCall.",
    "buttons": [{"title": "Go on", "payload": f'/inform{{"answer": {json.dumps(NESTED)}}}'}],
}


@dataclass
class ActionServer:
    """Answers like rasa-sdk; `status` other than 200 makes every action fail."""

    status: int = 200
    called: list[str] = field(default_factory=list)
    connections: set[int] = field(default_factory=set)

    def app(self) -> FastAPI:
        app = FastAPI()

        @app.post("/webhook")
        async def webhook(request: Request) -> JSONResponse:
            name = (await request.json())["next_action"]
            self.called.append(name)
            assert request.client is not None
            self.connections.add(request.client.port)
            if self.status != 200:
                return JSONResponse({"error": "no", "action_name": name}, status_code=self.status)
            responses = [{"custom": CARD, "buttons": []}] if name == "action_card" else []
            return JSONResponse({"events": [], "responses": responses})

        return app


@dataclass
class Bot:
    """The connector's HTTP client, the agent behind it, and its action server."""

    client: httpx.Client
    agent: Agent
    actions: ActionServer

    def say(self, text: str, sender: str = "one", id: str | None = None, **more: Any) -> httpx.Response:
        message = {"sender": sender, "text": text, "id": id or uuid.uuid4().hex, **more}
        return self.client.post("/webhooks/gateway/messages", json=message)

    def tracker(self, sender: str = "one") -> DialogueStateTracker | None:
        return asyncio.run(self.agent.tracker_store.retrieve_full_tracker(sender))

    def events(self, sender: str = "one") -> list[Any]:
        tracker = self.tracker(sender)
        return [] if tracker is None else list(tracker.events)

    def said(self, sender: str = "one") -> list[str | None]:
        """What the person said, as it is stored."""
        return [event.text for event in self.events(sender) if isinstance(event, UserUttered)]


MakeBot = Callable[..., Bot]
"""Puts an agent with a store behind the connector."""
