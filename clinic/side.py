"""The clinician's side put together: a database, a record, and what patients, clinicians and time do with drafts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from b12core.clinic import Clinic
from clinic.ageing import age
from clinic.database import Database
from clinic.deciding import Clinicians
from clinic.keys import Keys
from clinic.passkeys import Passkeys
from clinic.patients import Patients
from clinic.people import People
from clinic.record import Clock, Record
from clinic.shelf import Shelf


def now() -> dt.datetime:
    """The time, in UTC."""
    return dt.datetime.now(tz=dt.timezone.utc)


class Side:
    """Everything that one process needs; the tables are taken to the latest step at once."""

    def __init__(self, clinic: Clinic, keys: Keys, folder: Path, url: str | None = None, clock: Clock = now) -> None:
        self.clinic = clinic
        self.clock = clock
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.database = Database.in_folder(folder) if url is None else Database(url)
        self.database.migrate()
        self.record = Record(keys.record, folder, clock)
        self.shelf = Shelf(self.database, self.record, keys, clinic, clock)
        self.people = People(self.database, self.record, clock)
        address = clinic.clinicians.address if clinic.clinicians else ""
        self.passkeys = Passkeys(address, clinic.name, self.database, self.record, clock)
        self.sessions = self.passkeys.sessions
        self.patients = Patients(self.shelf)
        self.clinicians = Clinicians(self.shelf)

    def age(self) -> tuple[int, int]:
        """How many drafts expired, and the content of how many was destroyed, by the clinic's settings."""
        if self.clinic.clinicians is None:
            return 0, 0
        return age(self.shelf, self.clinic.clinicians.drafts_wait_days, self.clinic.clinicians.drafts_kept_days)

    def close(self) -> None:
        """Closes the database."""
        self.database.close()
