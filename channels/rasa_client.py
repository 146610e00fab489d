"""The way from the gateway to Rasa, and to an action server if there is one: one client, time limits."""

from __future__ import annotations

import asyncio
import logging
import uuid
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Literal

import aiohttp
from pydantic import BaseModel, ValidationError

from channels.log import record
from channels.metrics import Metrics
from channels.rasa_places import in_order_for
from channels.rasa_turn import Turn
from channels.settings import Settings
from channels.waiting_line import WaitingLine
from channels.who_writes import writer
from inside_rasa.typed_text import as_typed
from keeping.logs import HEADER
from keeping.tracing import span, to_follow

CONNECTOR = "/webhooks/gateway"
"""Where Rasa has our channel."""

CONNECT_LIMIT = 2.0
"""Seconds; Rasa is on this machine or near it."""

PROBE_LIMIT = aiohttp.ClientTimeout(2.0)

IDLE_LIMIT = 30.0
"""Seconds that an idle connection is kept; Rasa closes it after 120."""

Channel = Literal["web", "slack", "teams"]

SPOKEN_TO: dict[Channel, dict[str, str]] = {"slack": {"register": "clinician"}, "teams": {"register": "clinician"}}
"""Whom a channel speaks to from the start, where it is not the patient."""

Health = Literal["ok", "missing", "failing", "unreachable"]


Part = Literal["rasa", "model", "store", "lock", "actions", "memory"]
"""What must work behind the gateway; the memory where several gateways share one."""


class RasaUnavailable(Exception):
    """Rasa did not answer as it should; `reason` says how, without anything that was sent."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class NotBegun(RasaUnavailable):
    """The message did not get as far as a dialogue that could have begun with it."""


class NotKept(RasaUnavailable):
    """Rasa could not read or write what is stored of the conversation; nothing of the message was kept."""


class ConversationEnded(Exception):
    """The conversation was ended or forgotten, here or by another gateway."""


class MessageReused(Exception):
    """A message of this id was answered before, and something else was said in it."""


@dataclass(frozen=True)
class MessageId:
    """What makes a message the same at each try, and which turn's answer the person had seen when they sent it.

    `signed_in`: it comes from somebody who has signed in on the clinic's pages and may see drafts there.
    """

    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    seen: str | None = None
    signed_in: bool = False


class Kept(BaseModel):
    """The state of what conversations are kept in, and of what keeps their turns in order."""

    store: Health
    lock: Health


class Ready(BaseModel):
    """What Rasa says of itself: the model that it has loaded, and the state of what it needs."""

    model: str
    parts: Kept


class Outdated(BaseModel):
    """How many conversations were deleted by their age, and whether none is, since a clock is not believed."""

    deleted: int = 0
    clock_doubted: bool = False


class Result(BaseModel):
    """A result that stands in a report: the words to send, the report's own line, and whether its unit is known."""

    words: str
    line: str
    unit: bool


class Results(BaseModel):
    """What was found in a report."""

    results: list[Result]


class Mentions(BaseModel):
    """What was found in a text, as the reader hands it over."""

    mentions: list[dict[str, Any]]


class RasaClient:
    """Sends one conversation's messages to Rasa. Typed text and chosen options go by different doors.

    Whatever Rasa has to read waits in one line; where that is full, `overloaded` is raised.
    """

    def __init__(self, settings: Settings) -> None:
        self.metrics = Metrics()
        self._places = settings.rasa_urls or (settings.rasa_url,)
        self._actions = settings.actions_url
        self._answer_limit = aiohttp.ClientTimeout(settings.answer_seconds, sock_connect=CONNECT_LIMIT)
        self._staff = settings.clinic.clinicians.staff if settings.clinic.clinicians else None
        number = settings.clinic.emergency_number
        at_once = settings.turns_at_once * len(self._places)
        self.line = WaitingLine(at_once, settings.wait_seconds, number, self.metrics)
        self._for_turns: aiohttp.ClientSession | None = None
        self._for_probes: aiohttp.ClientSession | None = None

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
        async with self.line.place():
            answer = await self._post("results", {"text": report}, "")
        try:
            return Results.model_validate_json(answer)
        except ValidationError as error:
            raise RasaUnavailable(f"the answer has {error.error_count()} unexpected parts") from None

    async def mentions_in(self, text: str) -> list[dict[str, Any]]:
        """What the reader finds in a text that a clinician pasted, which is stored nowhere; raises like `say`."""
        async with self.line.place():
            answer = await self._post("mentions", {"text": text}, "")
        try:
            return Mentions.model_validate_json(answer).mentions
        except ValidationError as error:
            raise RasaUnavailable(f"the answer has {error.error_count()} unexpected parts") from None

    async def health(self) -> dict[Part, Health]:
        """The state of Rasa, of its model, of the store of conversations and of their lock, and of the actions.

        Where several run, that of one which works, if any does.
        """
        states = asyncio.gather(*(self._health_of(place) for place in self._places))
        each, actions = await asyncio.gather(states, self._actions_health())
        behind = next((state for state in each if set(state.values()) == {"ok"}), each[0])
        return {**behind, "actions": actions or ("ok" if behind["model"] == "ok" else "unreachable")}

    async def _health_of(self, place: str) -> dict[Part, Health]:
        answer = await self._probe(f"{place}{CONNECTOR}/ready")
        if answer is None:
            return {"rasa": "unreachable", "model": "unreachable", "store": "unreachable", "lock": "unreachable"}
        try:
            parts = Ready.model_validate_json(answer[1]).parts
        except ValidationError:
            return {"rasa": "ok", "model": "missing", "store": "unreachable", "lock": "unreachable"}
        return {"rasa": "ok", "model": "ok", "store": parts.store, "lock": parts.lock}

    async def _actions_health(self) -> Health | None:
        """The state of the action server; None where the actions run inside Rasa."""
        if not self._actions:
            return None
        answer = await self._probe(f"{self._actions}/health")
        return "ok" if answer is not None and answer[0] == HTTPStatus.OK else "unreachable"

    async def outdated(self) -> Outdated:
        """What was deleted by its age since somebody asked last, by all together; a Rasa that is away says nothing."""
        asked = (self._probe(f"{place}{CONNECTOR}/outdated", "POST") for place in self._places)
        answers = await asyncio.gather(*asked)
        told = [Outdated.model_validate_json(answer[1]) for answer in answers if answer and answer[0] == HTTPStatus.OK]
        return Outdated(
            deleted=sum(each.deleted for each in told), clock_doubted=any(each.clock_doubted for each in told)
        )

    async def close(self) -> None:
        """Closes the connections."""
        for session in (self._for_turns, self._for_probes):
            if session is not None:
                await session.close()

    async def _turn(self, conversation: str, text: str, channel: Channel, message: MessageId, reference: str) -> Turn:
        metadata: dict[str, Any] = {"channel": channel, **self._spoken_to(channel)}
        if message.signed_in:
            metadata["signed_in"] = True
        body = {"sender": conversation, "text": text, "id": message.id, "seen": message.seen, "metadata": metadata}
        async with self.line.place():
            with self.metrics.timed("dialogue"):
                answer = await self._post("messages", body, reference)
        try:
            return Turn.model_validate_json(answer)
        except ValidationError as error:
            raise RasaUnavailable(f"the answer has {error.error_count()} unexpected parts") from None

    def _spoken_to(self, channel: Channel) -> dict[str, str]:
        """What a channel tells of who writes now; nothing where the clinic does not name them a clinician there."""
        if channel not in SPOKEN_TO or self._staff is None:
            return SPOKEN_TO.get(channel, {})
        named = self._staff.get(channel, ()) if channel != "web" else ()
        return SPOKEN_TO[channel] if named == "everyone" or writer.get() in named else {}

    async def _post(self, route: str, body: dict[str, Any], reference: str) -> bytes:
        """What the conversation's Rasa answers; the next one, where that one has not even begun."""
        places = in_order_for(str(body.get("sender", "")), self._places)
        for place in places[:-1]:
            try:
                return await self._post_to(place, route, body, reference)
            except NotBegun as failure:
                record(logging.WARNING, "other_rasa", reference=reference, why=failure.reason)
        return await self._post_to(places[-1], route, body, reference)

    async def _post_to(self, place: str, route: str, body: dict[str, Any], reference: str) -> bytes:
        with span(f"rasa {route}", "client"):
            return await self._answer_of(f"{place}{CONNECTOR}/{route}", body, to_follow({HEADER: reference}))

    async def _answer_of(self, address: str, body: dict[str, Any], headers: dict[str, str]) -> bytes:
        self._for_turns = self._for_turns or _connections()
        try:
            async with self._for_turns.post(address, json=body, headers=headers, timeout=self._answer_limit) as answer:
                content = await answer.read()
                if answer.status != HTTPStatus.OK:
                    raise _failure(answer.status, content)
                return content
        except (aiohttp.ClientConnectorError, aiohttp.ServerTimeoutError) as error:
            raise NotBegun(type(error).__name__) from None
        except (aiohttp.ClientError, asyncio.TimeoutError) as error:
            raise RasaUnavailable(type(error).__name__) from None

    async def _probe(self, address: str, method: str = "GET") -> tuple[int, bytes] | None:
        """The status and content that the address answers with; None where nothing answers in time.

        Probes have connections of their own: no load keeps them from being asked.
        """
        self._for_probes = self._for_probes or _connections()
        try:
            async with self._for_probes.request(method, address, timeout=PROBE_LIMIT) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientError, asyncio.TimeoutError):
            return None


def _connections() -> aiohttp.ClientSession:
    kept = aiohttp.TCPConnector(keepalive_timeout=IDLE_LIMIT)
    return aiohttp.ClientSession(connector=kept, cookie_jar=aiohttp.DummyCookieJar())


def _failure(status: int, content: bytes) -> Exception:
    """What an answer other than 200 means."""
    if status == HTTPStatus.GONE:
        return ConversationEnded()
    if status == HTTPStatus.CONFLICT:
        return MessageReused()
    if status == HTTPStatus.SERVICE_UNAVAILABLE and b'"not_kept"' in content:
        return NotKept("the store failed")
    if status == HTTPStatus.SERVICE_UNAVAILABLE and b'"no model is loaded"' in content:
        return NotBegun("no model is loaded")
    return RasaUnavailable(f"status {status}")
