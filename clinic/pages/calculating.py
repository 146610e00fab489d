"""The clinician's calculator: every fact of a case on one page, and the draft beside it as it changes."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from b12core import Case, CaseError, suggest
from b12core.render import as_text
from clinic.facts_form import Fields, case_from, fields_of
from clinic.pages.web import Sent, Web, one

NOTHING_YET = Case()


def calculating_routes(web: Web) -> APIRouter:
    """The routes `/clinic/new`. Nothing that is entered there is stored."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/clinic/new")
    def form(request: Request) -> Response:
        """An empty case of today."""
        me = web.signed_in(request)
        me.person.must("see")
        today = NOTHING_YET.model_copy(update={"as_of": web.side.clock().date()})
        return web.page("new.html", me=me, facts=fields_of(today), note=None, protocol="", told=None)

    @routes.post("/clinic/new")
    def drafted(request: Request, fields: Sent) -> Response:
        """The page with the draft, where no script runs."""
        me = web.signed_in(request)
        me.person.must("see")
        me.sent(one(fields, "csrf"))
        protocol = one(fields, "protocol")
        try:
            note, told = _note(web, fields), None
        except CaseError as error:
            note, told = None, str(error)
        return web.page("new.html", 422 if told else 200, me=me, facts=fields, note=note, protocol=protocol, told=told)

    @routes.post("/clinic/new/draft")
    def live(request: Request, fields: Sent) -> Response:
        """The draft alone, as text."""
        me = web.signed_in(request)
        me.person.must("see")
        me.sent(one(fields, "csrf"))
        try:
            return JSONResponse({"note": _note(web, fields), "told": ""})
        except CaseError as error:
            return JSONResponse({"note": "", "told": str(error)})

    return routes


def _note(web: Web, fields: Fields) -> str:
    suggestion = suggest(case_from(fields, NOTHING_YET), one(fields, "protocol") or None, clinic=web.side.clinic)
    return as_text(suggestion, "clinician")
