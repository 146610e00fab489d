"""A suggestion as cards, each with its caveat and what speaks against; no dose where what decides is missing."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from b12core.clinic import Clinic
from b12core.render import as_text
from b12core.suggestion import Suggestion
from clinic.fhir.elements import Naming
from clinic.fhir.medication import medication_requests
from clinic.words import names, said

Indicator = Literal["info", "warning", "critical"]
Card = dict[str, Any]

LONGEST_SUMMARY = 139
"""CDS Hooks asks for fewer than 140 characters."""

INDICATORS: dict[str | None, Indicator] = {"emergency": "critical", "same_day": "critical", "urgent": "warning"}
MOST_LINKS = 3


@dataclass(frozen=True)
class Asked:
    """What cards are made for: whose clinic, at which address, about which patient, from what."""

    clinic: Clinic
    address: str
    patient_id: str
    unread: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    missing: tuple[str, ...] = field(default=())
    """What decides whether a dose may be shown, and was not had, in words."""

    @property
    def dose_may_be_shown(self) -> bool:
        """Whether everything that was sent could be read, and nothing that decides is missing."""
        return not self.unread and not self.missing


def draft_card(suggestion: Suggestion, asked: Asked) -> Card:
    """What the rules draft for the patient; without any dose where something that decides is missing."""
    shown = suggestion.regimen is not None and asked.dose_may_be_shown
    if shown:
        summary = suggestion.headline if len(suggestion.headline) <= LONGEST_SUMMARY else said("cds", "summary_draft")
        # Each line of the note stays a line in Markdown.
        detail = [as_text(suggestion, "clinician").rstrip().replace("\n", "  \n")]
    else:
        summary, detail = _without_dose(suggestion, asked)
    card = _card(asked, summary, [*detail, *_read_and_not(asked)], INDICATORS.get(suggestion.urgency, "info"))
    return {**card, **_basis(suggestion, asked), **_proposal(suggestion, asked, card["uuid"])} if shown else card


def order_card(suggestion: Suggestion, asked: Asked, told: str, indicator: Indicator) -> Card:
    """What is to be said of an order that is being written."""
    summary = told if len(told) <= LONGEST_SUMMARY else said("cds", f"summary_order_{indicator}")
    return _card(asked, summary, [suggestion.confirmation.line, told, *_read_and_not(asked)], indicator)


def _card(asked: Asked, summary: str, detail: Sequence[str], indicator: Indicator) -> Card:
    system = f"{asked.address}/clinic/ids/reasons"
    return {
        "uuid": str(uuid.uuid4()),
        "summary": summary,
        "detail": "\n\n".join(detail),
        "indicator": indicator,
        "source": {"label": said("fhir", "performer"), "url": asked.address},
        "links": [_calculator(asked)],
        "overrideReasons": [
            {"code": code, "system": system, "display": said("reasons", code, "clinician")} for code in names("reasons")
        ],
    }


def _calculator(asked: Asked) -> dict[str, str]:
    return {"label": said("cds", "calculator"), "url": f"{asked.address}/clinic/new", "type": "absolute"}


def _basis(suggestion: Suggestion, asked: Asked) -> Card:
    """The protocol that speaks and its sources; titles of both name doses."""
    sources = [source for source in suggestion.sources if source.address][:MOST_LINKS]
    links = [{"label": source.title, "url": source.address or "", "type": "absolute"} for source in sources]
    label = said("cds", "source", protocol=suggestion.protocol_title)
    return {"source": {"label": label, "url": asked.address}, "links": [*links, _calculator(asked)]}


def _without_dose(suggestion: Suggestion, asked: Asked) -> tuple[str, list[str]]:
    """What is urgent and what is needed; neither plan, nor reasons, nor other protocols, which all name doses."""
    urgent = [item.text for item in suggestion.referrals if item.urgency is not None]
    gaps = [gap.would_help for gap in suggestion.missing if gap.decisive]
    needed = [*asked.missing, *gaps]
    name = next((referral.urgency for referral in suggestion.referrals if referral.urgency is not None), None)
    if name is not None:
        summary = said("cds", f"summary_{name}")
    elif suggestion.status in ("out_of_scope", "not_indicated"):
        summary = said("cds", f"summary_{suggestion.status}")
    else:
        summary = said("cds", "summary_needs")
    detail = [suggestion.confirmation.line, said("cds", "no_dose"), *urgent]
    if needed:
        detail.append("\n".join([said("cds", "needed"), *(f"- {each}" for each in needed)]))
    return summary, detail


def _read_and_not(asked: Asked) -> list[str]:
    """What was not read, and what a record never says by itself."""
    parts = [said("cds", "by_code")]
    if asked.unread:
        parts.append("\n".join([said("cds", "unread"), *(f"- {each}" for each in asked.unread)]))
    if "answers" in asked.left_out:
        parts.append(said("cds", "answers_left_out"))
    return parts


def _proposal(suggestion: Suggestion, asked: Asked, card: str) -> Card:
    """The draft as orders to create: proposals and drafts, never more, and none of them recommended by itself."""
    assert suggestion.regimen is not None  # noqa: S101 - the caller shows a dose
    naming = Naming.of(asked.clinic, asked.address, card)
    about = {
        "intent": "proposal",
        "subject": {"reference": f"Patient/{asked.patient_id}"},
        "note": [{"text": suggestion.confirmation.line}, {"text": said("fhir", "unsigned")}],
    }
    actions = [
        {"type": "create", "description": suggestion.regimen.text, "resource": order}
        for order in medication_requests(suggestion.regimen, naming, about)
    ]
    made = {
        "label": said("cds", "propose"),
        "uuid": str(uuid.uuid5(uuid.UUID(card), "proposal")),
        "isRecommended": False,
        "actions": actions,
    }
    return {"suggestions": [made], "selectionBehavior": "at-most-one"}
