"""A stand-in for Slack: its Web API as a real HTTP server, and people whose actions reach the gateway signed."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import parse_qsl, urlencode

import httpx
from fastapi import FastAPI, Request
from starlette.responses import JSONResponse

BOT_TOKEN = "xoxb-test"
SIGNING_SECRET = "0123456789abcdef0123456789abcdef"
BOT = "U0ASSISTANT"
TEAM = "T0CLINIC"
CHANNEL = "C0WARD"

PATIENCE = 20.0
"""Seconds until an answer must have come."""

_numbers = count(1)

Call = tuple[str, dict[str, Any]]


@dataclass
class SlackStandIn:
    """Answers like Slack's Web API. `calls` is what came; `messages` is what stands in Slack now."""

    calls: list[Call] = field(default_factory=list)
    messages: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    views: list[dict[str, Any]] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    refuse_next: dict[str, str] = field(default_factory=dict)

    def reset(self) -> None:
        """Nothing came, and answering as at the start."""
        vars(self).update(vars(SlackStandIn()))

    def app(self) -> FastAPI:
        """The methods that the gateway uses; any other is refused."""
        app = FastAPI()

        @app.api_route("/api/{method}", methods=["GET", "POST"])
        async def call(method: str, request: Request) -> JSONResponse:
            if request.headers.get("Authorization") != f"Bearer {BOT_TOKEN}":
                return JSONResponse({"ok": False, "error": "invalid_auth"})
            body = _parameters(await request.body(), request.headers.get("Content-Type", ""))
            body |= dict(request.query_params)
            self.calls.append((method, body))
            if method in self.refuse_next:
                return JSONResponse({"ok": False, "error": self.refuse_next.pop(method)})
            if method in self.refuse:
                return JSONResponse({"ok": False, "error": self.refuse[method]})
            answer = getattr(self, f"_{method.replace('.', '_')}", None)
            if answer is None:
                return JSONResponse({"ok": False, "error": "unknown_method"})
            return JSONResponse({"ok": True, **answer(body)})

        return app

    def of(self, method: str) -> list[dict[str, Any]]:
        """What came with this method."""
        return [body for name, body in self.calls if name == method]

    def _auth_test(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"user_id": BOT, "bot_id": "B0ASSISTANT", "team_id": TEAM, "team": "Clinic", "user": "b12"}

    def _chat_postMessage(self, body: dict[str, Any]) -> dict[str, Any]:
        message = {**body, "ts": next_ts(), "user": BOT, "bot_id": "B0ASSISTANT"}
        self.messages[body["channel"], message["ts"]] = message
        return {"channel": body["channel"], "ts": message["ts"], "message": message}

    def _chat_update(self, body: dict[str, Any]) -> dict[str, Any]:
        if len(body["text"]) > 4000:
            return {"ok": False, "error": "msg_too_long"}
        self.messages[body["channel"], body["ts"]] |= {"blocks": body["blocks"], "text": body["text"]}
        return {"channel": body["channel"], "ts": body["ts"]}

    def _chat_postEphemeral(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"message_ts": next_ts()}

    def _conversations_open(self, body: dict[str, Any]) -> dict[str, Any]:
        return {"channel": {"id": direct_messages(body["users"])}}

    def _conversations_replies(self, body: dict[str, Any]) -> dict[str, Any]:
        return {"messages": [self.messages.get((body["channel"], body["ts"]), {})]}

    def _views_open(self, body: dict[str, Any]) -> dict[str, Any]:
        return self._shown({**body["view"], "id": f"V{next(_numbers)}", "hash": "h1"})

    def _views_update(self, body: dict[str, Any]) -> dict[str, Any]:
        return self._shown({**body["view"], "id": body["view_id"], "hash": "h2"})

    def _shown(self, view: dict[str, Any]) -> dict[str, Any]:
        self.views.append(view)
        return {"view": view}


def _parameters(body: bytes, content_type: str) -> dict[str, Any]:
    """The parameters of a call; Slack takes JSON, and forms whose structured values are JSON."""
    if not body:
        return {}
    if content_type.startswith("application/json"):
        return dict(json.loads(body))
    read = dict(parse_qsl(body.decode(), keep_blank_values=True))
    structured = ("blocks", "metadata", "view")
    return {name: json.loads(value) if name in structured else value for name, value in read.items()}


def next_ts() -> str:
    """The time stamp of a new message."""
    return f"1790000000.{next(_numbers):06d}"


def direct_messages(user: str) -> str:
    """The channel of somebody's direct messages with the assistant."""
    return f"D{user[1:]}"


def signed(body: bytes, secret: str = SIGNING_SECRET, at: float | None = None) -> dict[str, str]:
    """The headers with which Slack sends this body."""
    stamp = str(int(time.time() if at is None else at))
    signature = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}"}


@dataclass
class SlackPerson:
    """Somebody in Slack who writes and taps; `seen` is what the assistant had posted when they last looked."""

    slack: SlackStandIn
    address: str
    user: str
    seen: int = 0

    @property
    def channel(self) -> str:
        """Their direct messages."""
        return direct_messages(self.user)

    def event(self, event: dict[str, Any], event_id: str | None = None, **headers: str) -> httpx.Response:
        """Slack's call for an event."""
        content = {
            "type": "event_callback",
            "team_id": TEAM,
            "api_app_id": "A1",
            "event_id": event_id or f"Ev{next(_numbers)}",
            "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
            "event": event,
        }
        body = json.dumps(content).encode()
        return httpx.post(
            self.address,
            content=body,
            headers={"Content-Type": "application/json", **signed(body), **headers},
            trust_env=False,
        )

    def interaction(self, payload: dict[str, Any]) -> httpx.Response:
        """Slack's call for a button or a form."""
        content = {"team": {"id": TEAM}, "user": {"id": self.user}, "api_app_id": "A1", "trigger_id": "t1", **payload}
        return self._form({"payload": json.dumps(content)})

    def _form(self, fields: dict[str, str]) -> httpx.Response:
        body = urlencode(fields).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", **signed(body)}
        return httpx.post(self.address, content=body, headers=headers, trust_env=False)

    def command(self, text: str = "") -> httpx.Response:
        """Slack's call for `/b12`."""
        fields = {"command": "/b12", "text": text, "team_id": TEAM, "user_id": self.user, "channel_id": CHANNEL}
        return self._form({**fields, "trigger_id": "t1", "response_url": "http://127.0.0.1:9/none"})

    def write(self, text: str, **more: Any) -> dict[str, Any]:
        """Sends a direct message; returns its event."""
        event = {
            "type": "message",
            "channel_type": "im",
            "channel": self.channel,
            "user": self.user,
            "ts": next_ts(),
            "text": text,
            **more,
        }
        response = self.event(event)
        assert response.status_code == 200, response.text
        return event

    def say(self, text: str, **more: Any) -> list[dict[str, Any]]:
        """The assistant's messages after a direct message."""
        self.look()
        self.write(text, **more)
        return self.answer()

    def mention(self, text: str, ts: str | None = None, **more: Any) -> None:
        """Mentions the assistant in a channel."""
        event = {"type": "app_mention", "channel": CHANNEL, "user": self.user, "ts": ts or next_ts(), **more}
        assert self.event({**event, "text": f"<@{BOT}> {text}"}).status_code == 200

    def look(self) -> None:
        """Everything that stands in Slack was seen."""
        self.seen = len(self.slack.of("chat.postMessage"))

    def answer(self) -> list[dict[str, Any]]:
        """The messages that were posted since they last looked; waits until there are some, and no more come."""
        wait_for(lambda: len(self.slack.of("chat.postMessage")) > self.seen)
        before = -1
        while before != (before := len(self.slack.calls)):
            time.sleep(0.3)
        return self.posted()[self.seen :]

    def posted(self) -> list[dict[str, Any]]:
        """Every message as it stands in Slack now, in the order of posting."""
        return list(self.slack.messages.values())

    def tap(self, title: str, message: dict[str, Any] | None = None) -> httpx.Response:
        """Taps the button with this title, on the message or on the newest one that has it."""
        for each in [message] if message else reversed(self.posted()):
            for block in each["blocks"]:
                for element in block.get("elements", []) if block["type"] == "actions" else []:
                    if element["type"] == "button" and element["text"]["text"] == title:
                        return self.press(each, block, element)
        raise LookupError(title)

    def press(
        self, message: dict[str, Any], block: dict[str, Any], element: dict[str, Any], **state: Any
    ) -> httpx.Response:
        """Slack's call for one element of a message."""
        shown = {**message, **({"parent_user_id": BOT} if message.get("thread_ts") else {})}
        return self.interaction(
            {
                "type": "block_actions",
                "channel": {"id": message["channel"]},
                "container": {"type": "message", "message_ts": message["ts"], "channel_id": message["channel"]},
                "message": shown,
                "state": {"values": state.get("values", {})},
                "actions": [{**element, "block_id": block["block_id"], "action_ts": next_ts()}],
            }
        )

    def choose(self, title: str) -> list[dict[str, Any]]:
        """The assistant's messages after a tapped button."""
        self.look()
        assert self.tap(title).status_code == 200
        return self.answer()


def wait_for(seen: Callable[[], bool]) -> None:
    """Returns once it is seen; fails after PATIENCE seconds."""
    deadline = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < deadline, "nothing came"
        time.sleep(0.02)


def words_of(messages: list[dict[str, Any]]) -> str:
    """All that can be read in the blocks of the messages."""
    return "\n".join("".join(_texts(message.get("blocks", []))) for message in messages)


def _texts(content: Any) -> list[str]:
    if isinstance(content, dict):
        own = [content["text"]] if isinstance(content.get("text"), str) else []
        return own + [text for key, value in content.items() if key != "text" or not own for text in _texts(value)]
    return [text for each in content for text in _texts(each)] if isinstance(content, list) else []


def buttons(messages: list[dict[str, Any]]) -> list[str]:
    """The titles on the buttons of the messages."""
    rows = [block for message in messages for block in message.get("blocks", []) if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row["elements"] if element["type"] == "button"]
