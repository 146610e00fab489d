"""The clinician's calculator: every fact of a case on one page, and the draft beside it as it changes.

A text that is pasted there becomes proposals; what is ticked of them goes into the form, and nothing else does.
"""

from __future__ import annotations

from typing import Any

from anyio import from_thread
from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from b12core import Case, CaseError, suggest
from b12core.render import as_text
from clinic.errors import Refused, Unusable
from clinic.facts_form import Fields, case_from, fields_of
from clinic.pages.web import Sent, Web, one
from clinic.proposals import NotProposed, Proposal, proposals_of, taken
from clinic.sessions import SignedIn
from clinic.words import said

NOTHING_YET = Case()

LONGEST_TEXT = 15_000
"""Characters of a text that is pasted."""


def calculating_routes(web: Web) -> APIRouter:
    """The routes `/clinic/new`. Nothing that is entered there is stored."""
    routes = APIRouter(include_in_schema=False)

    def sees(request: Request, fields: Fields) -> SignedIn:
        me = web.signed_in(request)
        me.person.must("see")
        me.sent(one(fields, "csrf"))
        return me

    @routes.get("/clinic/new")
    def form(request: Request) -> Response:
        """An empty case of today."""
        me = web.signed_in(request)
        me.person.must("see")
        today = NOTHING_YET.model_copy(update={"as_of": web.side.clock().date()})
        return _page(web, me, fields_of(today))

    @routes.post("/clinic/new")
    def drafted(request: Request, fields: Sent) -> Response:
        """The page with the draft, where no script runs."""
        return _page(web, sees(request, fields), fields, drafts=True)

    @routes.post("/clinic/new/draft")
    def live(request: Request, fields: Sent) -> Response:
        """The draft alone, as text."""
        sees(request, fields)
        try:
            return JSONResponse({"note": _note(web, fields), "told": ""})
        except CaseError as error:
            return JSONResponse({"note": "", "told": str(error)})

    @routes.post("/clinic/new/read")
    def read(request: Request, fields: Sent) -> Response:
        """The page with what the pasted text seems to hold, none of it taken."""
        return _page(web, sees(request, fields), fields, reads=True)

    @routes.post("/clinic/new/take")
    def take(request: Request, fields: Sent) -> Response:
        """The page with what was ticked in its fields, and with what was not still to tick."""
        me = sees(request, fields)
        ticked = fields.get("take", [])
        return _page(web, me, taken(fields, ticked), reads=True, drafts=True, done=ticked)

    return routes


def _page(
    web: Web, me: SignedIn, fields: Fields, reads: bool = False, drafts: bool = False, done: list[str] | None = None
) -> Response:
    note, told = None, None
    proposals: list[Proposal] = []
    others: list[NotProposed] = []
    try:
        if reads:
            proposals, others = proposals_of(_mentions(web, one(fields, "pasted")))
        if drafts:
            note = _note(web, fields)
    except (CaseError, Refused) as refusal:
        told = web.words_of(refusal, "clinician")
    return web.page(
        "new.html",
        422 if told else 200,
        me=me,
        facts=fields,
        note=note,
        protocol=one(fields, "protocol"),
        told=told,
        pasted=one(fields, "pasted"),
        reads=reads,
        proposals=[proposal for proposal in proposals if proposal.put not in (done or ())],
        others=others,
        can_read=web.read is not None,
    )


def _mentions(web: Web, text: str) -> list[dict[str, Any]]:
    """What the reader finds in the text. Raises Unusable for no text, or too much of it, and ReaderAway."""
    if web.read is None or not text.strip() or len(text) > LONGEST_TEXT:
        raise Unusable(field=said("fields", "pasted"))
    return from_thread.run(web.read, text)


def _note(web: Web, fields: Fields) -> str:
    suggestion = suggest(case_from(fields, NOTHING_YET), one(fields, "protocol") or None, clinic=web.side.clinic)
    return as_text(suggestion, "clinician")
