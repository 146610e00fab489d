"""Runs an action server on loopback (`python -m deploy.quiet actions`), where the actions do not run in Rasa's process.

It logs no message text and prints no request.
"""

from __future__ import annotations

import logging
import os
from contextlib import ExitStack

from rasa_sdk import utils
from rasa_sdk.endpoint import create_app
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from actions.start import read_files
from keeping.logs import HEADER, reference, without_people
from keeping.tracing import begin_tracing, span, told_of

HOST = "127.0.0.1"

logger = logging.getLogger(__name__)


def action_server() -> Sanic:
    """The rasa-sdk application with all actions; its error handler gives nothing of the request away."""
    app = create_app("actions")
    app.register_middleware(_begin, "request")
    app.register_middleware(_end, "response")
    app.error_handler.add(Exception, _without_the_request)
    return app


def main() -> None:
    """Starts the server on 127.0.0.1:$ACTIONS_PORT, once knowledge, answers and the clinic's file are usable."""
    logging.basicConfig(level=logging.WARNING)
    utils.configure_colored_logging("WARNING")
    read_files()
    without_people()
    begin_tracing("actions")
    port = int(os.environ.get("ACTIONS_PORT", "5055"))
    action_server().run(HOST, port, access_log=False, motd=False, workers=1)


async def _begin(request: Request) -> None:
    """Notes the reference for the log, and begins the call's span."""
    reference.set(request.headers.get(HEADER, ""))
    request.ctx.span = ExitStack()
    if request.method == "POST":
        call = request.json if isinstance(request.json, dict) else {}
        name = str(call.get("next_action") or "action")
        request.ctx.opened = request.ctx.span.enter_context(span(name, "server", request.headers))


async def _end(request: Request, response: HTTPResponse) -> None:
    """Ends the call's span; a declined form is an answer, and no error."""
    told_of(getattr(request.ctx, "opened", None), {"http.response.status_code": response.status})
    request.ctx.span.close()


async def _without_the_request(request: Request, error: Exception) -> HTTPResponse:
    logger.error("An action call failed: %s", type(error).__name__)
    return json({"error": type(error).__name__}, status=500)


if __name__ == "__main__":
    main()
