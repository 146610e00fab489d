"""Signing in: the pages that ask for a passkey, and what the browser answers."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import JSONResponse, Response

from clinic.errors import NotSigned
from clinic.pages.web import Sent, Web, go, one

DONE = HTTPStatus.NO_CONTENT


async def answered(request: Request) -> dict[str, Any]:
    """The JSON that a page's script sends. Raises NotSigned for anything else."""
    try:
        content = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise NotSigned() from None
    if not isinstance(content, dict):
        raise NotSigned()
    return content


Answered = Annotated[dict[str, Any], Depends(answered)]


def signing_routes(web: Web) -> APIRouter:
    """The routes under `/clinic/` that need nobody signed in, and those that sign again or out."""
    routes = APIRouter(include_in_schema=False)
    passkeys = web.side.passkeys

    @routes.get("/clinic/sign-in")
    def sign_in_page() -> Response:
        """Asks for the passkey, or leads to the clinic's accounts."""
        return web.page("sign_in.html", accounts=web.side.accounts is not None)

    @routes.get("/clinic/enrol")
    def enrol_page() -> Response:
        """Asks to set a passkey up; the link's token stands behind the `#`, so that it reaches no log."""
        return web.page("enrol.html")

    @routes.post("/clinic/enrol/options")
    def ask_to_enrol(request: Request, told: Answered) -> Response:
        """What the browser asks the device."""
        web.limit(request)
        return _json(passkeys.ask_to_enrol(str(told.get("token"))))

    @routes.post("/clinic/enrol")
    def enrol(request: Request, told: Answered) -> Response:
        """Keeps the passkey, and signs in."""
        web.limit(request)
        web.from_here(request)
        return web.with_session(Response(status_code=DONE), passkeys.enrol(str(told.get("token")), _answer(told)))

    @routes.post("/clinic/sign-in/options")
    def ask_to_sign_in(request: Request) -> Response:
        """What the browser asks the device."""
        web.limit(request)
        return _json(passkeys.ask_to_sign_in())

    @routes.post("/clinic/sign-in")
    def sign_in(request: Request, told: Answered) -> Response:
        """Signs in."""
        web.limit(request)
        web.from_here(request)
        return web.with_session(Response(status_code=DONE), passkeys.sign_in(_answer(told)))

    @routes.post("/clinic/fresh/options")
    def ask_again(request: Request) -> Response:
        """What the browser asks the device before a decision."""
        return _json(passkeys.ask_again(web.signed_in(request)))

    @routes.post("/clinic/fresh")
    def sign_again(request: Request, told: Answered) -> Response:
        """Signs once more."""
        web.from_here(request)
        passkeys.sign_again(web.signed_in(request), web.token(request) or "", _answer(told))
        return Response(status_code=DONE)

    @routes.post("/clinic/sign-out")
    def sign_out(request: Request, fields: Sent) -> Response:
        """Signs out."""
        web.signed_in(request).sent(one(fields, "csrf"))
        web.side.sessions.end(web.token(request) or "")
        return web.without_session(go("/clinic/sign-in"))

    return routes


def _answer(told: dict[str, Any]) -> dict[str, Any]:
    answer = told.get("credential")
    if not isinstance(answer, dict):
        raise NotSigned()
    return answer


def _json(options: str) -> Response:
    return JSONResponse(json.loads(options))
