"""Refuses a message where the line for the dialogue is full, before anything of it is read.

A refusal must cost little when there are many of them: no body, no seal, no count, no question to another server.
"""

from __future__ import annotations

from contextlib import ExitStack

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from channels.errors import GatewayError, error_body
from channels.metrics import Metrics
from channels.waiting_line import WaitingLine

MESSAGES = ("POST", "/api/messages")
"""What goes to the dialogue from the web; Slack and Teams wait for no answer of ours."""


class EarlyRefusal:
    """Wraps the application."""

    def __init__(self, app: ASGIApp, line: WaitingLine, metrics: Metrics) -> None:
        self._app = app
        self._line = line
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the request, or hands it on."""
        if scope["type"] != "http" or (scope["method"], scope["path"]) != MESSAGES:
            await self._app(scope, receive, send)
            return
        with ExitStack() as stack:
            try:
                stack.enter_context(self._line.expecting())
            except GatewayError as error:
                refused = error
            else:
                await self._app(scope, receive, send)
                return
        self._metrics.refused(refused.code)
        self._metrics.turn("web", refused.code)
        content = error_body(refused.code, refused.message, scope["state"]["reference"])
        await JSONResponse(content, status_code=refused.status_code, headers=refused.headers)(scope, receive, send)
