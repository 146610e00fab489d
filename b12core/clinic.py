"""What one clinic decides for itself: the content of `clinic.yml`, passed in as text and checked.

This module reads no file: whoever starts a process reads `clinic.yml` and hands its text over.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from b12core.errors import ClinicError


class _Setting(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SignOff(_Setting):
    """Who in the clinic has reviewed a protocol's rules, in which role, when, and for which knowledge version."""

    name: str
    role: str
    date: dt.date
    knowledge_version: str


class Clinic(_Setting):
    """The clinic's name and contact, emergency words, country, default protocol, units, sign-off and channels."""

    name: str
    contact: str
    country: str = Field(min_length=2, max_length=2)
    emergency_number: str
    crisis_text: str
    default_protocol: str
    display_units: Literal["mass", "molar"] = "mass"
    patient_sees: Literal["suggestion", "after_confirmation"] = "suggestion"
    sign_off: dict[str, SignOff] = {}
    channels: dict[Literal["web", "slack", "teams"], bool] = {"web": True}
    allowed_origins: tuple[str, ...] = ()


def parse_clinic(text: str) -> Clinic:
    """The clinic's settings from the text of `clinic.yml`.

    Raises ClinicError naming the first setting that cannot be used.
    """
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ClinicError("the file", "YAML", str(error).splitlines()[0]) from error
    if not isinstance(content, dict):
        raise ClinicError("the file", "settings, one `name: value` a line", type(content).__name__)
    try:
        return Clinic.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise ClinicError(field, first["msg"], repr(first["input"])) from error
