"""`POST /teams/messages`: where Microsoft's connector sends what people write. Off without credentials."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import APIRouter, Request
from starlette.responses import Response

from channels.errors import ErrorBody, GatewayError
from channels.keys import seal
from channels.log import record
from channels.memory import Memory
from channels.options import Options
from channels.rasa_client import RasaClient
from channels.settings import Settings

ADDRESS = "/teams/messages"


def teams_routes(settings: Settings, rasa: RasaClient, secret: str, memory: Memory) -> APIRouter:
    """The route, answering where the channel is on and refusing where it is not; the log says which."""
    if not settings.clinic.channels.get("teams", False):
        return _refusing("The clinic has not switched the Teams channel on.")
    missing = settings.teams.missing
    if missing:
        record(logging.INFO, "channel_off", channel="teams", missing=list(missing))
        return _refusing("The Teams channel is not set up: see docs/teams.md.")
    # The SDK is a second's work to import and 17 MB to keep, so only who needs it loads it.
    from channels.teams.door import answering

    record(logging.INFO, "channel_on", channel="teams")
    options = Options(seal(secret, "teams-option"), settings.session_seconds)
    return answering(settings, rasa, secret, options, memory)


def _refusing(why: str) -> APIRouter:
    routes = APIRouter()

    @routes.post(ADDRESS, responses={404: {"model": ErrorBody}})
    async def refuse(request: Request) -> Response:
        """Refuses: the channel is off."""
        raise GatewayError(HTTPStatus.NOT_FOUND, "teams_off", why)

    return routes
