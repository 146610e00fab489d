"""The administrator's page: sign-offs, review dates, channels, usage in counts, and the settings with a preview."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from b12core import suggest
from b12core.clinic import Clinic
from b12core.errors import ClinicError
from b12core.render import as_text
from clinic.administration import Proposed, example, usage_of
from clinic.errors import NotFound, Refused, Unwritable
from clinic.facts_form import Fields
from clinic.knowledge_kept import keep_knowledge
from clinic.pages.web import Sent, Web, go, one
from clinic.sessions import SignedIn

COUNTED_DAYS = 90
"""How far back usage is counted."""

PAGE = "/clinic/administration"


def administering_routes(web: Web) -> APIRouter:
    """The routes under `/clinic/administration`, for administrators."""
    routes = APIRouter(include_in_schema=False)
    side = web.side

    def manages(request: Request, fields: Fields | None = None) -> SignedIn:
        me = web.signed_in(request)
        me.person.must("manage")
        if fields is not None:
            me.sent(one(fields, "csrf"))
        return me

    def written(me: SignedIn, proposed: Proposed, event: Any, **about: Any) -> None:
        """Writes the file, and records that; the record has what was before and after, and never a secret."""
        me.must_be_fresh(side.clock())
        side.settings_file.write(proposed)
        before, after = ({name: pair[at] for name, pair in proposed.changed.items()} for at in (0, 1))
        with side.database.writing() as connection:
            if event == "signed_off":
                about["knowledge_sha256"] = keep_knowledge(connection)
                after = about.pop("signed")
                before = {}
            head = side.record.add(connection, me.person.id, event, before=before, after=after, **about)
        side.record.publish(head)

    @routes.get(PAGE)
    def page(request: Request) -> Response:
        """How all of it stands."""
        return _page(web, manages(request))

    @routes.get(PAGE + "/rules/{protocol}")
    def rules(request: Request, protocol: str) -> Response:
        """What has changed in a protocol's rules since it was signed off, and the form to sign it off."""
        return _rules_page(web, manages(request), protocol)

    @routes.post(PAGE + "/rules/{protocol}")
    def sign_off(request: Request, protocol: str, fields: Sent) -> Response:
        """Signs a protocol's rules off, as the person who is signed in."""
        me = manages(request, fields)
        name, role = one(fields, "name"), one(fields, "role")
        try:
            proposed = side.settings_file.with_sign_off(protocol, name, role, side.clock().date())
            signed = {"protocol": protocol, "knowledge_version": side.rules.version}
            written(me, proposed, "signed_off", signed=signed)
        except Refused as refusal:
            return _rules_page(web, me, protocol, refusal, fields)
        return go(PAGE)

    @routes.post(PAGE + "/settings/preview")
    def preview(request: Request, fields: Sent) -> Response:
        """What the settings would change; nothing is written."""
        me = manages(request, fields)
        try:
            proposed = side.settings_file.with_settings(fields)
        except Refused as refusal:
            return _page(web, me, refusal, fields)
        note = as_text(suggest(example(), clinic=proposed.clinic), "clinician")
        return web.page("preview.html", me=me, proposed=proposed, fields=fields, note=note, told=None)

    @routes.post(PAGE + "/settings")
    def change(request: Request, fields: Sent) -> Response:
        """Writes the settings that the preview has shown."""
        me = manages(request, fields)
        try:
            proposed = side.settings_file.with_settings(fields)
            if one(fields, "seen") != proposed.seen:
                proposed = proposed.model_copy(update={"seen": one(fields, "seen")})
            written(me, proposed, "settings_changed")
        except Refused as refusal:
            return _page(web, me, refusal, fields)
        return go(PAGE)

    return routes


def _page(web: Web, me: SignedIn, refusal: Refused | None = None, typed: Fields | None = None) -> Response:
    side = web.side
    now = side.clock()
    since = side.shelf.days_ago(COUNTED_DAYS)
    with side.database.reading() as connection:
        usage = usage_of(connection, since, COUNTED_DAYS)
    written, unreadable = _written(web)
    return web.page(
        "administration.html",
        web.status_of(refusal) if refusal else 200,
        me=me,
        standings=side.rules.standings(written, now.date()),
        version=side.rules.version,
        usage=usage,
        written=written,
        unreadable=unreadable,
        restart=unreadable is None and written != side.clinic,
        channels=side.around.channels,
        takes_told_wrong=side.around.told_wrong is not None,
        told_wrong=side.around.told_wrong() if side.around.told_wrong is not None else None,
        typed={name: values[0] for name, values in (typed or {}).items() if values},
        told=web.words_of(refusal, "clinician") if refusal else None,
    )


def _rules_page(
    web: Web, me: SignedIn, protocol: str, refusal: Refused | None = None, typed: Fields | None = None
) -> Response:
    side = web.side
    standings = side.rules.standings(_written(web)[0], side.clock().date())
    found = [each for each in standings if each.protocol == protocol]
    if not found:
        raise NotFound(protocol=protocol)
    return web.page(
        "rules.html",
        web.status_of(refusal) if refusal else 200,
        me=me,
        standing=found[0],
        version=side.rules.version,
        difference=side.rules.difference(protocol),
        typed={name: values[0] for name, values in (typed or {}).items() if values},
        told=web.words_of(refusal, "clinician") if refusal else None,
    )


def _written(web: Web) -> tuple[Clinic, str | None]:
    """The settings as the file has them, and why it cannot be read; then those that this process was started with."""
    try:
        return web.side.settings_file.clinic(), None
    except Unwritable as refusal:
        return web.side.clinic, web.words_of(refusal, "clinician")
    except ClinicError as error:
        return web.side.clinic, str(error)
