"""The addresses of CDS Hooks 2.0: discovery, two services, and their feedback."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import JSONResponse, Response

from clinic.cds_hooks.answering import NotAsked, cards_for
from clinic.cds_hooks.feedback import take_feedback
from clinic.cds_hooks.prefetch import Unfit, templates
from clinic.cds_hooks.trust import Trust, Untrusted
from clinic.errors import Refused
from clinic.pages.web import Web
from clinic.words import said

SERVICES = {"b12-patient-view": "patient-view", "b12-order-select": "order-select"}
"""The services by their id, and the hook of each."""


async def body(request: Request) -> Any:
    """The JSON that was sent; None for anything else."""
    try:
        return json.loads(await request.body())
    except (ValueError, RecursionError):
        return None


Body = Depends(body)


def cds_hooks_routes(web: Web, trust: Trust) -> APIRouter:
    """The routes for record systems. Nothing of a patient is stored, and what was sent is not repeated in a log."""
    routes = APIRouter(include_in_schema=False)
    address = web.address

    def trusted(request: Request) -> Response | None:
        try:
            trust.check(request.headers.get("authorization"), f"{address}{request.url.path}")
        except Untrusted:
            return _told(HTTPStatus.UNAUTHORIZED, "untrusted")
        return None

    def let_in(request: Request, service: str) -> Response | None:
        web.limit(request)
        if service not in SERVICES:
            return _told(HTTPStatus.NOT_FOUND, "no_service")
        return trusted(request)

    @routes.get("/cds-services")
    def discovery(request: Request) -> Response:
        """What is offered, and what has to be sent along."""
        refused = trusted(request)
        return refused or JSONResponse({"services": [_service(name, hook, address) for name, hook in SERVICES.items()]})

    @routes.post("/cds-services/{service}")
    def call(request: Request, service: str, content: Any = Body) -> Response:
        """The cards for a request."""
        refused = let_in(request, service)
        if refused is not None:
            return refused
        if not isinstance(content, dict):
            return _told(HTTPStatus.BAD_REQUEST, "not_asked", about="JSON")
        try:
            return JSONResponse({"cards": cards_for(web.side, address, SERVICES[service], content)})
        except NotAsked as problem:
            return _told(HTTPStatus.BAD_REQUEST, "not_asked", about=str(problem))
        except Unfit as problem:
            return _unmet(problem, address)

    @routes.post("/cds-services/{service}/feedback")
    def feedback(request: Request, service: str, content: Any = Body) -> Response:
        """What became of cards."""
        refused = let_in(request, service)
        if refused is not None:
            return refused
        try:
            take_feedback(web.side, address, content)
        except Refused as refusal:
            return JSONResponse({"message": web.words_of(refusal, "clinician")}, status_code=HTTPStatus.BAD_REQUEST)
        return Response(status_code=HTTPStatus.OK)

    return routes


def _service(name: str, hook: str, address: str) -> dict[str, Any]:
    return {
        "id": name,
        "hook": hook,
        "title": said("cds", f"title_{hook}"),
        "description": said("cds", f"description_{hook}"),
        "usageRequirements": said("cds", "usage"),
        "prefetch": templates(address),
    }


def _unmet(problem: Unfit, address: str) -> Response:
    """What was missing, key by key, with the template by which it is asked for; nothing is put in its place."""
    asked = templates(address)
    missing = [
        {
            "prefetch": each.key,
            "reason": each.why,
            "message": said("cds", f"unmet_{each.why}", key=each.key, told=each.told),
            "template": asked[each.key],
        }
        for each in problem.unmet
    ]
    message = " ".join(each["message"] for each in missing)
    return JSONResponse({"message": message, "missing": missing}, status_code=HTTPStatus.PRECONDITION_FAILED)


def _told(status: HTTPStatus, name: str, **about: str) -> Response:
    return JSONResponse({"message": said("cds", name, **about)}, status_code=status)
