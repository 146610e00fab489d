"""The record: what was done with each draft, by whom and when. It only grows, and a change of it shows.

Each entry is canonical JSON (RFC 8785), chained to the one before by HMAC-SHA256; its head is published in a file of
its own, so that a tail that was cut off shows, too. No words and no names of patients stand in it: `before` and `after`
hold coded fields of a plan, `reason` a code.
"""

from __future__ import annotations

import datetime as dt
import hmac
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import rfc8785
import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict

from clinic.keys import keyed_hash
from clinic.tables import RECORD

Clock = Callable[[], dt.datetime]

Event = Literal[
    "submitted",
    "opened",
    "corrected",
    "asked",
    "answered",
    "confirmed",
    "changed",
    "rejected",
    "read",
    "withdrawn",
    "expired",
    "forgotten",
    "invited",
    "deactivated",
    "passkey_added",
    "signed_in",
    "signed_out",
    "exported",
    "cards_shown",
    "card_answered",
    "replayed",
    "noticed",
    "signed_off",
    "settings_changed",
    "record_read",
]

HEADS = "clinic-heads.txt"
"""Where the head is published, a line each: `seq mac`."""

SHORTEST_NOTED = 12
"""Signs of a mark that are enough to know it again."""

NOTHING = "0" * 64
"""What the first entry is chained to."""


class Entry(BaseModel):
    """One step. `actor` is `patient`, `command`, `time`, `ehr`, or the id of a person."""

    model_config = ConfigDict(frozen=True)

    seq: int
    at: str
    actor: str
    event: Event
    draft: str | None = None
    case_sha256: str | None = None
    suggestion_sha256: str | None = None
    knowledge_sha256: str | None = None
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    reason: str | None = None

    def mac(self, key: bytes, previous: str) -> str:
        """What chains the entry to the one before."""
        return keyed_hash(key, bytes.fromhex(previous), rfc8785.dumps(self.model_dump())).hex()


@dataclass(frozen=True)
class Head:
    """The number and the mark of the newest entry; 0 and zeros where there is none."""

    seq: int
    mac: str

    def __str__(self) -> str:
        return f"{self.seq} {self.mac}"


@dataclass(frozen=True)
class Fault:
    """What is wrong with the record: the number of the entry, and how it is wrong."""

    seq: int
    kind: Literal["altered", "missing", "cut"]


class Record:
    """Adds to the record inside a transaction of its caller, and looks whether it is whole."""

    def __init__(self, keys: tuple[bytes, ...], folder: Path, clock: Clock) -> None:
        self._keys = keys
        self._heads = folder / HEADS
        self._clock = clock
        self._told: list[Callable[[Head], None]] = []

    def tell(self, hear: Callable[[Head], None]) -> None:
        """From now on somebody else hears of each head that is published here, too."""
        self._told.append(hear)

    def now(self) -> str:
        """The time as the record writes it."""
        return self._clock().astimezone(dt.timezone.utc).isoformat(timespec="seconds")

    def add(self, connection: Any, actor: str, event: Event, **about: Any) -> Head:
        """The new head. The caller publishes it once its transaction holds."""
        newest = self.head(connection)
        entry = Entry(seq=newest.seq + 1, at=self.now(), actor=actor, event=event, **about)
        row = entry.model_dump()
        for part in ("before", "after"):
            row[part] = None if row[part] is None else rfc8785.dumps(row[part]).decode()
        mac = entry.mac(self._keys[0], newest.mac)
        connection.execute(RECORD.insert(), {**row, "mac": mac})
        return Head(entry.seq, mac)

    def head(self, connection: Any) -> Head:
        """The newest entry's number and mark."""
        row = connection.execute(
            sa.select(RECORD.c.seq, RECORD.c.mac).order_by(RECORD.c.seq.desc()).limit(1)
        ).one_or_none()
        return Head(0, NOTHING) if row is None else Head(row.seq, row.mac)

    def entries(self, connection: Any) -> Iterator[tuple[Entry, str]]:
        """Every entry in order, with its mark."""
        for row in connection.execute(sa.select(RECORD).order_by(RECORD.c.seq)).mappings():
            content = dict(row)
            mac = content.pop("mac")
            for part in ("before", "after"):
                content[part] = None if content[part] is None else json.loads(content[part])
            yield Entry.model_construct(**content), mac

    def publish(self, head: Head) -> None:
        """Writes the head where the database does not reach."""
        with self._heads.open("a", encoding="ascii") as file:
            file.write(f"{head}\n")
            file.flush()
            os.fsync(file.fileno())
        for hear in self._told:
            hear(head)

    def published(self) -> list[Head]:
        """The heads that were published; a line that a power cut left unfinished is passed over."""
        if not self._heads.is_file():
            return []
        parts = [line.split() for line in self._heads.read_text(encoding="ascii").splitlines()]
        return [Head(int(part[0]), part[1]) for part in parts if len(part) == 2 and len(part[1]) == len(NOTHING)]

    def faults(self, connection: Any, noted: Head | None = None) -> list[Fault]:
        """What is wrong, in order; none where the record is whole and reaches every head that was published or noted.

        Of a noted head the beginning of its mark is enough.
        After an altered entry the chain goes on from what stands there, so that each fault is named by itself.
        """
        faults, previous, expected = [], NOTHING, 1
        marks: dict[int, str] = {}
        for entry, mac in self.entries(connection):
            if entry.seq != expected:
                faults.append(Fault(expected, "missing"))
            elif not any(hmac.compare_digest(entry.mac(key, previous), mac) for key in self._keys):
                faults.append(Fault(entry.seq, "altered"))
            marks[entry.seq] = previous = mac
            expected = entry.seq + 1
        for head in [*self.published(), *([noted] if noted else [])]:
            if head.seq >= expected:
                faults.append(Fault(head.seq, "cut"))
            elif head.seq in marks and not _begins(marks[head.seq], head.mac):
                faults.append(Fault(head.seq, "altered"))
        return sorted(set(faults), key=lambda fault: fault.seq)


def _begins(mark: str, noted: str) -> bool:
    """Whether the noted one is the mark, or enough of its beginning."""
    return len(noted) >= SHORTEST_NOTED and mark.startswith(noted)
