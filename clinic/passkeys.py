"""Signing in with a passkey: enrolled once by an invitation, asked for at each sign-in and before each decision."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any, Literal
from urllib.parse import urlsplit

import sqlalchemy as sa
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from clinic.codes import hash_of
from clinic.database import Database
from clinic.errors import NotSigned
from clinic.people import People, Person
from clinic.record import Clock, Record
from clinic.sessions import Sessions, SignedIn
from clinic.tables import CHALLENGES, PASSKEYS

ANSWERED_WITHIN = dt.timedelta(minutes=5)

Purpose = Literal["enrol", "sign_in", "fresh"]

VERIFIED = UserVerificationRequirement.REQUIRED
"""A finger, a face or a PIN: having the device alone is not enough."""


class Passkeys:
    """Asks passkeys and checks what they answer, for the one address that the pages have."""

    def __init__(self, address: str, name: str, database: Database, record: Record, clock: Clock) -> None:
        self._origin = address
        self._site = urlsplit(address).hostname or ""
        self._name = name
        self._database = database
        self._record = record
        self._clock = clock
        self.people = People(database, record, clock)
        self.sessions = Sessions(database, record, self.people, clock)

    def ask_to_enrol(self, token: str) -> str:
        """What the browser of somebody invited is asked, as JSON. Raises NotFound for a link that is over."""
        with self._database.writing() as connection:
            person = self.people.invited_by(connection, token)
            options = generate_registration_options(
                rp_id=self._site,
                rp_name=self._name,
                user_id=person.id.encode(),
                user_name=person.name,
                authenticator_selection=AuthenticatorSelectionCriteria(
                    resident_key=ResidentKeyRequirement.REQUIRED, user_verification=VERIFIED
                ),
                exclude_credentials=self._keys_of(connection, person),
            )
            self._expect(connection, options.challenge, "enrol", person)
        return options_to_json(options)

    def enrol(self, token: str, answer: dict[str, Any]) -> str:
        """The token of a session: the passkey is kept, the link is used up. Raises NotFound or NotSigned."""
        with self._database.writing() as connection:
            challenge, asked = self._taken(connection, answer, "enrol")
        with self._database.writing() as connection:
            person = self.people.invited_by(connection, token, use=True)
            if asked != person.id:
                raise NotSigned()
            try:
                made = verify_registration_response(
                    credential=answer,
                    expected_challenge=challenge,
                    expected_origin=self._origin,
                    expected_rp_id=self._site,
                    require_user_verification=True,
                )
            except (WebAuthnException, ValueError, KeyError, TypeError):
                raise NotSigned() from None
            connection.execute(
                PASSKEYS.insert(),
                {
                    "credential": bytes_to_base64url(made.credential_id),
                    "person": person.id,
                    "public_key": made.credential_public_key,
                    "sign_count": made.sign_count,
                    "added_at": self._record.now(),
                },
            )
            self._record.add(connection, person.id, "passkey_added")
            session = self.sessions.open(connection, person)
            head = self._record.add(connection, person.id, "signed_in")
        self._record.publish(head)
        return session

    def ask_to_sign_in(self) -> str:
        """What the browser is asked, as JSON; which passkey answers is the person's choice."""
        options = generate_authentication_options(rp_id=self._site, user_verification=VERIFIED)
        with self._database.writing() as connection:
            self._expect(connection, options.challenge, "sign_in", None)
        return options_to_json(options)

    def sign_in(self, answer: dict[str, Any]) -> str:
        """The token of a session. Raises NotSigned."""
        with self._database.writing() as connection:
            challenge, _ = self._taken(connection, answer, "sign_in")
        with self._database.writing() as connection:
            person = self._signer(connection, answer, challenge)
            session = self.sessions.open(connection, person)
            head = self._record.add(connection, person.id, "signed_in")
        self._record.publish(head)
        return session

    def ask_again(self, signed_in: SignedIn) -> str:
        """What the browser is asked, as JSON, before a decision."""
        with self._database.writing() as connection:
            options = generate_authentication_options(
                rp_id=self._site,
                allow_credentials=self._keys_of(connection, signed_in.person),
                user_verification=VERIFIED,
            )
            self._expect(connection, options.challenge, "fresh", signed_in.person)
        return options_to_json(options)

    def sign_again(self, signed_in: SignedIn, session: str, answer: dict[str, Any]) -> None:
        """The person who is signed in has just signed. Raises NotSigned, also for somebody else's passkey."""
        with self._database.writing() as connection:
            challenge, asked = self._taken(connection, answer, "fresh")
        with self._database.writing() as connection:
            if asked != signed_in.person.id or self._signer(connection, answer, challenge).id != asked:
                raise NotSigned()
            self.sessions.make_fresh(connection, hash_of(session))

    def _signer(self, connection: Any, answer: dict[str, Any], challenge: bytes) -> Person:
        """Whose passkey has answered the challenge."""
        chosen = PASSKEYS.c.credential == str(answer.get("id"))
        row = connection.execute(sa.select(PASSKEYS).where(chosen)).one_or_none()
        if row is None:
            raise NotSigned()
        try:
            proved = verify_authentication_response(
                credential=answer,
                expected_challenge=challenge,
                expected_rp_id=self._site,
                expected_origin=self._origin,
                credential_public_key=row.public_key,
                credential_current_sign_count=row.sign_count,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError):
            raise NotSigned() from None
        connection.execute(PASSKEYS.update().where(chosen), {"sign_count": proved.new_sign_count})
        person = self.people.find(connection, row.person)
        if not person.active:
            raise NotSigned()
        return person

    def _keys_of(self, connection: Any, person: Person) -> list[PublicKeyCredentialDescriptor]:
        rows = connection.execute(sa.select(PASSKEYS.c.credential).where(PASSKEYS.c.person == person.id)).all()
        return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(row.credential)) for row in rows]

    def _expect(self, connection: Any, challenge: bytes, purpose: Purpose, person: Person | None) -> None:
        ends = (self._clock() + ANSWERED_WITHIN).astimezone(dt.timezone.utc).isoformat(timespec="seconds")
        connection.execute(CHALLENGES.delete().where(CHALLENGES.c.ends_at <= self._record.now()))
        row = {"challenge_sha256": _hash(challenge), "purpose": purpose, "ends_at": ends}
        connection.execute(CHALLENGES.insert(), {**row, "person": person.id if person else None})

    def _taken(self, connection: Any, answer: dict[str, Any], purpose: Purpose) -> tuple[bytes, str | None]:
        """The challenge that is answered, and who was asked; it can be answered once. Raises NotSigned."""
        try:
            told = json.loads(base64url_to_bytes(answer["response"]["clientDataJSON"]))
            challenge = base64url_to_bytes(told["challenge"])
        except (ValueError, KeyError, TypeError, AttributeError):
            raise NotSigned() from None
        chosen = (CHALLENGES.c.challenge_sha256 == _hash(challenge)) & (CHALLENGES.c.purpose == purpose)
        row = connection.execute(sa.select(CHALLENGES).where(chosen)).one_or_none()
        if row is None or row.ends_at <= self._record.now():
            raise NotSigned()
        connection.execute(CHALLENGES.delete().where(chosen))
        return challenge, row.person


def _hash(challenge: bytes) -> str:
    return hashlib.sha256(challenge).hexdigest()
