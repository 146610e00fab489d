"""The record, for auditors: whether it is whole, its newest entries, and all of it as a file; each look is one."""

from __future__ import annotations

import json

from fastapi import APIRouter, Request
from starlette.responses import Response

from clinic.pages.web import Sent, Web, one
from clinic.words import said

NEWEST = 200
"""Entries that the page shows."""

AS_FILE = {"Content-Disposition": 'attachment; filename="record.jsonl"'}


def auditing_routes(web: Web) -> APIRouter:
    """The routes under `/clinic/record`."""
    routes = APIRouter(include_in_schema=False)
    side = web.side

    @routes.get("/clinic/record")
    def record(request: Request) -> Response:
        """Whether the record is whole, and its newest entries, the latest first."""
        me = web.signed_in(request)
        me.person.must("audit")
        with side.database.writing() as connection:
            head = side.record.add(connection, me.person.id, "record_read")
        side.record.publish(head)
        with side.database.reading() as connection:
            faults = side.record.faults(connection)
            entries = [entry for entry, _ in side.record.entries(connection)][-NEWEST:]
        names = {person.id: person.name for person in side.people.all()}
        told = [said("command", fault.kind, seq=fault.seq) for fault in faults]
        return web.page("record.html", me=me, head=head, faults=told, entries=entries[::-1], names=names)

    @routes.post("/clinic/record/export")
    def export(request: Request, fields: Sent) -> Response:
        """All of it, an entry a line."""
        me = web.signed_in(request)
        me.person.must("audit")
        me.sent(one(fields, "csrf"))
        with side.database.writing() as connection:
            head = side.record.add(connection, me.person.id, "exported")
            lines = [json.dumps({**entry.model_dump(), "mac": mac}) for entry, mac in side.record.entries(connection)]
        side.record.publish(head)
        return Response("".join(f"{line}\n" for line in lines), media_type="application/x-ndjson", headers=AS_FILE)

    return routes
