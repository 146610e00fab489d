"""Signing in by the clinic's own accounts: the way there, and the way back."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from clinic.accounts import BACK_WITHIN, Accounts, Asked
from clinic.accounts_server import BACK
from clinic.errors import NotProven
from clinic.pages.web import Web, go


def accounts_routes(web: Web, accounts: Accounts) -> APIRouter:
    """The routes under `/clinic/accounts`. A browser comes back from another site, so that it brings no session along:
    the page that it comes back to opens one, and goes on from there.
    """
    routes = APIRouter(include_in_schema=False)

    def sent_on(asked: Asked) -> RedirectResponse:
        answer = go(asked.address)
        answer.set_cookie(
            web.asked_cookie,
            asked.state,
            max_age=int(BACK_WITHIN.total_seconds()),
            path="/",
            secure=web.secure,
            httponly=True,
            samesite="lax",
        )
        return answer

    @routes.get("/clinic/accounts")
    def sign_in(request: Request) -> Response:
        """To the clinic's accounts."""
        web.limit(request)
        return sent_on(accounts.ask())

    @routes.get("/clinic/accounts/again")
    def sign_again(request: Request) -> Response:
        """To the clinic's accounts, to sign in there anew before a decision."""
        web.signed_in(request)
        return sent_on(accounts.ask(web.token(request)))

    @routes.get(BACK)
    def come_back(request: Request, state: str = "", code: str = "", error: str = "") -> Response:
        """From the clinic's accounts."""
        web.limit(request)
        if error:
            raise NotProven(part="refused")
        session = accounts.come_back(request.cookies.get(web.asked_cookie), state, code)
        answer: Response = web.page("came_back.html", again=session is None)
        answer.delete_cookie(web.asked_cookie, path="/", secure=web.secure, httponly=True, samesite="lax")
        return answer if session is None else web.with_session(answer, session)

    return routes
