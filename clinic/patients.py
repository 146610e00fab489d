"""What a patient does with a draft: send it, come back with code and secret, answer a question, take it back."""

from __future__ import annotations

import hmac
import itertools
import secrets
from typing import Any

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict

from b12core import suggest
from clinic.codes import code_as_typed, hash_of, new_code, secret_as_typed, secret_of
from clinic.content import Content, Decision, Question, Sent, State, Version
from clinic.errors import Decided, NotFound, NotSendable, Unusable
from clinic.keys import keyed_hash
from clinic.knowledge_kept import keep_knowledge
from clinic.shelf import Shelf
from clinic.tables import DRAFTS

LONGEST_ANSWER = 1000
"""Characters of an answer to the clinician."""


class Receipt(BaseModel):
    """What the patient keeps."""

    model_config = ConfigDict(frozen=True)

    code: str
    secret: str
    urgent: tuple[str, ...] = ()
    """How soon somebody has to see the patient."""


class PatientView(BaseModel):
    """What the patient may see of a draft: nothing of a plan before a clinician has decided."""

    model_config = ConfigDict(frozen=True)

    code: str
    version: int
    state: State
    submitted_at: str
    question: Question | None = None
    notice_to: str | None = None
    decision: Decision | None = None
    urgent: tuple[str, ...] = ()
    forgotten: bool = False


class Patients:
    """The patient's side of a draft."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def send(self, sent: Sent) -> Receipt:
        """Code and secret of the draft; the same for the same message.

        Raises NotSendable for an emergency, which waits for nobody, and CaseError for a fact that cannot be used.
        """
        shelf, record = self._shelf, self._shelf.record
        suggestion = suggest(sent.case, sent.protocol, clinic=shelf.clinic)
        if suggestion.urgency == "emergency":
            raise NotSendable(status=suggestion.status)
        with shelf.database.writing() as connection:
            message, known = self._submission(connection, sent)
            if known is not None:
                return self._receipt(known, message, shelf.content(connection, known))
            keep_knowledge(connection)
            version = Version(
                at=record.now(), by="patient", case=sent.case, protocol=sent.protocol, suggestion=suggestion
            )
            content = Content(salt=secrets.token_hex(16), clinic=shelf.clinic, said=sent.said, versions=(version,))
            receipt = self._receipt(_free_code(connection), message, content)
            row = {
                "code": receipt.code,
                "version": 1,
                "state": "waiting",
                "urgency": suggestion.urgency,
                "channel": sent.channel,
                "submitted_at": version.at,
                "submission": message,
                "secret_sha256": hash_of(receipt.secret),
            }
            shelf.put(connection, row, content)
            head = shelf.note(connection, "patient", "submitted", receipt.code, content)
        record.publish(head)
        return receipt

    def see(self, code: str, secret: str) -> PatientView:
        """The draft as its patient may see it; that they read a decision is recorded. Raises NotFound."""
        shelf = self._shelf
        head = None
        with shelf.database.writing() as connection:
            known = self.opened(connection, code, secret)
            draft = shelf.draft(connection, known)
            shown = {"code": known, "version": draft.version, "state": draft.state, "submitted_at": draft.submitted_at}
            if draft.forgotten:
                return PatientView(**shown, forgotten=True)
            content = shelf.content(connection, known)
            if content.decision is not None:
                head = shelf.note(connection, "patient", "read", known, content)
        if head is not None:
            shelf.record.publish(head)
        waits = draft.state == "waiting"
        if waits:
            shown |= {"question": content.open_question, "notice_to": content.notice_to}
        return PatientView(**shown, decision=content.decision, urgent=content.urgent)

    def plan(self, code: str, secret: str) -> Content:
        """The content of a draft about which was decided, for the document and the dates. Raises NotFound."""
        with self._shelf.database.reading() as connection:
            known = self.opened(connection, code, secret)
            content = self._shelf.content(connection, known)
        if content.decision is None or content.decision.plan is None:
            raise NotFound(code=known)
        return content

    def answer(self, code: str, secret: str, version: int, text: str) -> None:
        """Answers the clinician's question. Raises NotFound, Decided, StaleDraft, or Unusable for no words."""
        shelf = self._shelf
        words = text.strip()
        if not words or len(words) > LONGEST_ANSWER:
            raise Unusable(field="answer")
        with shelf.database.writing() as connection:
            known = self.opened(connection, code, secret)
            content = shelf.waiting(connection, known, version)
            if content.open_question is None:
                raise NotFound(code=known)
            *before, last = content.questions
            answered = last.model_copy(update={"answer": words, "answered_at": shelf.record.now()})
            content = content.model_copy(update={"questions": (*before, answered)})
            shelf.replace(connection, known, version, content)
            head = shelf.note(connection, "patient", "answered", known, content)
        shelf.record.publish(head)

    def withdraw(self, code: str, secret: str) -> None:
        """Takes the draft back: its content is destroyed at once. Raises NotFound, or Decided where it is too late."""
        shelf = self._shelf
        with shelf.database.writing() as connection:
            known = self.opened(connection, code, secret)
            draft = shelf.draft(connection, known)
            if draft.state != "waiting":
                raise Decided(code=known, state=draft.state)
            content = shelf.content(connection, known)
            shelf.close(connection, known, draft.version, "withdrawn")
            shelf.note(connection, "patient", "withdrawn", known, content)
            shelf.forget(connection, known)
            head = shelf.note(connection, "patient", "forgotten", known, None)
        shelf.record.publish(head)

    def opened(self, connection: Any, code: str, secret: str) -> str:
        """The code, where the secret is the one that belongs to it. Raises NotFound for any other."""
        known = code_as_typed(code)
        wanted = self._shelf.secret_hash(connection, known)
        if not hmac.compare_digest(wanted, hash_of(secret_as_typed(secret))):
            raise NotFound(code=known)
        return known

    def _submission(self, connection: Any, sent: Sent) -> tuple[str, str | None]:
        """What names the message, and the code of its draft while that waits; once it does not, it may be sent anew."""
        for time in itertools.count():
            message = keyed_hash(self._shelf.keys.secrets, sent.message.encode(), str(time).encode()).hex()
            found = sa.select(DRAFTS.c.code, DRAFTS.c.state).where(DRAFTS.c.submission == message)
            row = connection.execute(found).one_or_none()
            if row is None or row.state == "waiting":
                return message, row.code if row is not None else None
        raise AssertionError("numbers do not end")

    def _receipt(self, code: str, message: str, content: Content) -> Receipt:
        secret = secret_of(self._shelf.keys.secrets, code, message)
        return Receipt(code=code, secret=secret, urgent=content.urgent)


def _free_code(connection: Any) -> str:
    while True:
        code = new_code()
        if connection.execute(sa.select(DRAFTS.c.code).where(DRAFTS.c.code == code)).scalar() is None:
            return code
