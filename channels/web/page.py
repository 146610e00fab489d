"""The chat page at `/` and its files. The clinic's words are put in once, at start, as escaped text."""

from __future__ import annotations

import hashlib
import html
import mimetypes
import re
from http import HTTPStatus
from pathlib import Path
from string import Template

from fastapi import APIRouter, FastAPI
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from b12core.clinic import Clinic

STATIC = Path(__file__).with_name("static")
PAGE = Path(__file__).with_name("index.html")

FOR_A_YEAR = "public, max-age=31536000, immutable"

mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("text/css", ".css")
mimetypes.add_type("image/svg+xml", ".svg")


class _KeptFiles(StaticFiles):
    """Files whose address changes with their content, so that a browser may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            response.headers["Cache-Control"] = FOR_A_YEAR
        return response


def add_page(app: FastAPI, clinic: Clinic) -> None:
    """Lets the application serve the page at `/` and its files under `/static/<their version>/`."""
    version = _version()
    app.mount(f"/static/{version}", _KeptFiles(directory=STATIC), name="static")
    words = {
        "static": f"/static/{version}",
        "clinic": clinic.name,
        "contact": clinic.contact,
        "crisis_text": clinic.crisis_text,
    }
    escaped = {name: html.escape(text) for name, text in words.items()}
    emergency = _number_to_call(clinic.emergency_number)
    page = Template(PAGE.read_text(encoding="utf-8")).substitute(escaped, emergency=emergency)
    routes = APIRouter()

    @routes.get("/", response_class=HTMLResponse, include_in_schema=False)
    async def chat_page() -> HTMLResponse:
        """The chat page."""
        return HTMLResponse(page, headers={"Cache-Control": "no-cache"})

    app.include_router(routes)


def _number_to_call(number: str) -> str:
    """The number as HTML: a link where it can be dialled as it stands."""
    dialled = re.sub(r"[\s-]", "", number)
    if re.fullmatch(r"\+?\d+", dialled):
        return f'<a href="tel:{dialled}">{html.escape(number)}</a>'
    return f"<strong>{html.escape(number)}</strong>"


def _version() -> str:
    content = hashlib.sha256()
    for file in sorted(STATIC.rglob("*")):
        if file.is_file():
            content.update(file.relative_to(STATIC).as_posix().encode() + b"\0" + file.read_bytes())
    return content.hexdigest()[:12]
