"""What one clinic decides for itself: the content of `clinic.yml`, passed in as text and checked.

This module reads no file: whoever starts a process reads `clinic.yml` and hands its text over.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from b12core.errors import ClinicError


class _Setting(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


ChannelName = Literal["web", "slack", "teams"]

CHANNELS: tuple[ChannelName, ...] = get_args(ChannelName)


def _an_origin(site: str) -> str:
    """The site, where it is written as a browser names it. Raises ValueError with what is expected."""
    if _ORIGIN.fullmatch(site) is None:
        raise ValueError("a scheme and a host without a path, such as https://www.riverside.example")
    return site


_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?")

Origin = Annotated[str, AfterValidator(_an_origin)]


class SignOff(_Setting):
    """Who in the clinic has reviewed a protocol's rules, in which role, when, and for which knowledge version.

    `decides` is the digest of what decided in that version; without it the version alone tells it.
    """

    name: str
    role: str
    date: dt.date
    knowledge_version: str
    decides: str | None = None


ContactKind = Literal["emergency", "crisis", "clinic"]
"""What somebody is reached for: an emergency, thoughts of suicide, anything else."""


class Contact(_Setting):
    """Who can be reached, by which ways, and when; `closed` says what to do at other times."""

    label: str
    number: str | None = None
    sms: str | None = None
    address: str | None = None
    hours: str | None = None
    closed: str | None = None


ClinicianRole = Literal["reader", "prescriber", "auditor", "administrator"]
"""What somebody may do on the clinic's pages."""


class SignIn(_Setting):
    """The clinic's own accounts, by OpenID Connect, beside passkeys.

    `claim` names what the accounts' server tells of somebody's groups (`groups`, or a path such as
    `realm_access.roles`), and `roles` what each of them may do here. `title_claim` names what patients read behind the
    name; without it they read the role.
    """

    issuer: str = Field(pattern=r"^(https://[^\s?#]+|http://(localhost|127\.0\.0\.1)(:\d+)?(/[^\s?#]*)?)$")
    client_id: str = Field(min_length=1)
    claim: str = Field(default="groups", min_length=1)
    roles: dict[str, ClinicianRole] = Field(min_length=1)
    title_claim: str | None = None


class TrustedIssuer(_Setting):
    """A record system that may ask: who signs its tokens, and where the keys are that they are checked by."""

    issuer: str = Field(min_length=1)
    keys: str = Field(pattern=r"^https?://\S+$")


class CdsHooks(_Setting):
    """Record systems may ask about patients and orders. With nobody named as trusted, everybody may."""

    trusted: tuple[TrustedIssuer, ...] = ()


class Clinicians(_Setting):
    """Where clinicians decide about drafts that patients send: the pages' public address, and how long drafts are kept.

    Passkeys belong to the address: people enrol again where it changes.
    """

    address: str = Field(pattern=r"^https?://[^/\s?#]+$")
    drafts_wait_days: int = Field(default=14, ge=1, le=90)
    """Days after which a draft that nobody decided about expires."""
    drafts_kept_days: int = Field(default=30, ge=1, le=365)
    """Days after its end for which the content of a draft is kept; what is left then are hashes."""
    staff: dict[Literal["slack", "teams"], Literal["everyone"] | tuple[str, ...]] = {
        "slack": "everyone",
        "teams": "everyone",
    }
    """Who writes as a clinician there: everyone, or people by their id. All others are spoken to like patients."""
    notices_to: str | None = Field(default=None, pattern=r"^[^@\s<>,;]+@[^@\s<>,;]+$")
    """The clinic's own e-mail address that hears when a draft comes; it needs a mail server."""
    sign_in: SignIn | None = None
    """None: people sign in with passkeys alone."""
    cds_hooks: CdsHooks | None = None
    """None: record systems are not answered."""


class Clinic(_Setting):
    """The clinic's name and contact, emergency words, country, protocols, units, sign-off and channels."""

    name: str
    contact: str
    country: str = Field(min_length=2, max_length=2)
    emergency_number: str
    crisis_text: str
    contacts: dict[ContactKind, Contact] = {}
    protocols: tuple[str, ...] = Field(min_length=1)
    """The protocols in the clinic's order: the first is the default, the next answers where one is silent."""
    display_units: Literal["mass", "molar"] = "mass"
    patient_sees: Literal["suggestion", "after_confirmation"] = "suggestion"
    sign_off: dict[str, SignOff] = {}
    channels: dict[ChannelName, bool] = {"web": True}
    allowed_origins: tuple[Origin, ...] = ()
    """The sites that may show the chat, as a browser names them."""
    keep_days: int = Field(default=7, ge=1, le=365)
    """Days after which a conversation in which nothing was said is deleted."""
    clinicians: Clinicians | None = None
    """None: nothing is sent to clinicians from here."""

    @model_validator(mode="before")
    @classmethod
    def _one_protocol_alone(cls, content: Any) -> Any:
        """`default_protocol: x` is the same as `protocols: [x]`."""
        if not isinstance(content, dict) or "default_protocol" not in content or "protocols" in content:
            return content
        others = {name: value for name, value in content.items() if name != "default_protocol"}
        return {**others, "protocols": [content["default_protocol"]]}

    @model_validator(mode="before")
    @classmethod
    def _one_emergency_number(cls, content: Any) -> Any:
        """The number of `contacts.emergency` is the emergency number; `emergency_number: x` alone is the same."""
        number = _number_of_contact(content)
        return content if number is None else {"emergency_number": number, **content}

    @property
    def default_protocol(self) -> str:
        """The protocol that is asked first."""
        return self.protocols[0]

    def contacts_for(self, first: ContactKind) -> tuple[Contact, ...]:
        """Whom to reach, the one for this need first; the emergency number is always among them."""
        known = {"emergency": Contact(label=self.emergency_number, number=self.emergency_number), **self.contacts}
        wanted = dict.fromkeys((first, "emergency", "clinic"))
        return tuple(known[kind] for kind in wanted if kind in known)


def parse_clinic(text: str) -> Clinic:
    """The clinic's settings from the text of `clinic.yml`.

    Raises ClinicError naming the first setting that cannot be used.
    """
    import yaml

    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ClinicError("the file", "YAML", str(error).splitlines()[0]) from error
    if not isinstance(content, dict):
        raise ClinicError("the file", "settings, one `name: value` a line", type(content).__name__)
    if "default_protocol" in content and "protocols" in content:
        got = f"default_protocol: {content['default_protocol']} beside protocols: {content['protocols']}"
        raise ClinicError(
            "protocols", "protocols (a list, the first is the default) or default_protocol, not both", got
        )
    number = _number_of_contact(content)
    if "emergency_number" in content and number not in (None, content["emergency_number"]):
        got = f"emergency_number: {content['emergency_number']!r} beside contacts.emergency.number: {number!r}"
        raise ClinicError("contacts.emergency.number", "one emergency number; leave emergency_number out", got)
    if number is not None and not isinstance(number, str):
        raise ClinicError("contacts.emergency.number", "a number in quotes", repr(number))
    if number is None and "emergency_number" not in content:
        raise ClinicError("contacts.emergency.number", "the number to call in an emergency", "nothing")
    try:
        return Clinic.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise ClinicError(field, first["msg"], repr(first["input"])) from error


def _number_of_contact(content: Any) -> Any:
    """The number that stands at `contacts.emergency`; None where none does."""
    contacts = content.get("contacts") if isinstance(content, dict) else None
    emergency = contacts.get("emergency") if isinstance(contacts, dict) else None
    return emergency.get("number") if isinstance(emergency, dict) else None


def check_clinic(clinic: Clinic, protocols: Collection[str]) -> None:
    """Raises ClinicError for a protocol, in the clinic's order or its sign-offs, that the knowledge does not have."""
    for setting, named in (("protocols", clinic.protocols), ("sign_off", tuple(clinic.sign_off))):
        for protocol in named:
            if protocol not in protocols:
                raise ClinicError(setting, " or ".join(sorted(protocols)), repr(protocol))
