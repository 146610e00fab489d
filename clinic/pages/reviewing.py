"""Inbox and review: facts, what is missing and what speaks against come before the plan; then the decision."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import JSONResponse, Response

from b12core import CaseError, suggest
from b12core.entered_plan import beside_plan
from b12core.suggestion import Suggestion
from clinic.deciding import Opened
from clinic.errors import Refused, Unusable
from clinic.facts_form import Fields, case_from, fields_of
from clinic.pages.web import Sent, Web, go, number, one
from clinic.people import Person
from clinic.plans import MOST_STEPS, Plan, as_plan, as_regimen, judge_plan
from clinic.sessions import SignedIn
from clinic.words import names, said

Step = Callable[[Person, str, int], None]
"""What is done with a draft: by whom, its code, and the version that they had before them."""


def reviewing_routes(web: Web) -> APIRouter:
    """The routes for clinicians who are signed in."""
    routes = APIRouter(include_in_schema=False)
    clinicians = web.side.clinicians

    @routes.get("/clinic")
    def inbox(request: Request) -> Response:
        """What waits, and what was decided lately."""
        me = web.signed_in(request)
        sees = me.person.may("see")
        waiting, closed = (clinicians.inbox(me.person), clinicians.closed(me.person)[:20]) if sees else ([], [])
        return web.page("inbox.html", me=me, waiting=waiting, closed=closed, sees=sees)

    @routes.get("/clinic/drafts/{code}")
    def draft(request: Request, code: str, protocol: str | None = None) -> Response:
        """One draft; with a protocol, what that one would give, and nothing is stored."""
        me = web.signed_in(request)
        opened = clinicians.look(me.person, code) if protocol else clinicians.open(me.person, code)
        other = None
        if protocol:
            other = suggest(opened.content.newest.case, protocol, clinic=opened.content.clinic)
        return _draft_page(web, me, opened, other=other)

    def done(request: Request, code: str, fields: Fields, decides: bool, do: Step) -> Response:
        """Does one step with a draft, and shows it again; with why not, and what was typed, where it was refused."""
        me = web.signed_in(request)
        me.sent(one(fields, "csrf"))
        try:
            if decides:
                me.must_be_fresh(web.side.clock())
            do(me.person, code, number(fields, "version"))
        except (Refused, CaseError) as refusal:
            opened = clinicians.look(me.person, code)
            return _draft_page(web, me, opened, refusal=refusal, typed=fields)
        web.side.notices.send_soon()
        return go(f"/clinic/drafts/{code}" if not decides else "/clinic")

    @routes.post("/clinic/drafts/{code}/facts")
    def correct(request: Request, code: str, fields: Sent) -> Response:
        """Facts as the clinician puts them; the draft is computed again."""

        def do(person: Person, code: str, version: int) -> None:
            newest = clinicians.look(person, code).content.newest
            clinicians.correct(person, code, version, case_from(fields, newest.case), newest.protocol)

        return done(request, code, fields, False, do)

    @routes.post("/clinic/drafts/{code}/protocol")
    def switch(request: Request, code: str, fields: Sent) -> Response:
        """The draft by another protocol."""

        def do(person: Person, code: str, version: int) -> None:
            newest = clinicians.look(person, code).content.newest
            clinicians.correct(person, code, version, newest.case, one(fields, "protocol"))

        return done(request, code, fields, False, do)

    @routes.post("/clinic/drafts/{code}/ask")
    def ask(request: Request, code: str, fields: Sent) -> Response:
        """A question for the patient."""

        def do(person: Person, code: str, version: int) -> None:
            clinicians.ask(person, code, version, one(fields, "question"))

        return done(request, code, fields, False, do)

    @routes.post("/clinic/drafts/{code}/confirm")
    def confirm(request: Request, code: str, fields: Sent) -> Response:
        """The plan as drafted."""

        def do(person: Person, code: str, version: int) -> None:
            if one(fields, "checked") != "yes":
                raise Unusable(field=said("fields", "checked"))
            clinicians.confirm(person, code, version, one(fields, "to_patient"))

        return done(request, code, fields, True, do)

    @routes.post("/clinic/drafts/{code}/change")
    def change(request: Request, code: str, fields: Sent) -> Response:
        """Another plan."""

        def do(person: Person, code: str, version: int) -> None:
            plan, why = plan_from(fields), one(fields, "why")
            clinicians.change(person, code, version, plan, why, one(fields, "to_patient"))

        return done(request, code, fields, True, do)

    @routes.post("/clinic/drafts/{code}/judge")
    def judge(request: Request, code: str, fields: Sent) -> Response:
        """What the protocols say about a plan that is being typed; nothing is stored."""
        me = web.signed_in(request)
        me.sent(one(fields, "csrf"))
        newest = clinicians.look(me.person, code).content.newest
        clinic = web.side.clinic
        try:
            plan = plan_from(fields)
            judged = judge_plan(plan, newest.case, newest.suggestion, clinic)
            beside = beside_plan(newest.case, as_regimen(plan, clinic), judged.read_as, clinic)
        except (Unusable, CaseError) as refusal:
            return JSONResponse({"text": web.words_of(refusal, "clinician"), "cited": False, "beside": []})
        shown = [] if judged.blocked else [item.text for item in (*beside.safety, *beside.monitoring)]
        return JSONResponse({"text": judged.text, "cited": judged.cited, "beside": shown})

    @routes.post("/clinic/drafts/{code}/reject")
    def reject(request: Request, code: str, fields: Sent) -> Response:
        """No plan from this draft."""

        def do(person: Person, code: str, version: int) -> None:
            clinicians.reject(person, code, version, one(fields, "reason"), one(fields, "to_patient"))

        return done(request, code, fields, True, do)

    return routes


def plan_from(fields: Fields) -> Plan:
    """The plan that the form holds; a row without a dose is left out. Raises Unusable naming the first bad field."""
    steps = []
    for place in range(MOST_STEPS):
        row = {name: one(fields, f"step_{place}_{name}").strip() for name in _STEP}
        if row["dose_mcg"]:
            steps.append({name: value for name, value in row.items() if value})
    whole = {name: one(fields, name) for name in ("product", "route", "duration")}
    try:
        return Plan.model_validate({**whole, "steps": steps})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = " ".join(said("fields", str(part)) for part in first["loc"] if str(part) in names("fields"))
        raise Unusable(field=f"{where or said('fields', 'steps')} ({first['msg']})") from None


_STEP = ("phase", "dose_mcg", "every", "every_most", "unit", "doses", "lasting", "lasting_unit")


def _draft_page(
    web: Web,
    me: SignedIn,
    opened: Opened,
    other: Suggestion | None = None,
    refusal: Refused | CaseError | None = None,
    typed: Fields | None = None,
) -> Response:
    content = opened.content
    shown = other or content.newest.suggestion
    facts = typed if typed and "results" in typed else fields_of(content.newest.case)
    return web.page(
        "draft.html",
        web.status_of(refusal) if refusal else 200,
        me=me,
        draft=opened.draft,
        content=content,
        shown=shown,
        other=other,
        decides=me.person.may("decide") and opened.draft.state == "waiting" and other is None,
        facts=facts,
        correcting=bool(typed and "results" in typed),
        plan=as_plan(shown.regimen),
        reasons=names("reasons"),
        most_steps=MOST_STEPS,
        told=web.words_of(refusal, "clinician") if refusal else None,
        typed={name: values[0] for name, values in (typed or {}).items() if values},
    )
