"""The channel inside Rasa that the gateway talks to, on loopback. `credentials.yml` names it.

What could not be kept is told with its kind (`not_kept`), so that nobody gets an answer that is gone on the next turn.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json, raw

from inside_rasa.memory import settle
from inside_rasa.results_of_a_report import mentions_in_text, results_in_report
from inside_rasa.retention import clock_doubted, delete_outdated, deleted_since_asked, kept_for
from inside_rasa.turn_taking import Ended, Messages, OtherContent, Sent, TurnFailed, prepare, store_of, take_turn
from keeping.logs import HEADER, failure, reference, without_people
from keeping.store import StoreFailed
from keeping.tracing import begin_tracing, span

logger = logging.getLogger(__name__)

LONGEST_SENDER = 255
"""Characters; the width of the column `sender_id` in Rasa's SQL tracker store."""

READY_LIMIT = 1.5
"""Seconds in which a row must be written and read, and a lock that nobody holds be had; the gateway waits for two."""


class GatewayConnector(InputChannel):
    """Messages, forgetting, results, mentions, deletions by age and readiness, under `/webhooks/gateway/`."""

    @classmethod
    def name(cls) -> str:
        """The channel's name and the last part of its address."""
        return Messages.name()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The six routes. They drive the running agent themselves, since its handler returns no tracker."""
        routes = Blueprint("gateway_connector")

        @routes.listener("after_server_start")
        async def keep_no_longer_than_promised(app: Sanic, _: asyncio.AbstractEventLoop) -> None:
            app.add_task(delete_outdated(app, kept_for()))

        @routes.listener("before_server_start")
        async def tell_who_collects(_: Sanic, __: asyncio.AbstractEventLoop) -> None:
            begin_tracing("rasa")

        @routes.listener("after_server_start")
        async def get_ready(app: Sanic, _: asyncio.AbstractEventLoop) -> None:
            agent: Agent | None = getattr(app.ctx, "agent", None)
            if agent is not None and agent.is_ready():
                prepare(agent.processor)
            settle()

        @routes.post("/messages")
        async def messages(request: Request) -> HTTPResponse:
            _begin(request)
            sent = _sent(_body(request))
            if sent is None:
                return json({"error": "expected sender (1 to 255 characters), id and text"}, HTTPStatus.BAD_REQUEST)
            agent: Agent = request.app.ctx.agent
            if not agent.is_ready():
                return json({"error": "no model is loaded"}, HTTPStatus.SERVICE_UNAVAILABLE)
            try:
                with span("turn", "server", request.headers, {"b12.reference": reference.get()}):
                    return raw((await take_turn(agent, sent)).encode(), content_type="application/json")
            except Ended:
                return json({"error": "ended"}, HTTPStatus.GONE)
            except OtherContent:
                return json({"error": "other_content"}, HTTPStatus.CONFLICT)
            except StoreFailed as why:
                return _not_kept("A turn", why)
            except TurnFailed as why:
                logger.warning("A turn was not kept: action calls failed (%s).", why)
                return json({"error": "an action could not be run"}, HTTPStatus.SERVICE_UNAVAILABLE)
            except Exception as error:  # noqa: BLE001 - whatever it is, Rasa's own handler would print the message
                logger.error("A turn was not kept: %s.", failure(error))
                return json({"error": "the turn failed"}, HTTPStatus.INTERNAL_SERVER_ERROR)

        @routes.post("/forget")
        async def forget(request: Request) -> HTTPResponse:
            _begin(request)
            body = _body(request)
            sender, ends_in = _text(body, "sender"), body.get("ends_in")
            if sender is None:
                return json({"error": "expected sender (1 to 255 characters)"}, HTTPStatus.BAD_REQUEST)
            agent: Agent = request.app.ctx.agent
            until = time.time() + ends_in if isinstance(ends_in, (int, float)) else None
            try:
                async with agent.lock_store.lock(sender):
                    deleted = await store_of(agent).forget(sender, until)
            except StoreFailed as why:
                return _not_kept("That a conversation is to be forgotten", why)
            return json({"deleted": deleted})

        @routes.post("/results")
        async def results(request: Request) -> HTTPResponse:
            return await _read(request, "results", results_in_report, "report")

        @routes.post("/mentions")
        async def mentions(request: Request) -> HTTPResponse:
            return await _read(request, "mentions", mentions_in_text, "text")

        @routes.post("/outdated")
        async def outdated(request: Request) -> HTTPResponse:
            told = {"deleted": deleted_since_asked(request.app), "clock_doubted": clock_doubted(request.app)}
            return json(told)

        @routes.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            agent: Agent = request.app.ctx.agent
            if not agent.is_ready():
                return json({"error": "no model is loaded"}, HTTPStatus.SERVICE_UNAVAILABLE)
            store, lock = await asyncio.gather(_state_of_store(agent), _state_of_lock(agent))
            parts = {"store": store, "lock": lock}
            works = all(state == "ok" for state in parts.values())
            status = HTTPStatus.OK if works else HTTPStatus.SERVICE_UNAVAILABLE
            return json({"model": agent.processor.model_filename, "parts": parts}, status)

        return routes


async def _state_of_store(agent: Agent) -> str:
    try:
        await asyncio.wait_for(store_of(agent).probe(), READY_LIMIT)
    except StoreFailed as why:
        logger.warning("The store of conversations fails: %s.", why)
        return "failing"
    except asyncio.TimeoutError:
        logger.warning("The store of conversations is silent.")
        return "failing"
    return "ok"


async def _state_of_lock(agent: Agent) -> str:
    async def take() -> None:
        async with agent.lock_store.lock(f"readiness-{secrets.token_hex(8)}"):
            return

    try:
        await asyncio.wait_for(take(), READY_LIMIT)
    except Exception as error:  # noqa: BLE001 - each kind of lock store fails in its own way
        logger.warning("The lock of conversations fails: %s.", type(error).__name__)
        return "failing"
    return "ok"


async def _read(request: Request, name: str, read: Callable[[Agent, str], Awaitable[Any]], called: str) -> HTTPResponse:
    """What the reader finds in the text that was sent, under its name; `called` is what the text is called."""
    _begin(request)
    text = _body(request).get("text")
    if not isinstance(text, str) or not text.strip():
        return json({"error": "expected text"}, HTTPStatus.BAD_REQUEST)
    agent: Agent = request.app.ctx.agent
    if not agent.is_ready():
        return json({"error": "no model is loaded"}, HTTPStatus.SERVICE_UNAVAILABLE)
    try:
        found = await read(agent, text)
    except Exception as error:  # noqa: BLE001 - whatever it is, Rasa's own handler would print the text
        logger.error("A %s was not read: %s.", called, failure(error))
        return json({"error": f"the {called} was not read"}, HTTPStatus.INTERNAL_SERVER_ERROR)
    return json({name: found})


def _begin(request: Request) -> None:
    """From the first message on no line of a library's log is printed; ours carry the reference of the request."""
    without_people()
    reference.set(request.headers.get(HEADER, ""))


def _not_kept(what: str, why: StoreFailed) -> HTTPResponse:
    logger.error("%s was not kept: %s.", what, why)
    return json({"error": "not_kept"}, HTTPStatus.SERVICE_UNAVAILABLE)


def _sent(body: dict[str, Any]) -> Sent | None:
    """The message of the body; None where it is none."""
    sender, text, message, seen = _text(body, "sender"), body.get("text"), _text(body, "id"), _text(body, "seen")
    if sender is None or message is None or not isinstance(text, str) or not text.strip():
        return None
    metadata = body.get("metadata")
    return Sent(sender, text, message, seen, metadata if isinstance(metadata, dict) else {})


def _body(request: Request) -> dict[str, Any]:
    return request.json if isinstance(request.json, dict) else {}


def _text(body: dict[str, Any], name: str) -> str | None:
    value = body.get(name)
    return value if isinstance(value, str) and 0 < len(value) <= LONGEST_SENDER else None
