"""Notices by e-mail that there is news: without a clinical word, without code or secret, and only where somebody asked.

A patient leaves an address with a draft that waits; it stands sealed in the draft. It is taken out once the last notice
about the draft was sent. The clinic's own address (`notices_to` in the settings) hears of each draft that comes.
"""

from __future__ import annotations

import re
import threading

import sqlalchemy as sa

from clinic.errors import Decided, Forgotten, Unusable
from clinic.mail import MailServer, NotSent
from clinic.patients import Patients
from clinic.shelf import Shelf
from clinic.tables import DRAFTS
from clinic.words import said

ADDRESS = re.compile(r"[^@\s<>,;\"]{1,64}@[^@\s<>,;\"]{1,190}\.[^@\s<>,;\".]{2,60}")

WANTED, DUE = "wanted", "due"
"""What stands in the draft's row: somebody wants to hear, and there is something to hear."""


class Notices:
    """Takes addresses, and sends what is due; without a mail server nothing is offered and nothing is sent."""

    def __init__(self, shelf: Shelf, patients: Patients, server: MailServer | None) -> None:
        self._shelf = shelf
        self._patients = patients
        self._server = server
        self._sending = threading.Lock()

    @property
    def on(self) -> bool:
        """Whether there is a mail server."""
        return self._server is not None

    def want(self, code: str, secret: str, address: str) -> None:
        """Keeps where a patient wants to hear; nothing takes the address out again.

        Raises NotFound, Decided for a draft that waits no longer, or Unusable for what is no address.
        """
        told = address.strip()
        if told and not ADDRESS.fullmatch(told):
            raise Unusable(field="email")
        shelf = self._shelf
        with shelf.database.writing() as connection:
            known = self._patients.opened(connection, code, secret)
            draft = shelf.draft(connection, known)
            if draft.state != "waiting":
                raise Decided(code=known, state=draft.state)
            content = shelf.content(connection, known).model_copy(update={"notice_to": told or None})
            shelf.keep(connection, known, content, notice=WANTED if told else None)

    def tell_clinic(self) -> None:
        """Tells the clinic's own address, from another thread, that something has come."""
        settings = self._shelf.clinic.clinicians
        if self._server is not None and settings is not None and settings.notices_to:
            threading.Thread(target=self._tell_clinic, args=(settings.notices_to,), daemon=True).start()

    def send_soon(self) -> None:
        """Sends what is due, from another thread: nobody waits for a mail server."""
        if self._server is not None:
            threading.Thread(target=self.send_due, daemon=True).start()

    def send_due(self) -> tuple[int, int]:
        """How many notices were sent, and how many the server did not take; these stay due."""
        if self._server is None:
            return 0, 0
        sent = failed = 0
        with self._sending:
            with self._shelf.database.reading() as connection:
                due = connection.execute(sa.select(DRAFTS.c.code).where(DRAFTS.c.notice == DUE)).scalars().all()
            for code in due:
                if self._send(str(code)):
                    sent += 1
                else:
                    failed += 1
        return sent, failed

    def _send(self, code: str) -> bool:
        shelf = self._shelf
        try:
            with shelf.database.reading() as connection:
                to = shelf.content(connection, code).notice_to
            if self._server is not None and to is not None:
                self._server.send(to, *self._words("news"))
        except (NotSent, Forgotten):
            return False
        with shelf.database.writing() as connection:
            content = shelf.content(connection, code)
            waits = shelf.draft(connection, code).state == "waiting"
            kept = content if waits else content.model_copy(update={"notice_to": None})
            shelf.keep(connection, code, kept, notice=WANTED if waits else None)
            head = shelf.note(connection, "time", "noticed", code, content)
        shelf.record.publish(head)
        return True

    def _tell_clinic(self, to: str) -> None:
        try:
            if self._server is not None:
                self._server.send(to, *self._words("came"))
        except NotSent:
            return

    def _words(self, name: str) -> tuple[str, str]:
        clinic = self._shelf.clinic
        pages = clinic.clinicians.address if clinic.clinicians else ""
        about = {"clinic": clinic.name, "contact": clinic.contact, "address": pages}
        return said("mail", f"{name}_subject", **about), said("mail", f"{name}_text", **about)
