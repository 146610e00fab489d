"""The clinician's side put together: a database, a record, and what patients, clinicians and time do with drafts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from b12core.clinic import Clinic
from clinic.accounts import Accounts
from clinic.accounts_server import AccountsServer
from clinic.administration import Rules, SettingsFile
from clinic.ageing import age, doubted
from clinic.around import Around
from clinic.database import Database
from clinic.deciding import Clinicians
from clinic.keys import Keys
from clinic.notices import Notices
from clinic.passkeys import Passkeys
from clinic.patients import Patients
from clinic.people import People
from clinic.record import Clock, Record
from clinic.shelf import Shelf
from keeping.clock import Doubt


def now() -> dt.datetime:
    """The time, in UTC."""
    return dt.datetime.now(tz=dt.timezone.utc)


ALONE = Around()
"""Nothing around: no accounts that ask for a secret, no mail."""


class Side:
    """Everything that one process needs; the tables are taken to the latest step at once."""

    def __init__(
        self,
        clinic: Clinic,
        keys: Keys,
        folder: Path,
        url: str | None = None,
        clock: Clock = now,
        around: Around = ALONE,
    ) -> None:
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
        self.accounts = self._accounts(around.sign_in_secret)
        self.patients = Patients(self.shelf)
        self.clinicians = Clinicians(self.shelf)
        self.around = around
        self.settings_file = SettingsFile(around.settings_file)
        self.rules = Rules(self.database)
        self.notices = Notices(self.shelf, self.patients, around.mail)

    def _accounts(self, secret: str | None) -> Accounts | None:
        """Signing in by the clinic's own accounts; None where the settings name none."""
        settings = self.clinic.clinicians
        if settings is None or settings.sign_in is None:
            return None
        server = AccountsServer(settings.sign_in, secret, settings.address, self.clock)
        return Accounts(server, self.database, self.sessions, self.clock)

    def age(self) -> tuple[int, int]:
        """How many drafts expired, and the content of how many was destroyed, by the clinic's settings."""
        if self.clinic.clinicians is None:
            return 0, 0
        done = age(self.shelf, self.clinic.clinicians.drafts_wait_days, self.clinic.clinicians.drafts_kept_days)
        self.notices.send_due()
        return done

    def doubt_clock(self) -> Doubt | None:
        """Why no draft is to expire or be destroyed now; None where the clock is believed."""
        if self.clinic.clinicians is None:
            return None
        days = min(self.clinic.clinicians.drafts_wait_days, self.clinic.clinicians.drafts_kept_days)
        return doubted(self.shelf, days)

    def close(self) -> None:
        """Closes the database."""
        self.database.close()
