"""What the pages share: forms as they are sent, who is signed in, templates, and how a refusal is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Coroutine
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit

from fastapi import Depends, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from b12core import CaseError, load_knowledge
from b12core.clinic import Clinic
from b12core.knowledge import spelled_for
from b12core.rulebook import rulebook_of
from clinic.errors import Forged, Refused
from clinic.facts_form import Fields
from clinic.pages.tappable import tappable
from clinic.plans import duration_words
from clinic.sessions import LONGEST, SignedIn
from clinic.side import Side
from clinic.words import Reader, said

TEMPLATES = Path(__file__).with_name("templates")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    # With no referrer at all a browser does not say either which page a form comes from.
    "Referrer-Policy": "same-origin",
}
"""The gateway's own policy lets no form be sent; these pages are forms."""

STATUS: dict[str, HTTPStatus] = {
    "not_found": HTTPStatus.NOT_FOUND,
    "stale": HTTPStatus.CONFLICT,
    "stale_settings": HTTPStatus.CONFLICT,
    "decided": HTTPStatus.CONFLICT,
    "nothing_to_export": HTTPStatus.CONFLICT,
    "forgotten": HTTPStatus.GONE,
    "unusable": HTTPStatus.UNPROCESSABLE_ENTITY,
    "blocked": HTTPStatus.UNPROCESSABLE_ENTITY,
    "no_plan": HTTPStatus.UNPROCESSABLE_ENTITY,
    "sign_in_needed": HTTPStatus.UNAUTHORIZED,
    "accounts_away": HTTPStatus.SERVICE_UNAVAILABLE,
    "reader_away": HTTPStatus.SERVICE_UNAVAILABLE,
}
"""What a refusal answers with; any other with 403."""

Limit = Callable[[Request], None]
"""Counts a request of an address, and raises where there were too many."""


VOCABULARY: dict[str, Any] = {
    "lab": "analytes",
    "symptom": "symptoms",
    "cause": "causes",
    "condition": "conditions",
    "medicine": "medicines",
    "course": "courses",
    "product": "products",
    "route": "routes",
}
"""Where the name of a fact stands, by the reader's word for its kind."""

Read = Callable[[str], Coroutine[Any, Any, list[dict[str, Any]]]]
"""Gives the mentions in a text, each as the reader of the talk makes it. Raises ReaderAway where it does not answer."""


def cookie_of(clinic: Clinic) -> str:
    """The name of the cookie that holds a session: one that only this address can set, where that is safe."""
    address = clinic.clinicians.address if clinic.clinicians else ""
    return "__Host-clinic" if urlsplit(address).scheme == "https" else "clinic"


class Web:
    """The pages' way to the clinic's side."""

    def __init__(self, side: Side, limit: Limit, static: str, read: Read | None = None) -> None:
        self.side = side
        self.limit = limit
        self.read = read
        self._static = static
        settings = side.clinic.clinicians
        self.address = settings.address if settings else ""
        self.secure = urlsplit(self.address).scheme == "https"
        self._cookie = cookie_of(side.clinic)
        self.asked_cookie = f"{self._cookie}-asked"

    def page(self, name: str, status: int = HTTPStatus.OK, **values: Any) -> HTMLResponse:
        """The template filled in."""
        shown = self._environment.get_template(name).render(values)
        return HTMLResponse(shown, status_code=status, headers=HEADERS)

    def refused(self, refusal: Refused | CaseError, reader: Reader, **values: Any) -> HTMLResponse:
        """A page that says why something was not done."""
        status = self.status_of(refusal)
        return self.page("refused.html", status, told=self.words_of(refusal, reader), reader=reader, **values)

    def words_of(self, refusal: Refused | CaseError, reader: Reader) -> str:
        """Why something was not done, in a sentence."""
        if isinstance(refusal, CaseError):
            return str(refusal)
        about = {
            "emergency_number": self.side.clinic.emergency_number,
            "field": "",
            "state": "",
            "text": "",
            "part": "",
        }
        return said("refusals", refusal.why, reader, **{**about, **refusal.about})

    def status_of(self, refusal: Refused | CaseError) -> int:
        """What it answers with."""
        if isinstance(refusal, CaseError):
            return HTTPStatus.UNPROCESSABLE_ENTITY
        return STATUS.get(refusal.why, HTTPStatus.FORBIDDEN)

    def token(self, request: Request) -> str | None:
        """The session's token."""
        return request.cookies.get(self._cookie)

    def signed_in(self, request: Request) -> SignedIn:
        """Who is signed in. Raises SignInNeeded."""
        return self.side.sessions.signed_in(self.token(request))

    def with_session(self, answer: Response, token: str) -> Response:
        """The answer, with a cookie that no script reads and that goes with no request from elsewhere."""
        answer.set_cookie(
            self._cookie,
            token,
            max_age=int(LONGEST.total_seconds()),
            path="/",
            secure=self.secure,
            httponly=True,
            samesite="strict",
        )
        return answer

    def without_session(self, answer: Response) -> Response:
        """The answer that takes the cookie away."""
        answer.delete_cookie(self._cookie, path="/", secure=self.secure, httponly=True, samesite="strict")
        return answer

    def from_here(self, request: Request) -> None:
        """Raises Forged for a form that was sent by a page of another address."""
        origin = request.headers.get("origin")
        if origin is not None and origin != self.address:
            raise Forged()

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        knowledge = spelled_for(load_knowledge(), self.side.clinic.country)
        words = rulebook_of(knowledge).words

        def day(moment: str | dt.date) -> str:
            """The day of a time, as the country writes it."""
            return words[0].date(dt.date.fromisoformat(str(moment)[:10]))

        def fact_named(kind: str, term_id: str) -> str:
            """What a fact that was read is called: its kind, or its own name in the vocabulary."""
            known = {term.id for term in knowledge.vocabulary.of(VOCABULARY[kind])} if kind in VOCABULARY else ()
            return words[0].name(VOCABULARY[kind], term_id) if term_id in known else said("read", kind)

        environment.globals.update(
            clinic=self.side.clinic,
            static=self._static,
            say=said,
            terms=lambda kind: [(term.id, term.name.clinician) for term in knowledge.vocabulary.of(kind)],
            protocols=[(entry.id, entry.name.clinician) for entry in knowledge.protocols.values()],
            lasting=lambda duration: duration_words(duration, knowledge)[1],
            named=lambda kind, term_id: words[0].name(kind, term_id),
            fact_named=fact_named,
        )
        environment.filters.update(tappable=lambda text: tappable(text, self.side.clinic))
        environment.filters.update(day=day, at=lambda moment: f"{day(moment)}, {moment[11:16]} UTC")
        return environment


async def sent(request: Request) -> Fields:
    """The fields of a form."""
    return parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=500)


Sent = Annotated[Fields, Depends(sent)]


def one(fields: Fields, name: str) -> str:
    """The value of a field; nothing where there is none."""
    return fields.get(name, [""])[0]


def number(fields: Fields, name: str) -> int:
    """The whole number of a field; -1, which no version has, for anything else."""
    text = one(fields, name)
    return int(text) if text.isdecimal() else -1


def go(address: str) -> RedirectResponse:
    """On to another page after something was done."""
    return RedirectResponse(address, status_code=HTTPStatus.SEE_OTHER)
