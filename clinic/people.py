"""The people of the clinic, and what each may do. They are invited by a link that opens once."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable
from typing import Any, Literal, get_args

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict

from b12core.clinic import ClinicianRole
from clinic.codes import hash_of
from clinic.database import Database
from clinic.errors import Forbidden, NotFound, Unusable
from clinic.record import Clock, Record
from clinic.tables import INVITES, PEOPLE

Role = ClinicianRole

ROLES: tuple[Role, ...] = get_args(Role)

Right = Literal["see", "decide", "audit", "manage"]

RIGHTS: dict[Role, frozenset[Right]] = {
    "reader": frozenset({"see"}),
    "prescriber": frozenset({"see", "decide"}),
    "auditor": frozenset({"audit"}),
    "administrator": frozenset({"manage"}),
}
"""Only a prescriber decides; an administrator sees no draft for being one."""

INVITED_FOR = dt.timedelta(days=3)


class Person(BaseModel):
    """Somebody who works at the clinic: `title` is what a patient reads behind the name ("nurse prescriber")."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    title: str
    roles: tuple[Role, ...]
    active: bool = True

    def may(self, right: Right) -> bool:
        """Whether one of the roles gives the right."""
        return self.active and any(right in RIGHTS[role] for role in self.roles)

    def must(self, right: Right) -> None:
        """Raises Forbidden where no role gives the right."""
        if not self.may(right):
            raise Forbidden(right=right)


class People:
    """Invites people, finds them, and takes them out."""

    def __init__(self, database: Database, record: Record, clock: Clock) -> None:
        self._database = database
        self._record = record
        self._clock = clock

    def invite(self, name: str, title: str, roles: Iterable[str]) -> tuple[Person, str]:
        """The new person, and the token of the link that opens once. Raises Unusable for a missing name or role."""
        wanted = tuple(dict.fromkeys(roles))
        if not wanted or not set(wanted) <= set(ROLES):
            raise Unusable(field="roles")
        for field, value in (("name", name), ("title", title)):
            if not value.strip():
                raise Unusable(field=field)
        person = Person(id=secrets.token_hex(8), name=name.strip(), title=title.strip(), roles=wanted)
        with self._database.writing() as connection:
            row = {**person.model_dump(), "roles": " ".join(person.roles), "added_at": self._record.now()}
            connection.execute(PEOPLE.insert(), row)
            token = self._token(connection, person.id)
            head = self._record.add(connection, "command", "invited", after={"person": person.id, "roles": [*wanted]})
        self._record.publish(head)
        return person, token

    def invite_again(self, person_id: str) -> tuple[Person, str]:
        """A new link for somebody who is known: a lost device. Raises NotFound."""
        with self._database.writing() as connection:
            person = self.find(connection, person_id)
            token = self._token(connection, person.id)
            about = {"person": person.id, "roles": [*person.roles]}
            head = self._record.add(connection, "command", "invited", after=about)
        self._record.publish(head)
        return person, token

    def known_by(self, connection: Any, subject: str, name: str, title: str, roles: Iterable[str]) -> Person:
        """Who has this account of the clinic, as the account tells of them now; somebody new where nobody has it.

        Raises Forbidden for somebody who was taken out here.
        """
        row = connection.execute(sa.select(PEOPLE).where(PEOPLE.c.subject == subject)).one_or_none()
        person_id = secrets.token_hex(8) if row is None else str(row.id)
        person = Person(id=person_id, name=name, title=title, roles=tuple(dict.fromkeys(roles)))
        told = {"name": person.name, "title": person.title, "roles": " ".join(person.roles)}
        if row is None:
            added = {"id": person.id, "active": True, "added_at": self._record.now(), "subject": subject}
            connection.execute(PEOPLE.insert(), {**told, **added})
        elif not row.active:
            raise Forbidden(right="sign_in")
        else:
            connection.execute(PEOPLE.update().where(PEOPLE.c.id == person.id), told)
        return person

    def id_of(self, connection: Any, subject: str) -> str | None:
        """The id of who has this account and may sign in; None where nobody does."""
        chosen = (PEOPLE.c.subject == subject) & PEOPLE.c.active
        found = connection.execute(sa.select(PEOPLE.c.id).where(chosen)).scalar()
        return None if found is None else str(found)

    def deactivate(self, person_id: str) -> Person:
        """The person, who can do nothing any more; what they decided stays. Raises NotFound."""
        with self._database.writing() as connection:
            person = self.find(connection, person_id)
            connection.execute(PEOPLE.update().where(PEOPLE.c.id == person.id), {"active": False})
            connection.execute(INVITES.delete().where(INVITES.c.person == person.id))
            head = self._record.add(connection, "command", "deactivated", before={"person": person.id})
        self._record.publish(head)
        return person.model_copy(update={"active": False})

    def all(self) -> list[Person]:
        """Everybody, also those who were taken out, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(PEOPLE).order_by(PEOPLE.c.name, PEOPLE.c.id)).all()
        return [_person(row) for row in rows]

    def find(self, connection: Any, person_id: str) -> Person:
        """Who has this id. Raises NotFound."""
        row = connection.execute(sa.select(PEOPLE).where(PEOPLE.c.id == person_id)).one_or_none()
        if row is None:
            raise NotFound(person=person_id)
        return _person(row)

    def invited_by(self, connection: Any, token: str, use: bool = False) -> Person:
        """Who was sent this link; `use` closes it. Raises NotFound for one that is unknown, used or too old."""
        chosen = INVITES.c.token_sha256 == hash_of(token)
        row = connection.execute(sa.select(INVITES).where(chosen)).one_or_none()
        if row is None or row.ends_at <= self._record.now():
            raise NotFound(invitation="")
        if use:
            connection.execute(INVITES.delete().where(chosen))
        person = self.find(connection, row.person)
        if not person.active:
            raise NotFound(invitation="")
        return person

    def _token(self, connection: Any, person_id: str) -> str:
        token = secrets.token_urlsafe(24)
        ends = (self._clock() + INVITED_FOR).astimezone(dt.timezone.utc).isoformat(timespec="seconds")
        connection.execute(INVITES.delete().where(INVITES.c.person == person_id))
        connection.execute(INVITES.insert(), {"token_sha256": hash_of(token), "person": person_id, "ends_at": ends})
        return token


def _person(row: Any) -> Person:
    return Person(id=row.id, name=row.name, title=row.title, roles=tuple(row.roles.split()), active=row.active)
