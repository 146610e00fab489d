"""The way from the gateway to Rasa and to the action server: one client, kept connections, time limits."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Any, Literal

import aiohttp
from pydantic import BaseModel, ValidationError

from channels.settings import Settings
from channels.typed_text import as_typed

CONNECT_LIMIT = 2.0
"""Seconds, on loopback."""

PROBE_LIMIT = aiohttp.ClientTimeout(2.0)

IDLE_LIMIT = 30.0
"""Seconds that an idle connection is kept; Rasa closes it after 120."""

Channel = Literal["web", "slack", "teams"]

SPOKEN_TO: dict[Channel, dict[str, str]] = {"slack": {"register": "clinician"}, "teams": {"register": "clinician"}}
"""Whom a channel speaks to from the start, where it is not the patient."""

Health = Literal["ok", "missing", "unreachable"]


class RasaUnavailable(Exception):
    """Rasa did not answer as it should; `reason` says how, without anything that was sent."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Button(BaseModel):
    """A choice that the dialogue offers, with what Rasa understands when it is chosen."""

    title: str
    payload: str


class Said(BaseModel):
    """One message of the assistant."""

    text: str | None = None
    buttons: list[Button] = []
    card: dict[str, Any] | None = None


class Turn(BaseModel):
    """The assistant's answer to one message.

    `emergency` while one stands open, `new` where Rasa had nothing stored of the conversation, `expired` where what it
    had was too old to be used.
    """

    messages: list[Said]
    active_loop: str | None = None
    requested_slot: str | None = None
    emergency: bool = False
    new: bool = False
    expired: bool = False


class Result(BaseModel):
    """A result that stands in a report: the words to send, the report's own line, and whether its unit is known."""

    words: str
    line: str
    unit: bool


class Results(BaseModel):
    """What was found in a report."""

    results: list[Result]


class RasaClient:
    """Sends one conversation's messages to Rasa. Typed text and chosen options go by different doors."""

    def __init__(self, settings: Settings) -> None:
        self._connector = f"{settings.rasa_url}/webhooks/gateway"
        self._actions = settings.actions_url
        self._answer_limit = aiohttp.ClientTimeout(settings.answer_seconds, sock_connect=CONNECT_LIMIT)
        self._opened: aiohttp.ClientSession | None = None

    async def say(self, conversation: str, text: str, channel: Channel) -> Turn:
        """The answer to what a person typed; it is never a command to Rasa, whatever it looks like."""
        return await self._turn(conversation, as_typed(text), channel)

    async def choose(self, conversation: str, payload: str, channel: Channel) -> Turn:
        """The answer to an option that the assistant itself had offered."""
        return await self._turn(conversation, payload, channel)

    async def forget(self, conversation: str) -> None:
        """Deletes every stored event of the conversation."""
        await self._post("forget", {"sender": conversation})

    async def results_in(self, report: str) -> Results:
        """The results in the text of a report, which is stored nowhere."""
        answer = await self._post("results", {"text": report})
        try:
            return Results.model_validate_json(answer)
        except ValidationError as error:
            raise RasaUnavailable(f"the answer has {error.error_count()} unexpected parts") from None

    async def health(self) -> dict[str, Health]:
        """The state of Rasa and of its model."""
        status = await self._probe(f"{self._connector}/ready")
        if status is None:
            return {"rasa": "unreachable", "model": "unreachable"}
        return {"rasa": "ok", "model": "ok" if status == HTTPStatus.OK else "missing"}

    async def actions_health(self) -> Health:
        """The state of the action server."""
        return "ok" if await self._probe(f"{self._actions}/health") == HTTPStatus.OK else "unreachable"

    async def close(self) -> None:
        """Closes the connections."""
        if self._opened is not None:
            await self._opened.close()

    def _session(self) -> aiohttp.ClientSession:
        if self._opened is None:
            connections = aiohttp.TCPConnector(keepalive_timeout=IDLE_LIMIT)
            self._opened = aiohttp.ClientSession(connector=connections, cookie_jar=aiohttp.DummyCookieJar())
        return self._opened

    async def _turn(self, conversation: str, text: str, channel: Channel) -> Turn:
        body = {"sender": conversation, "text": text, "metadata": {"channel": channel, **SPOKEN_TO.get(channel, {})}}
        answer = await self._post("messages", body)
        try:
            return Turn.model_validate_json(answer)
        except ValidationError as error:
            raise RasaUnavailable(f"the answer has {error.error_count()} unexpected parts") from None

    async def _post(self, route: str, body: dict[str, Any]) -> bytes:
        address = f"{self._connector}/{route}"
        try:
            async with self._session().post(address, json=body, timeout=self._answer_limit) as answer:
                if answer.status != HTTPStatus.OK:
                    raise RasaUnavailable(f"status {answer.status}")
                return await answer.read()
        except (aiohttp.ClientError, asyncio.TimeoutError) as error:
            raise RasaUnavailable(type(error).__name__) from None

    async def _probe(self, address: str) -> int | None:
        """The status that the address answers with; None where nothing answers in time."""
        try:
            async with self._session().get(address, timeout=PROBE_LIMIT) as answer:
                return answer.status
        except (aiohttp.ClientError, asyncio.TimeoutError):
            return None
