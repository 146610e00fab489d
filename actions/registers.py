"""The two ways of saying the same thing: plain for patients, terse for clinicians."""

from __future__ import annotations

from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, model_validator

from b12core.knowledge.spelling import Spelling

Register = Literal["patient", "clinician"]


def register_of(value: Any) -> Register:
    """The register that a slot or a channel names; patients' words where it names none."""
    return "clinician" if value == "clinician" else "patient"


class Stated(Protocol):
    """What the core says in both registers: a note, a referral, a step, a regimen."""

    @property
    def text(self) -> str:
        """For clinicians."""

    @property
    def plain(self) -> str:
        """For patients."""


def stated(said: Stated, register: Register) -> str:
    """What the core says, for this reader."""
    return said.text if register == "clinician" else said.plain


class Worded(BaseModel):
    """One sentence in both registers; a plain string in a file stands for both."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    patient: str
    clinician: str

    @model_validator(mode="before")
    @classmethod
    def _same_for_both(cls, content: Any) -> Any:
        return {"patient": content, "clinician": content} if isinstance(content, str) else content

    def spelled(self, spelling: Spelling) -> Worded:
        """The sentence as a country spells it."""
        return Worded(patient=spelling.written(self.patient), clinician=spelling.written(self.clinician))

    def to(self, register: Register) -> str:
        """The sentence for this reader."""
        return self.clinician if register == "clinician" else self.patient
