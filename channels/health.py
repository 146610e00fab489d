"""Whether the gateway is alive, and whether everything behind it answers."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.responses import JSONResponse

from channels.memory import Memory
from channels.rasa_client import Health, Part, RasaClient


class Alive(BaseModel):
    """The gateway answers."""

    status: Literal["ok"]


class Readiness(BaseModel):
    """Whether the assistant can answer, and the state of each part that it needs."""

    ready: bool
    parts: dict[Part, Health]


def health_routes(rasa: RasaClient, memory: Memory) -> APIRouter:
    """The routes `/healthz` and `/readyz`."""
    routes = APIRouter(tags=["health"])

    @routes.get("/healthz", response_model=Alive)
    async def alive() -> JSONResponse:
        """The gateway process answers."""
        return JSONResponse({"status": "ok"})

    @routes.get("/readyz", response_model=Readiness, responses={503: {"model": Readiness}})
    async def ready() -> JSONResponse:
        """200 when Rasa, its model and the actions answer, a row can be stored and read, and the lock works.

        So must the memory that gateways share, where there is one. Else 503 with the part that does not.
        """
        parts, shared = await asyncio.gather(rasa.health(), memory.health())
        if shared is not None:
            parts["memory"] = shared
        all_ok = all(state == "ok" for state in parts.values())
        return JSONResponse(
            {"ready": all_ok, "parts": parts},
            status_code=HTTPStatus.OK if all_ok else HTTPStatus.SERVICE_UNAVAILABLE,
        )

    return routes
