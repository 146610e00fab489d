"""The way from the gateway to Rasa and to the action server: one client, kept connections, time limits."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Literal

import aiohttp
from pydantic import BaseModel, ValidationError

from channels.settings import Settings
from inside_rasa.typed_text import as_typed
from keeping.logs import HEADER

CONNECT_LIMIT = 2.0
"""Seconds, on loopback."""

PROBE_LIMIT = aiohttp.ClientTimeout(2.0)

IDLE_LIMIT = 30.0
"""Seconds that an idle connection is kept; Rasa closes it after 120."""

Channel = Literal["web", "slack", "teams"]

SPOKEN_TO: dict[Channel, dict[str, str]] = {"slack": {"register": "clinician"}, "teams": {"register": "clinician"}}
"""Whom a channel speaks to from the start, where it is not the patient."""

Health = Literal["ok", "missing", "failing", "unreachable"]


Part = Literal["rasa", "model", "store", "lock", "actions"]
"""What must work behind the gateway."""


class RasaUnavailable(Exception):
    """Rasa did not answer as it should; `reason` says how, without anything that was sent."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class NotKept(RasaUnavailable):
    """Rasa could not read or write what is stored of the conversation; nothing of the message was kept."""


class ConversationEnded(Exception):
    """The conversation was ended or forgotten, here or by another gateway."""


class MessageReused(Exception):
    """A message of this id was answered before, and something else was said in it."""


@dataclass(frozen=True)
class MessageId:
    """What makes a message the same at each try, and which turn's answer the person had seen when they sent it."""

    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    seen: str | None = None


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
    had was too old to be used, `misplaced` where the message answered an earlier question and was not used, and `turn`
    names it for the message that comes next.
    """

    messages: list[Said]
    active_loop: str | None = None
    requested_slot: str | None = None
    questions_left: int | None = None
    emergency: bool = False
    new: bool = False
    expired: bool = False
    misplaced: bool = False
    turn: str | None = None


class Kept(BaseModel):
    """The state of what conversations are kept in, and of what keeps their turns in order."""

    store: Health
    lock: Health


class Ready(BaseModel):
    """What Rasa says of itself: the model that it has loaded, and the state of what it needs."""

    model: str
    parts: Kept


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

    async def say(
        self, conversation: str, text: str, channel: Channel, message: MessageId, reference: str = ""
    ) -> Turn:
        """The answer to what a person typed; it is never a command to Rasa, whatever it looks like.

        The log of Rasa and of the actions names the reference, too.
        Raises RasaUnavailable (NotKept where the store failed), ConversationEnded or MessageReused.
        """
        return await self._turn(conversation, as_typed(text), channel, message, reference)

    async def choose(
        self, conversation: str, payload: str, channel: Channel, message: MessageId, reference: str = ""
    ) -> Turn:
        """The answer to an option that the assistant itself had offered; raises like `say`."""
        return await self._turn(conversation, payload, channel, message, reference)

    async def forget(self, conversation: str, ends_in: int | None = None, reference: str = "") -> None:
        """Deletes every stored event of the conversation; with seconds, nobody can go on with it for so long."""
        await self._post("forget", {"sender": conversation, "ends_in": ends_in}, reference)

    async def results_in(self, report: str) -> Results:
        """The results in the text of a report, which is stored nowhere."""
        answer = await self._post("results", {"text": report}, "")
        try:
            return Results.model_validate_json(answer)
        except ValidationError as error:
            raise RasaUnavailable(f"the answer has {error.error_count()} unexpected parts") from None

    async def health(self) -> dict[Part, Health]:
        """The state of Rasa, of its model, of the store of conversations and of their lock."""
        answer = await self._probe(f"{self._connector}/ready")
        if answer is None:
            return {"rasa": "unreachable", "model": "unreachable", "store": "unreachable", "lock": "unreachable"}
        try:
            parts = Ready.model_validate_json(answer[1]).parts
        except ValidationError:
            return {"rasa": "ok", "model": "missing", "store": "unreachable", "lock": "unreachable"}
        return {"rasa": "ok", "model": "ok", "store": parts.store, "lock": parts.lock}

    async def actions_health(self) -> Health:
        """The state of the action server."""
        answer = await self._probe(f"{self._actions}/health")
        return "ok" if answer is not None and answer[0] == HTTPStatus.OK else "unreachable"

    async def close(self) -> None:
        """Closes the connections."""
        if self._opened is not None:
            await self._opened.close()

    def _session(self) -> aiohttp.ClientSession:
        if self._opened is None:
            connections = aiohttp.TCPConnector(keepalive_timeout=IDLE_LIMIT)
            self._opened = aiohttp.ClientSession(connector=connections, cookie_jar=aiohttp.DummyCookieJar())
        return self._opened

    async def _turn(self, conversation: str, text: str, channel: Channel, message: MessageId, reference: str) -> Turn:
        metadata = {"channel": channel, **SPOKEN_TO.get(channel, {})}
        body = {"sender": conversation, "text": text, "id": message.id, "seen": message.seen, "metadata": metadata}
        answer = await self._post("messages", body, reference)
        try:
            return Turn.model_validate_json(answer)
        except ValidationError as error:
            raise RasaUnavailable(f"the answer has {error.error_count()} unexpected parts") from None

    async def _post(self, route: str, body: dict[str, Any], reference: str) -> bytes:
        address, headers = f"{self._connector}/{route}", {HEADER: reference}
        try:
            async with self._session().post(address, json=body, headers=headers, timeout=self._answer_limit) as answer:
                content = await answer.read()
                if answer.status != HTTPStatus.OK:
                    raise _failure(answer.status, content)
                return content
        except (aiohttp.ClientError, asyncio.TimeoutError) as error:
            raise RasaUnavailable(type(error).__name__) from None

    async def _probe(self, address: str) -> tuple[int, bytes] | None:
        """The status and content that the address answers with; None where nothing answers in time."""
        try:
            async with self._session().get(address, timeout=PROBE_LIMIT) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientError, asyncio.TimeoutError):
            return None


def _failure(status: int, content: bytes) -> Exception:
    """What an answer other than 200 means."""
    if status == HTTPStatus.GONE:
        return ConversationEnded()
    if status == HTTPStatus.CONFLICT:
        return MessageReused()
    if status == HTTPStatus.SERVICE_UNAVAILABLE and b'"not_kept"' in content:
        return NotKept("the store failed")
    return RasaUnavailable(f"status {status}")
