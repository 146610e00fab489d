"""The Slack channel as a part of the gateway: one signed address, handed on to slack-bolt."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import APIRouter, Request
from slack_bolt import BoltResponse
from slack_bolt.adapter.fastapi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from starlette.responses import Response

from channels import errors
from channels.conversation_door import ConversationDoor
from channels.feedback.store import FeedbackStore
from channels.keys import derived_key, seal
from channels.log import failure, record
from channels.memory import Memory
from channels.options import Options
from channels.rasa_client import RasaClient
from channels.settings import Settings
from channels.short_memory import ShortMemory
from channels.slack.analytes import standard_analytes
from channels.slack.delivery import Delivery, Live, refusal
from channels.slack.events import SlackEvents, Threads
from channels.slack.places import Place, Pseudonyms
from channels.slack.settings import SlackSettings, why_off
from channels.slack.talk import Doors, SlackTalk
from channels.who_writes import writer

ADDRESS = "/slack/events"
"""Where Slack sends events, buttons, forms and the command."""

REPEATED_WITHIN = 3600.0
"""Seconds in which Slack may send an event again; its last try comes after half an hour."""

CALL_LIMIT = 15
"""Seconds that one call to Slack may take."""


def slack_routes(settings: Settings, rasa: RasaClient, secret: str, memory: Memory) -> APIRouter:
    """The address of the Slack app. Where the channel lacks its credentials, it says so and answers 503."""
    routes = APIRouter(include_in_schema=False)
    slack, off = settings.slack, why_off(True, settings.slack)
    if slack is None:
        record(logging.INFO, "channel_off", channel="slack", why=off)

        @routes.post(ADDRESS)
        async def channel_is_off() -> Response:
            raise errors.channel_off()

        return routes

    record(logging.INFO, "channel_on", channel="slack")
    verifier = SignatureVerifier(slack.signing_secret)
    handler = AsyncSlackRequestHandler(_app(settings, slack, rasa, secret, memory))

    @routes.post(ADDRESS)
    async def from_slack(request: Request) -> Response:
        if not _is_signed(verifier, await request.body(), request):
            raise errors.signature_wrong()
        answer: Response = await handler.handle(request, {"reference": request.state.reference})
        return answer

    return routes


def _is_signed(verifier: SignatureVerifier, body: bytes, request: Request) -> bool:
    """Whether Slack sent this within the last five minutes; bolt checks it once more, but reads the body first."""
    timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
    try:
        return timestamp.isdecimal() and bool(
            verifier.is_valid(body, timestamp, request.headers.get("X-Slack-Signature", ""))
        )
    except (UnicodeDecodeError, TypeError):
        return False


def _app(settings: Settings, slack: SlackSettings, rasa: RasaClient, secret: str, memory: Memory) -> AsyncApp:
    client = AsyncWebClient(
        token=slack.bot_token,
        base_url=slack.api_url,
        timeout=CALL_LIMIT,
        logger=_quiet(),
        retry_handlers=[AsyncConnectionErrorRetryHandler(), AsyncRateLimitErrorRetryHandler(max_retry_count=2)],
    )
    app = AsyncApp(client=client, signing_secret=slack.signing_secret, logger=_quiet(), name="slack_app")
    lifetime = settings.session_seconds
    pseudonyms = Pseudonyms(derived_key(secret, "slack-conversation"))
    options = Options(seal(secret, "slack-option"), lifetime)
    number = settings.clinic.emergency_number
    doors = Doors(
        ConversationDoor(rasa, options, "slack", number),
        options,
        memory.conversations("slack", rasa.metrics),
        memory.limits.per_minute("messages-by-session", settings.session_messages_per_minute),
        number,
        FeedbackStore(settings.data_dir, settings.database_url),
    )
    live, used = memory.short("slack-live", lifetime, list[Live]), memory.short("slack-used", lifetime, bool)
    delivery = Delivery(client, live, used)
    talk = SlackTalk(doors, delivery, pseudonyms)
    app.middleware(_each_once(memory.short("slack-event", REPEATED_WITHIN, bool)))
    app.middleware(_known_writer)
    app.error(_failed)
    analytes = standard_analytes(settings.clinic.display_units, settings.clinic.country)
    threads = Threads(memory.short("slack-case", lifetime, Place), memory.short("slack-thread", lifetime, bool))
    SlackEvents(talk, delivery, pseudonyms, analytes, threads).listen(app)
    return app


def _each_once(seen: ShortMemory[bool]) -> Callable[..., Awaitable[BoltResponse]]:
    """Lets each event through once: Slack sends it again where our answer was lost or late."""

    async def each_once(body: dict[str, Any], next: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse:
        event = body.get("event_id")
        if event is not None and not await seen.first_time(event, True):
            return BoltResponse(status=200)
        return await next()

    return each_once


async def _known_writer(context: AsyncBoltContext, next: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse:
    """Notes who writes, for as long as their message is answered."""
    writer.set(context.user_id or "")
    return await next()


async def _failed(error: Exception, context: dict[str, Any]) -> None:
    """Notes a failure of a listener: its kind and place, and what Slack refused, but nothing that was said."""
    refused = refusal(error) if isinstance(error, SlackApiError) else None
    record(logging.ERROR, "slack_failure", reference=context.get("reference"), refused=refused, **failure(error))


def _quiet() -> logging.Logger:
    """A logger for Slack's libraries, whose messages can hold what was said; ours says what matters."""
    quiet = logging.getLogger("slack_app_libraries")
    quiet.setLevel(logging.CRITICAL)
    return quiet
