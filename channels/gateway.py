"""Puts the gateway together: the channels that the clinic has on, and what stands around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse
from starlette.routing import Match
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from channels.boundary import Boundary
from channels.clinic_side import add_clinic_side, ageing, clinic_side, signed_in_on
from channels.early_refusal import EarlyRefusal
from channels.errors import GatewayError, error_body
from channels.health import health_routes
from channels.keys import installation_secret, seal
from channels.memory import Memory
from channels.options import Options
from channels.outdated import counting_outdated
from channels.rasa_client import RasaClient
from channels.record_heads import show_heads
from channels.sending import SendingClient
from channels.sessions import Sessions
from channels.settings import Settings
from channels.teams.route import teams_routes
from channels.web.api import api_routes
from channels.web.site import add_site
from education.content import FOLDER, load_education


def create_app(settings: Settings) -> FastAPI:
    """The gateway for these settings, to be served by one process.

    Raises SettingsError for settings that cannot be used.
    """
    side = clinic_side(settings) if settings.clinic.clinicians is not None else None
    rasa = RasaClient(settings) if side is None else SendingClient(settings, side)
    secret = installation_secret(settings)
    memory = Memory(settings, secret)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with ageing(side, rasa.metrics), counting_outdated(rasa):
            yield
        await rasa.close()
        await memory.close()

    app = FastAPI(
        title="B12 Dosing Assistant",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        # The framework's own spans and log records repeat addresses and errors; ours are made in the boundary.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.metrics = rasa.metrics
    app.add_middleware(EarlyRefusal, line=rasa.line, metrics=rasa.metrics)
    # Packed here and not by a proxy: the length stays on it, so that an answer that was cut off is none for anybody.
    app.add_middleware(GZipMiddleware, compresslevel=6)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.clinic.allowed_origins,
        allow_methods=["POST", "DELETE"],
        allow_headers=["Authorization", "Content-Type", "Idempotency-Key"],
        expose_headers=["Retry-After", "X-Request-ID"],
        max_age=600,
    )
    app.add_middleware(Boundary)
    # The outermost: who asks, and whether they came by TLS, is told by a proxy that the settings name, and no other.
    app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.trusted_proxies))
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.include_router(health_routes(rasa, memory))
    if settings.clinic.channels.get("slack", False):
        # The SDK is 13 MB to keep, so only who needs it loads it.
        from channels.slack.app import slack_routes

        app.include_router(slack_routes(settings, rasa, secret, memory))
    app.include_router(teams_routes(settings, rasa, secret, memory))
    if settings.clinic.channels.get("web", False):
        sessions = Sessions(seal(secret, "session"), settings.session_seconds)
        options = Options(seal(secret, "option"), settings.session_seconds)
        app.include_router(api_routes(settings, rasa, sessions, options, memory, signed_in_on(side)))
        add_site(app, settings.clinic, load_education(FOLDER).spelled_for(settings.clinic.country))
    if side is not None:
        show_heads(side, rasa.metrics)
        add_clinic_side(app, side, settings, rasa, memory.limits)
    return app


async def _refused(request: Request, error: Exception) -> JSONResponse:
    """The answer to a request that was refused, by us or by the framework."""
    reference = request.state.reference
    if isinstance(error, GatewayError):
        request.app.state.metrics.refused(error.code)
        code, message, status, headers = error.code, error.message, error.status_code, error.headers
    else:
        assert isinstance(error, HTTPException)  # noqa: S101 - the handler is registered for it
        status, headers = error.status_code, error.headers
        phrase = HTTPStatus(status).phrase
        code, message = phrase.lower().replace(" ", "_"), f"{phrase}: this address does not offer that."
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            headers = {"Allow": ", ".join(sorted(_methods(request)))}
    return JSONResponse(error_body(code, message, reference), status_code=status, headers=headers)


def _methods(request: Request) -> set[str]:
    """Every method of the address; Starlette itself names only those of its first route."""
    matching = (route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE)
    return {method for route in matching for method in getattr(route, "methods", None) or ()}


async def _not_understood(request: Request, error: Exception) -> JSONResponse:
    """The answer to a request that is not the JSON we ask for; what was sent is not repeated."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - the handler is registered for it
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    message = f'Expected JSON such as {{"text": "…"}} or {{"option": "…"}}. In {where}: {first["msg"]}.'
    return JSONResponse(
        error_body("not_understood", message, request.state.reference),
        status_code=HTTPStatus.UNPROCESSABLE_ENTITY,
    )
