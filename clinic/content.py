"""What one draft holds: the case with every correction, the suggestion for each, what was asked, and what was decided.

All of it is clinical, so that it is only ever stored sealed.
"""

from __future__ import annotations

import hashlib
from typing import Any, Literal

import rfc8785
from pydantic import BaseModel, ConfigDict

from b12core.case import Case
from b12core.clinic import Clinic
from b12core.identifiers import Urgency
from b12core.suggestion import Monitoring, Regimen, Safety, Suggestion

State = Literal["waiting", "confirmed", "changed", "rejected", "withdrawn", "expired"]

Outcome = Literal["confirmed", "changed", "rejected"]

Channel = Literal["web", "slack", "teams"]


class _Held(BaseModel):
    model_config = ConfigDict(frozen=True)


class SaidFact(_Held):
    """A fact as the patient was shown it before they agreed to send it, with what is left open in it."""

    label: str
    value: str
    note: str | None = None
    status: Literal["given", "not_known", "not_asked"] = "given"
    words: tuple[str, ...] = ()
    """How it was typed in the talk; nothing where an option was tapped."""


class Version(_Held):
    """The case as it stood from one correction to the next, who put it so, and the suggestion for it."""

    at: str
    by: str
    """`patient`, or the id of the person who corrected it."""
    by_name: str | None = None
    case: Case
    protocol: str | None = None
    suggestion: Suggestion


class Question(_Held):
    """What the clinician asked the patient, and the answer once there is one."""

    at: str
    by_name: str
    text: str
    answer: str | None = None
    answered_at: str | None = None


class Decision(_Held):
    """What was decided, by whom and when; `plan` is what the patient is to get, None where the draft was rejected.

    `cited`: some protocol gives the plan for such a case. `why` is the clinician's own reason for one that none gives.
    `checks` and `safety` go with a plan that was changed; None in what was kept before they were.
    """

    outcome: Outcome
    by: str
    name: str
    title: str
    at: str
    protocol: str
    plan: Regimen | None
    cited: bool = True
    reason: str | None = None
    why: str | None = None
    to_patient: str | None = None
    checks: tuple[Monitoring, ...] | None = None
    safety: tuple[Safety, ...] | None = None


class Content(_Held):
    """One draft. The salt keeps its hashes from telling anything once the content is gone."""

    salt: str
    clinic: Clinic
    said: tuple[SaidFact, ...]
    versions: tuple[Version, ...]
    questions: tuple[Question, ...] = ()
    decision: Decision | None = None
    notice_to: str | None = None
    """The e-mail address at which the patient wants to hear that there is news."""

    @property
    def newest(self) -> Version:
        """The case as it stands."""
        return self.versions[-1]

    @property
    def checks(self) -> tuple[Monitoring, ...]:
        """What to check with the plan that was decided on; with the draft, while none was."""
        own = self.decision.checks if self.decision is not None else None
        return self.newest.suggestion.monitoring if own is None else own

    @property
    def checks_are_of_the_draft(self) -> bool:
        """Whether the plan was changed, and the checks of that plan were not kept."""
        return self.decision is not None and self.decision.outcome == "changed" and self.decision.checks is None

    @property
    def open_question(self) -> Question | None:
        """The question that still waits for the patient."""
        return next((question for question in self.questions if question.answer is None), None)

    @property
    def urgent(self) -> tuple[str, ...]:
        """How soon somebody has to see the patient, in plain words; it waits for no decision."""
        return tuple(referral.plain for referral in self.newest.suggestion.referrals if referral.urgency is not None)

    def hashes(self, version: Version | None = None) -> dict[str, str]:
        """The hashes of a version, the newest one where none is named, as the record keeps them."""
        chosen = version or self.newest
        case = rfc8785.dumps(chosen.case.model_dump(mode="json"))
        return {
            "case_sha256": _salted(self.salt, case),
            "suggestion_sha256": _salted(self.salt, as_bytes(chosen.suggestion)),
            "knowledge_sha256": chosen.suggestion.knowledge.sha256,
        }


class Sent(_Held):
    """What a channel hands over when a patient has agreed: the case, and how it was shown."""

    case: Case
    said: tuple[SaidFact, ...]
    channel: Channel
    protocol: str | None = None
    message: str
    """The same for every try of one message; it tells nothing about the conversation."""


class Draft(_Held):
    """A draft as it is stored, without its content."""

    code: str
    version: int
    state: State
    urgency: Urgency | None
    channel: Channel
    submitted_at: str
    closed_at: str | None
    knowledge_sha256: str
    forgotten: bool


def as_bytes(suggestion: Suggestion) -> bytes:
    """The suggestion as its hash is made from."""
    return suggestion.model_dump_json(by_alias=True).encode()


def plan_in_fields(plan: Regimen | None) -> dict[str, Any] | None:
    """A plan in coded fields and numbers, as the record may hold it; no words."""
    if plan is None:
        return None
    wanted = {"phase", "product", "dose_mcg", "route", "every", "doses", "for_days"}
    steps = [step.model_dump(mode="json", include=wanted) for step in plan.steps]
    return {"product": plan.product, "duration": plan.duration, "steps": steps}


def _salted(salt: str, content: bytes) -> str:
    return hashlib.sha256(salt.encode() + content).hexdigest()
