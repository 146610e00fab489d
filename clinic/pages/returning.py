"""What a patient comes back to with code and secret: what was decided, by whom, the dates, or a question."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter, Request
from starlette.responses import Response

from b12core import CaseError
from b12core.schedule import build_schedule
from b12core.schedule_export import as_calendar
from clinic.errors import Refused
from clinic.facts_form import Fields
from clinic.pages.web import Sent, Web, number, one
from clinic.words import said

CALENDAR = {"Content-Disposition": 'attachment; filename="b12-dates.ics"'}


def returning_routes(web: Web) -> APIRouter:
    """The routes for patients. Code and secret stand in the body of a request, never in an address."""
    routes = APIRouter(include_in_schema=False)
    patients = web.side.patients

    def shown(fields: Fields, told: str | None = None, status: int = 200) -> Response:
        code, secret = one(fields, "code"), one(fields, "secret")
        view = patients.see(code, secret)
        plan = None
        if view.decision is not None and view.decision.plan is not None and not view.forgotten:
            plan = patients.plan(code, secret)
        return web.page(
            "returned.html",
            status,
            view=view,
            code=code,
            secret=secret,
            content=plan,
            told=told,
            notices=web.side.notices.on,
        )

    def tried(request: Request, fields: Fields, do: object = None) -> Response:
        """The page after a step; with why not, where it was refused."""
        web.limit(request)
        try:
            if callable(do):
                do()
            return shown(fields)
        except Refused as refusal:
            told, status = web.words_of(refusal, "patient"), web.status_of(refusal)
            if refusal.why == "not_found":
                return web.page("return.html", status, told=told, code=one(fields, "code"))
            return shown(fields, told, status)

    @routes.get("/clinic/return")
    def ask() -> Response:
        """Asks for code and secret."""
        return web.page("return.html", told=None, code="")

    @routes.post("/clinic/return")
    def see(request: Request, fields: Sent) -> Response:
        """What stands."""
        return tried(request, fields)

    @routes.post("/clinic/return/answer")
    def answer(request: Request, fields: Sent) -> Response:
        """Answers the clinic's question."""
        about = one(fields, "code"), one(fields, "secret"), number(fields, "version"), one(fields, "answer")
        return tried(request, fields, lambda: patients.answer(*about))

    @routes.post("/clinic/return/withdraw")
    def withdraw(request: Request, fields: Sent) -> Response:
        """Takes back what was sent."""
        return tried(request, fields, lambda: patients.withdraw(one(fields, "code"), one(fields, "secret")))

    @routes.post("/clinic/return/notice")
    def notice(request: Request, fields: Sent) -> Response:
        """Keeps where the patient wants to hear that there is news, or takes it out."""
        about = one(fields, "code"), one(fields, "secret"), one(fields, "email")
        return tried(request, fields, lambda: web.side.notices.want(*about))

    @routes.post("/clinic/return/dates")
    def dates(request: Request, fields: Sent) -> Response:
        """The dates of the plan as a calendar file, from the day that the patient names."""
        web.limit(request)
        try:
            content = patients.plan(one(fields, "code"), one(fields, "secret"))
            start = dt.date.fromisoformat(one(fields, "start"))
            decision = content.decision
            assert decision is not None  # noqa: S101 - a plan belongs to a decision
            suggestion = content.newest.suggestion.model_copy(
                update={"regimen": decision.plan, "monitoring": content.checks}
            )
            treatment = content.newest.case.treatment
            schedule = build_schedule(suggestion, start, treatment.last_dose_on if treatment else None)
        except (Refused, CaseError, ValueError):
            return tried(request, fields)
        line = said("return", f"{decision.outcome}_by", name=decision.name, title=decision.title, day=decision.at[:10])
        confirmed = schedule.model_copy(update={"line_plain": line, "caveat_plain": line})
        return Response(as_calendar(confirmed, "B12"), media_type="text/calendar", headers=CALENDAR)

    return routes
