"""Puts the pages together, with their files and with how a refusal leaves."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from pathlib import Path

from fastapi import APIRouter, FastAPI, HTTPException, Request
from starlette.responses import JSONResponse, Response

from clinic.cds_hooks.trust import Trust
from clinic.errors import Refused, SignInNeeded
from clinic.pages.accounts import accounts_routes
from clinic.pages.administering import administering_routes
from clinic.pages.auditing import auditing_routes
from clinic.pages.calculating import calculating_routes
from clinic.pages.cds_hooks import cds_hooks_routes
from clinic.pages.exporting import exporting_routes
from clinic.pages.returning import returning_routes
from clinic.pages.reviewing import reviewing_routes
from clinic.pages.signing import signing_routes
from clinic.pages.web import Limit, Read, Web, go
from clinic.side import Side
from clinic.words import Reader

STATIC = Path(__file__).with_name("static")
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FOR_A_YEAR = {"Cache-Control": "public, max-age=31536000, immutable"}


PAGES = (
    signing_routes,
    reviewing_routes,
    exporting_routes,
    calculating_routes,
    administering_routes,
    auditing_routes,
    returning_routes,
)


def add_clinic_pages(app: FastAPI, side: Side, limit: Limit, read: Read | None = None) -> None:
    """Lets the application serve the pages under `/clinic`; without a reader no text can be pasted."""
    files = {path.name: path.read_bytes() for path in sorted(STATIC.iterdir()) if path.suffix in TYPES}
    version = hashlib.sha256(b"".join(files.values())).hexdigest()[:12]
    web = Web(side, limit, f"/clinic/static/{version}", read)

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)  # noqa: S101 - the handler is registered for it
        to_script = "application/json" in request.headers.get("accept", "")
        if to_script:
            return JSONResponse({"told": web.words_of(error, "clinician")}, status_code=web.status_of(error))
        if isinstance(error, SignInNeeded):
            return go("/clinic/sign-in")
        reader: Reader = "patient" if request.url.path.startswith("/clinic/return") else "clinician"
        return web.refused(error, reader)

    app.add_exception_handler(Refused, refused)
    for made in PAGES:
        app.include_router(made(web))
    if side.accounts is not None:
        app.include_router(accounts_routes(web, side.accounts))
    settings = side.clinic.clinicians
    if settings is not None and settings.cds_hooks is not None:
        app.include_router(cds_hooks_routes(web, Trust(settings.cds_hooks.trusted, side.clock)))
    app.include_router(_files(files, version))


def _files(files: dict[str, bytes], version: str) -> APIRouter:
    routes = APIRouter(include_in_schema=False)

    @routes.get(f"/clinic/static/{version}/{{name}}")
    def static_file(name: str) -> Response:
        """One file."""
        if name not in files:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return Response(files[name], media_type=TYPES[Path(name).suffix], headers=FOR_A_YEAR)

    return routes
