"""The rules of each protocol: who has signed them off, what has changed since, and when they are due for review."""

from __future__ import annotations

import datetime as dt
import difflib
import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict

from b12core.clinic import Clinic, SignOff
from b12core.knowledge import load_knowledge, read_knowledge_texts
from b12core.knowledge.deciding import sign_off_holds
from clinic.database import Database
from clinic.knowledge_kept import kept_texts
from clinic.tables import RECORD

DUE_SOON = dt.timedelta(days=90)
"""How long before a review date it is shown as coming due."""


class Standing(BaseModel):
    """How one protocol stands: its place in the clinic's order (None: not in it), its sign-off, and its review date.

    `outdated`: signed off for another version of the rules, so that it counts as not reviewed.
    """

    model_config = ConfigDict(frozen=True)

    protocol: str
    title: str
    place: int | None
    sign_off: SignOff | None
    outdated: bool
    review_by: dt.date
    due: str | None
    """`overdue`, `soon`, or None."""


class Difference(BaseModel):
    """What has changed since the last sign-off: lines of the protocol's own file, and how many lines of each other one.

    `known` is False where the rules of that day were not kept; all of it is then to be read.
    """

    model_config = ConfigDict(frozen=True)

    known: bool
    signed_at: str | None = None
    lines: tuple[str, ...] = ()
    others: Mapping[str, int] = {}


class Rules:
    """The protocols of the knowledge that speaks now, beside what a clinic has signed off."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def version(self) -> str:
        """The version of the rules that speak now."""
        return load_knowledge().meta.version

    def standings(self, clinic: Clinic, today: dt.date) -> list[Standing]:
        """Every protocol as the clinic's settings have it, those of its order first."""
        knowledge = load_knowledge()
        places = {protocol: place for place, protocol in enumerate(clinic.protocols, start=1)}
        found = []
        for protocol, entry in knowledge.protocols.items():
            review_by = min(knowledge.review_by(source) for source in entry.sources)
            sign_off = clinic.sign_off.get(protocol)
            due = "overdue" if review_by <= today else "soon" if review_by - DUE_SOON <= today else None
            found.append(
                Standing(
                    protocol=protocol,
                    title=entry.name.clinician,
                    place=places.get(protocol),
                    sign_off=sign_off,
                    outdated=sign_off is not None
                    and not sign_off_holds(sign_off.knowledge_version, sign_off.decides, knowledge),
                    review_by=review_by,
                    due=due,
                )
            )
        return sorted(found, key=lambda each: (each.place or len(found) + 1, each.title))

    def difference(self, protocol: str) -> Difference:
        """What has changed in the rules since the protocol was last signed off from the pages."""
        with self._database.reading() as connection:
            last = _last_sign_off(connection, protocol)
            before = kept_texts(connection, last.knowledge_sha256) if last is not None else None
        if last is None or before is None:
            return Difference(known=False)
        now, own = read_knowledge_texts(), f"protocols/{protocol}.yml"
        others = {name: _lines_changed(before.get(name, ""), now.get(name, "")) for name in sorted({*before, *now})}
        return Difference(
            known=True,
            signed_at=last.at,
            lines=tuple(_changes(before.get(own, ""), now.get(own, ""))),
            others={name: count for name, count in others.items() if count and name != own and _counts_for(name)},
        )


def _last_sign_off(connection: Any, protocol: str) -> Any:
    signed = sa.select(RECORD).where(RECORD.c.event == "signed_off").order_by(RECORD.c.seq.desc())
    rows = connection.execute(signed).all()
    return next((row for row in rows if json.loads(row.after)["protocol"] == protocol), None)


def _counts_for(name: str) -> bool:
    """Whether a file may change what the protocol gives: not where it is another protocol's own."""
    return not name.startswith("protocols/")


def _changes(before: str, now: str) -> list[str]:
    """The changed lines, with `+` and `-` before them, and where they stand."""
    return [*difflib.unified_diff(before.splitlines(), now.splitlines(), lineterm="", n=1)][2:]


def _lines_changed(before: str, now: str) -> int:
    return sum(line[:1] in "+-" for line in _changes(before, now)) if before != now else 0
