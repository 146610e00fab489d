"""Who is signed in: sessions kept here, short, ended by signing out, each with the mark that its forms carry."""

from __future__ import annotations

import datetime as dt
import hmac
import secrets
from typing import Any, Literal

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict

from clinic.codes import hash_of
from clinic.database import Database
from clinic.errors import Forged, NotFound, NotFresh, SignInNeeded
from clinic.people import People, Person
from clinic.record import Clock, Record
from clinic.tables import SESSIONS

IDLE = dt.timedelta(minutes=30)
LONGEST = dt.timedelta(hours=8)
FRESH = dt.timedelta(minutes=2)
"""How long a signature counts for a decision."""

NOTED_EVERY = dt.timedelta(minutes=1)
"""How exactly it is kept when a session was used."""


SignedBy = Literal["passkey", "account"]
"""What a session was opened by; the same is asked for again before a decision."""


class SignedIn(BaseModel):
    """A person with their session. `csrf` stands in each form of their pages."""

    model_config = ConfigDict(frozen=True)

    person: Person
    csrf: str
    fresh_until: dt.datetime
    signed_by: SignedBy = "passkey"

    def sent(self, csrf: str) -> None:
        """Raises Forged where a form does not carry the mark of this session."""
        if not hmac.compare_digest(self.csrf.encode(), csrf.encode()):
            raise Forged()

    def must_be_fresh(self, now: dt.datetime) -> None:
        """Raises NotFresh where the last signature is too old for a decision."""
        if now > self.fresh_until:
            raise NotFresh()


class Sessions:
    """Opens sessions, finds them by their token, makes them fresh again, and ends them."""

    def __init__(self, database: Database, record: Record, people: People, clock: Clock) -> None:
        self._database = database
        self.record = record
        self.people = people
        self._clock = clock

    def open(self, connection: Any, person: Person, signed_by: SignedBy = "passkey") -> str:
        """The token of a new session, in the transaction of the signature that it follows.

        An account may have been signed in to long ago: a session that it opens is not fresh.
        """
        token, now = secrets.token_urlsafe(32), self.record.now()
        row = {"token_sha256": hash_of(token), "person": person.id, "csrf": secrets.token_urlsafe(32)}
        fresh = now if signed_by == "passkey" else self._ago(2 * FRESH)
        times = {"began_at": now, "used_at": now, "fresh_at": fresh}
        connection.execute(SESSIONS.insert(), {**row, **times, "signed_by": signed_by})
        connection.execute(SESSIONS.delete().where(SESSIONS.c.began_at <= self._ago(LONGEST)))
        return token

    def signed_in(self, token: str | None) -> SignedIn:
        """Whose session the token opens. Raises SignInNeeded for any other token, or a session that is over."""
        if not token:
            raise SignInNeeded()
        with self._database.reading() as connection:
            row = connection.execute(sa.select(SESSIONS).where(_of(token))).one_or_none()
            if row is None or row.used_at <= self._ago(IDLE) or row.began_at <= self._ago(LONGEST):
                raise SignInNeeded()
            try:
                person = self.people.find(connection, row.person)
            except NotFound:
                raise SignInNeeded() from None
        if not person.active:
            raise SignInNeeded()
        if row.used_at <= self._ago(NOTED_EVERY):
            with self._database.writing() as connection:
                connection.execute(SESSIONS.update().where(_of(token)), {"used_at": self.record.now()})
        until = dt.datetime.fromisoformat(row.fresh_at) + FRESH
        return SignedIn(person=person, csrf=row.csrf, fresh_until=until, signed_by=row.signed_by)

    def make_fresh(self, connection: Any, token_sha256: str) -> None:
        """The session's person has just signed; the session is named by the hash of its token."""
        now = self.record.now()
        chosen = SESSIONS.c.token_sha256 == token_sha256
        connection.execute(SESSIONS.update().where(chosen), {"fresh_at": now, "used_at": now})

    def whose(self, connection: Any, token_sha256: str) -> str | None:
        """The id of the person whose session has a token of this hash; None where it is over."""
        chosen = SESSIONS.c.token_sha256 == token_sha256
        row = connection.execute(sa.select(SESSIONS).where(chosen)).one_or_none()
        over = row is None or row.used_at <= self._ago(IDLE) or row.began_at <= self._ago(LONGEST)
        return None if over else str(row.person)

    def end(self, token: str) -> None:
        """Signs out."""
        signed_in = self.signed_in(token)
        with self._database.writing() as connection:
            connection.execute(SESSIONS.delete().where(_of(token)))
            head = self.record.add(connection, signed_in.person.id, "signed_out")
        self.record.publish(head)

    def _ago(self, time: dt.timedelta) -> str:
        return (self._clock() - time).astimezone(dt.timezone.utc).isoformat(timespec="seconds")


def _of(token: str) -> Any:
    return SESSIONS.c.token_sha256 == hash_of(token)
