"""The outermost layer of the gateway: reference, size limit, security headers, log line."""

from __future__ import annotations

import logging
import secrets
import time
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from channels.errors import body_too_large, error_body, unexpected
from channels.log import failure, record
from keeping.tracing import span, told_of

MOST_BYTES = 65_536
"""A message of 2,000 characters, each written as a JSON escape, has a third of this."""

MOST_BYTES_OF = {
    "/slack/events": 524_288,
    "/api/report": 2_097_152,
    "/cds-services/b12-patient-view": 2_097_152,
    "/cds-services/b12-order-select": 2_097_152,
}
"""Slack sends a whole card back with each of its buttons, every character of it percent-encoded; a report is a file."""

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


BY_TLS = "max-age=31536000"
"""`Strict-Transport-Security` where the request came by TLS: for a year no browser asks without it."""

PROBES = ("/healthz", "/readyz")
"""Whoever asks these expects a 503 now and then, so it is no warning."""


class Boundary:
    """Wraps the application; what fails inside leaves as JSON with a reference, never as a stack trace."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        reference = secrets.token_hex(6)
        scope.setdefault("state", {})["reference"] = reference
        status = 0

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = reference
                headers.setdefault("Cache-Control", "no-store")
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers.setdefault("Strict-Transport-Security", BY_TLS)
            await send(message)

        try:
            # A trace begins here: nobody outside names it.
            about = {"http.request.method": scope["method"], "b12.reference": reference}
            with span("request", "server", about=about) as opened:
                await self._app(scope, _limited(scope, receive), send_with_headers)
                told_of(opened, {"http.route": _route(scope) or "none", "http.response.status_code": status})
        except Exception as error:  # noqa: BLE001 - the last line: nothing may leave as a stack trace
            record(logging.ERROR, "failure", reference=reference, **failure(error))
            if status == 0:
                fault = unexpected()
                answer = JSONResponse(error_body(fault.code, fault.message, reference), status_code=fault.status_code)
                await answer(scope, receive, send_with_headers)
        finally:
            route = _route(scope)
            failed = status >= HTTPStatus.INTERNAL_SERVER_ERROR and route not in PROBES
            record(
                logging.WARNING if failed else logging.INFO,
                "request",
                reference=reference,
                method=scope["method"],
                route=route,
                status=status,
                ms=round((time.perf_counter() - began) * 1000, 1),
            )


def _route(scope: Scope) -> str | None:
    """The address as the application has it, without what stands in its place."""
    path: str | None = getattr(scope.get("route"), "path", None)
    return path


def _limited(scope: Scope, receive: Receive) -> Receive:
    """The same stream of the request, which ends with `body_too_large` beyond its limit."""
    announced = Headers(scope=scope).get("content-length", "0")
    most = MOST_BYTES_OF.get(scope["path"], MOST_BYTES)
    received = 0

    async def receive_within_limit() -> Message:
        nonlocal received
        if announced.isdecimal() and int(announced) > most:
            raise body_too_large(most)
        message = await receive()
        received += len(message.get("body", b""))
        if received > most:
            raise body_too_large(most)
        return message

    return receive_within_limit
