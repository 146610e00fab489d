"""The Teams route where the channel is on: limits, admission, and the SDK's way from a request to the bot."""

from __future__ import annotations

from http import HTTPStatus
from json import JSONDecodeError
from typing import Any

from fastapi import APIRouter, Request
from microsoft_agents.activity import Activity
from pydantic import ValidationError
from starlette.responses import Response

from channels.errors import ErrorBody, GatewayError
from channels.limits import address_key
from channels.memory import Memory
from channels.options import Options
from channels.rasa_client import RasaClient
from channels.settings import Settings
from channels.teams.admission import Admission
from channels.teams.agent import Bot, TeamsAgent, on_error
from channels.teams.chat import Chat
from channels.teams.conversation_id import pseudonyms
from channels.teams.sdk import authentication, cloud_adapter

REFUSALS: dict[int | str, dict[str, Any]] = {status: {"model": ErrorBody} for status in (400, 401, 403, 429, 503)}


def answering(settings: Settings, rasa: RasaClient, secret: str, options: Options, memory: Memory) -> APIRouter:
    """The route of the running channel."""
    configuration = authentication(settings.teams)
    admission = Admission(configuration)
    adapter = cloud_adapter(configuration, on_error)
    bot = Bot(settings.teams.app_id, settings.clinic, Chat(settings, rasa, options, memory), pseudonyms(secret))
    by_address = memory.limits.per_minute("messages-by-address", settings.address_messages_per_minute)
    routes = APIRouter()

    @routes.post("/teams/messages", status_code=HTTPStatus.ACCEPTED, responses=REFUSALS)
    async def messages(request: Request) -> Response:
        """One activity from Teams; what the bot answers goes to Teams on its own way."""
        await by_address.take(address_key(request.client.host if request.client else "unknown"))
        identity = await admission.identity(request.headers.get("Authorization"))
        admission.admit(identity, await _activity(request))
        request.state.claims_identity = identity
        return await adapter.process(request, TeamsAgent(bot, request.state.reference)) or Response()

    return routes


async def _activity(request: Request) -> Activity:
    """The activity in the body. Raises 400 for anything else; what was sent is not repeated."""
    try:
        activity = Activity.model_validate(await request.json())
    except (JSONDecodeError, UnicodeDecodeError, ValidationError, ValueError, TypeError):
        raise not_an_activity() from None
    if not activity.type or activity.conversation is None or not activity.conversation.id:
        raise not_an_activity()
    return activity


def not_an_activity() -> GatewayError:
    """The body is not what Teams sends."""
    return GatewayError(HTTPStatus.BAD_REQUEST, "not_an_activity", "Expected an activity of the Bot Framework as JSON.")
