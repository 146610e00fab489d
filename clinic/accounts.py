"""Signing in by the clinic's own accounts, and signing there again before a decision."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict

from clinic.accounts_server import CLOCKS_DIFFER, AccountsServer
from clinic.codes import hash_of
from clinic.database import Database
from clinic.errors import NoRole, NotProven
from clinic.people import People
from clinic.record import Clock, Record
from clinic.sessions import FRESH, Sessions
from clinic.tables import ASKED_ACCOUNTS

BACK_WITHIN = dt.timedelta(minutes=10)
"""How long somebody may take at the accounts' server."""


NAMES = ("name", "preferred_username", "email")
"""The claims that name somebody, the best first."""


class Asked(BaseModel):
    """Where to send the browser, and the state that it has to bring back."""

    model_config = ConfigDict(frozen=True)

    address: str
    state: str


class Accounts:
    """Sends people to the accounts' server, and takes them in when they come back."""

    def __init__(self, server: AccountsServer, database: Database, sessions: Sessions, clock: Clock) -> None:
        self._server = server
        self._database = database
        self._record: Record = sessions.record
        self._people: People = sessions.people
        self._sessions = sessions
        self._clock = clock

    def ask(self, session: str | None = None) -> Asked:
        """What a browser is to do; with the token of a session, its person is to sign in anew.

        Raises AccountsAway or NotProven.
        """
        state, nonce, verifier = (secrets.token_urlsafe(size) for size in (32, 24, 48))
        address = self._server.question(state, nonce, verifier, again=session is not None)
        ends = (self._clock() + BACK_WITHIN).astimezone(dt.timezone.utc).isoformat(timespec="seconds")
        whose = hash_of(session) if session else None
        row = {"state_sha256": hash_of(state), "nonce": nonce, "verifier": verifier, "session_sha256": whose}
        with self._database.writing() as connection:
            connection.execute(ASKED_ACCOUNTS.delete().where(ASKED_ACCOUNTS.c.ends_at <= self._record.now()))
            connection.execute(ASKED_ACCOUNTS.insert(), {**row, "ends_at": ends})
        return Asked(address=address, state=state)

    def come_back(self, kept: str | None, state: str, code: str) -> str | None:
        """The token of a new session; None where somebody has signed again, whose session is fresh now.

        `kept` is the state that the browser was given, `state` and `code` what the server sent it back with.
        Raises NotProven, NoRole, Forbidden or AccountsAway.
        """
        asked = self._taken(kept, state)
        claims = self._server.claims(code, asked.nonce, asked.verifier)
        if asked.session_sha256 is not None:
            self._sign_again(asked.session_sha256, claims)
            return None
        roles = self._server.roles(claims)
        if not roles:
            raise NoRole()
        name = next((str(claims[each]) for each in NAMES if claims.get(each)), "").strip()
        if not name:
            raise NotProven(part="name")
        with self._database.writing() as connection:
            title = self._server.title(claims, ", ".join(roles))
            person = self._people.known_by(connection, _subject(claims), name, title, roles)
            session = self._sessions.open(connection, person, "account")
            head = self._record.add(connection, person.id, "signed_in", after={"by": "account", "roles": [*roles]})
        self._record.publish(head)
        return session

    def _taken(self, kept: str | None, state: str) -> Any:
        """What was asked; it is answered once. Raises NotProven for a state that this browser was not given."""
        if not kept or not secrets.compare_digest(kept.encode(), state.encode()):
            raise NotProven(part="state")
        chosen = ASKED_ACCOUNTS.c.state_sha256 == hash_of(state)
        with self._database.writing() as connection:
            row = connection.execute(sa.select(ASKED_ACCOUNTS).where(chosen)).one_or_none()
            connection.execute(ASKED_ACCOUNTS.delete().where(chosen))
        if row is None or row.ends_at <= self._record.now():
            raise NotProven(part="state")
        return row

    def _sign_again(self, session_sha256: str, claims: dict[str, Any]) -> None:
        """Makes the session fresh, where its own person has signed in at the server just now."""
        signed_at = claims.get("auth_time")
        longest = FRESH.total_seconds() + CLOCKS_DIFFER
        if not isinstance(signed_at, (int, float)) or self._clock().timestamp() - signed_at > longest:
            raise NotProven(part="auth_time")
        with self._database.writing() as connection:
            whose = self._sessions.whose(connection, session_sha256)
            if whose is None or whose != self._people.id_of(connection, _subject(claims)):
                raise NotProven(part="sub")
            self._sessions.make_fresh(connection, session_sha256)


def _subject(claims: dict[str, Any]) -> str:
    return f"{claims['iss']} {claims['sub']}"
