"""The results in a report, for the person to tick: `POST /api/report` with its text or its PDF. Nothing is kept."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Depends, Request
from starlette.responses import JSONResponse

from channels import errors
from channels.limits import Limits
from channels.log import record
from channels.rasa_client import RasaClient, RasaUnavailable
from channels.reports.pdf import PdfReading
from inside_rasa.typed_text import as_typed

LONGEST_REPORT = 15_000
"""Characters of a report's text, without the blank space of its layout."""

REPORTS_PER_MINUTE = 6
"""Reports of one conversation: reading one is the dearest thing that can be asked for."""

TEXT = "text/plain"
_BLANK = re.compile(r"[ \t]{4,}")


def report_routes(
    rasa: RasaClient, known_conversation: Callable[..., Awaitable[str]], emergency_number: str, limits: Limits
) -> APIRouter:
    """The route, for those who have a conversation."""
    routes = APIRouter(include_in_schema=False)
    reading = PdfReading()
    by_conversation = limits.per_minute("reports-by-session", REPORTS_PER_MINUTE)

    @routes.post("/report")
    async def report(request: Request, conversation: str = Depends(known_conversation)) -> JSONResponse:
        """What was found: `{"results": [{"words", "line", "unit"}]}`. The body is text, or else a PDF."""
        await by_conversation.take(conversation)
        content = await request.body()
        if request.headers.get("content-type", "").partition(";")[0].strip() == TEXT:
            text = content.decode(errors="replace")
        else:
            text = await reading.text_of(content)
        text = "\n".join(_BLANK.sub("   ", line.rstrip()) for line in text.splitlines() if line.strip())
        if not as_typed(text):
            raise errors.report_empty()
        if len(text) > LONGEST_REPORT:
            raise errors.report_too_long()
        try:
            found = await rasa.results_in(text)
        except RasaUnavailable as failure:
            record(logging.ERROR, "unavailable", reference=request.state.reference, why=failure.reason)
            raise errors.unavailable(emergency_number) from None
        return JSONResponse(found.model_dump())

    return routes
