"""What was decided, for the record of another system."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from clinic.fhir import bundle_of
from clinic.fhir.elements import Naming
from clinic.fhir.facts_questionnaire import facts_questionnaire
from clinic.pages.web import Web

FHIR_JSON = "application/fhir+json"


def exporting_routes(web: Web) -> APIRouter:
    """The routes: exports for clinicians who are signed in, each in the record, and the questionnaire for anybody."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/clinic/drafts/{code}/fhir")
    def as_fhir(request: Request, code: str) -> Response:
        """The decided plan as a FHIR R4 bundle."""
        me = web.signed_in(request)
        bundle = web.side.clinicians.export(me.person, code, lambda opened: bundle_of(opened, web.address))
        headers = {"Content-Disposition": f'attachment; filename="{code}.fhir.json"', "Cache-Control": "no-store"}
        return JSONResponse(bundle, media_type=FHIR_JSON, headers=headers)

    @routes.get("/clinic/questionnaires/facts")
    def questionnaire() -> Response:
        """The questionnaire that exported answers are answers to; it is about nobody."""
        naming = Naming.of(web.side.clinic, web.address, "")
        return JSONResponse(facts_questionnaire(naming), media_type=FHIR_JSON)

    return routes
