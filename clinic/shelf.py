"""Where drafts stand: sealed under a key of their own, found by their code, changed only in the version last seen."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from cryptography.fernet import Fernet

from b12core.clinic import Clinic
from clinic.content import Content, Draft
from clinic.database import Database
from clinic.errors import Decided, Forgotten, NotFound, StaleDraft
from clinic.keys import Keys
from clinic.record import Clock, Event, Head, Record
from clinic.tables import DRAFT_KEYS, DRAFTS


class Shelf:
    """Reads and writes drafts inside a transaction of its caller; what is recorded is published after it holds."""

    def __init__(self, database: Database, record: Record, keys: Keys, clinic: Clinic, clock: Clock) -> None:
        self.database = database
        self.record = record
        self.keys = keys
        self.clinic = clinic
        self.clock = clock

    def put(self, connection: Any, row: dict[str, Any], content: Content) -> None:
        """A new draft, with a key that nothing else is sealed by."""
        key = Fernet.generate_key()
        wrapped = {"code": row["code"], "wrapped": self.keys.drafts.encrypt(key)}
        connection.execute(DRAFT_KEYS.insert(), wrapped)
        connection.execute(DRAFTS.insert(), {**row, **content.hashes(), "sealed": _sealed(key, content)})

    def draft(self, connection: Any, code: str) -> Draft:
        """The draft without its content. Raises NotFound."""
        return _draft(self._row(connection, code))

    def secret_hash(self, connection: Any, code: str) -> str:
        """What the secret of the draft is compared with. Raises NotFound."""
        return str(self._row(connection, code).secret_sha256)

    def content(self, connection: Any, code: str) -> Content:
        """What the draft holds. Raises NotFound, or Forgotten where its key is gone."""
        row = self._row(connection, code)
        key = self._key(connection, code)
        if key is None or row.sealed is None:
            raise Forgotten(code=code)
        return Content.model_validate_json(Fernet(key).decrypt(row.sealed))

    def waiting(self, connection: Any, code: str, version: int) -> Content:
        """What a waiting draft holds. Raises Decided, or StaleDraft where the version is not the newest one."""
        draft = self.draft(connection, code)
        if draft.state != "waiting":
            raise Decided(code=code, state=draft.state)
        if draft.version != version:
            raise StaleDraft(code=code, version=draft.version)
        return self.content(connection, code)

    def replace(self, connection: Any, code: str, version: int, content: Content, **columns: Any) -> None:
        """Stores what a waiting draft holds now, as its next version. Raises StaleDraft where somebody was faster."""
        key = self._key(connection, code)
        if key is None:
            raise Forgotten(code=code)
        chosen = (DRAFTS.c.code == code) & (DRAFTS.c.version == version) & (DRAFTS.c.state == "waiting")
        values = {**content.hashes(), "sealed": _sealed(key, content), "version": version + 1, **columns}
        if connection.execute(DRAFTS.update().where(chosen), values).rowcount != 1:
            raise StaleDraft(code=code)

    def keep(self, connection: Any, code: str, content: Content, **columns: Any) -> None:
        """Stores something of a draft that is no step with it: its version stays. Raises Forgotten."""
        key = self._key(connection, code)
        if key is None:
            raise Forgotten(code=code)
        connection.execute(DRAFTS.update().where(DRAFTS.c.code == code), {"sealed": _sealed(key, content), **columns})

    def news(self, connection: Any, code: str) -> None:
        """Where somebody wants to hear of the draft, there is something to hear now."""
        wanted = (DRAFTS.c.code == code) & (DRAFTS.c.notice == "wanted")
        connection.execute(DRAFTS.update().where(wanted), {"notice": "due"})

    def close(self, connection: Any, code: str, version: int, state: str) -> None:
        """Ends the waiting of a draft without a decision. Raises StaleDraft where somebody was faster."""
        chosen = (DRAFTS.c.code == code) & (DRAFTS.c.version == version) & (DRAFTS.c.state == "waiting")
        values = {"state": state, "version": version + 1, "closed_at": self.record.now()}
        if connection.execute(DRAFTS.update().where(chosen), values).rowcount != 1:
            raise StaleDraft(code=code)

    def forget(self, connection: Any, code: str) -> None:
        """Destroys the key and the content; the row and its hashes stay."""
        connection.execute(DRAFT_KEYS.delete().where(DRAFT_KEYS.c.code == code))
        connection.execute(DRAFTS.update().where(DRAFTS.c.code == code), {"sealed": None, "notice": None})

    def drafts(self, connection: Any, *states: str) -> list[Draft]:
        """The drafts in these states, all where none is named, in the order in which they came."""
        chosen = sa.select(DRAFTS).order_by(DRAFTS.c.submitted_at, DRAFTS.c.code)
        if states:
            chosen = chosen.where(DRAFTS.c.state.in_(states))
        return [_draft(row) for row in connection.execute(chosen).all()]

    def note(self, connection: Any, actor: str, event: Event, code: str, content: Content | None, **about: Any) -> Head:
        """Records a step with a draft; the hashes are those of its newest version."""
        hashes = content.hashes() if content is not None else {}
        return self.record.add(connection, actor, event, draft=code, **hashes, **about)

    def days_ago(self, days: int) -> str:
        """The time so many days ago, as the tables write it."""
        past = self.clock().astimezone(dt.timezone.utc) - dt.timedelta(days=days)
        return past.isoformat(timespec="seconds")

    def _row(self, connection: Any, code: str) -> Any:
        row = connection.execute(sa.select(DRAFTS).where(DRAFTS.c.code == code)).one_or_none()
        if row is None:
            raise NotFound(code=code)
        return row

    def _key(self, connection: Any, code: str) -> bytes | None:
        wrapped = connection.execute(sa.select(DRAFT_KEYS.c.wrapped).where(DRAFT_KEYS.c.code == code)).scalar()
        return None if wrapped is None else self.keys.drafts.decrypt(wrapped)


def _sealed(key: bytes, content: Content) -> bytes:
    return Fernet(key).encrypt(content.model_dump_json(by_alias=True).encode())


def _draft(row: Any) -> Draft:
    known = {name: row._mapping[name] for name in Draft.model_fields if name != "forgotten"}
    return Draft(**known, forgotten=row.sealed is None)
