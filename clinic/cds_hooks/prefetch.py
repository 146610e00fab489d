"""What a record system was asked to send along, and how it answered: data, none, not sent, or failed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from b12core.knowledge import load_knowledge
from clinic.cds_hooks.coded import parts
from clinic.fhir.questionnaire import canonical

_CODE = re.compile(r"[a-z-]{1,30}")
"""How the codes of FHIR for what goes wrong look (`timeout`, `not-found`)."""

Why = Literal["not_sent", "failed", "incomplete", "not_understood", "another_patient"]

NEEDED = ("patient", "results", "conditions", "medications")
"""Without these nothing is said; `answers` may be left out, and then nothing was asked."""


def templates(address: str) -> dict[str, str]:
    """The prefetch templates by their key: every result that a code is known for, and no other."""
    codes = ",".join(f"{entry.system}|{entry.code}" for entry in load_knowledge().codes.of("analytes"))
    of_patient = "patient={{context.patientId}}"
    return {
        "patient": "Patient/{{context.patientId}}",
        "results": f"Observation?{of_patient}&code={codes}",
        "conditions": f"Condition?{of_patient}",
        "medications": f"MedicationRequest?{of_patient}&status=active",
        "answers": f"QuestionnaireResponse?{of_patient}&questionnaire={canonical(address)}",
    }


@dataclass(frozen=True)
class Unmet:
    """Something that was not had: its key, and why."""

    key: str
    why: Why
    told: str = ""


class Unfit(Exception):
    """What was needed could not be had; `unmet` names each."""

    def __init__(self, unmet: list[Unmet]) -> None:
        self.unmet = unmet
        super().__init__(", ".join(f"{each.key}: {each.why}" for each in unmet))


@dataclass(frozen=True)
class Sent:
    """The resources by their key. A key whose value was `null` holds none: the record has no such data.

    `left_out`: the keys that were not sent and need not be.
    """

    resources: Mapping[str, tuple[dict[str, Any], ...]]
    left_out: tuple[str, ...]


EXPECTED = {
    "patient": "Patient",
    "results": "Observation",
    "conditions": "Condition",
    "medications": "MedicationRequest",
    "answers": "QuestionnaireResponse",
}


def sent(prefetch: Any, patient_id: str) -> Sent:
    """What came. Raises Unfit naming every needed key that did not, and each that failed or holds another's data."""
    given = prefetch if isinstance(prefetch, dict) else {}
    unmet: list[Unmet] = []
    resources: dict[str, tuple[dict[str, Any], ...]] = {}
    for key, expected in EXPECTED.items():
        if key not in given:
            if key in NEEDED:
                unmet.append(Unmet(key, "not_sent"))
            continue
        problem, found = _read(key, given[key], expected, patient_id)
        if problem is not None:
            unmet.append(problem)
        resources[key] = found
    if unmet:
        raise Unfit(unmet)
    return Sent(resources, tuple(key for key in EXPECTED if key not in given))


def _read(key: str, value: Any, expected: str, patient_id: str) -> tuple[Unmet | None, tuple[dict[str, Any], ...]]:
    if value is None:
        return None, ()
    if not isinstance(value, dict):
        return Unmet(key, "not_understood"), ()
    kind = value.get("resourceType")
    if kind == "Bundle":
        if any(link.get("relation") == "next" for link in parts(value.get("link"))):
            return Unmet(key, "incomplete"), ()
        entries = [entry.get("resource") for entry in parts(value.get("entry"))]
    else:
        entries = [value]
    found: list[dict[str, Any]] = []
    for resource in entries:
        if not isinstance(resource, dict):
            return Unmet(key, "not_understood"), ()
        if resource.get("resourceType") == "OperationOutcome":
            return Unmet(key, "failed", _outcome(resource)), ()
        if resource.get("resourceType") != expected:
            return Unmet(key, "not_understood", str(resource.get("resourceType"))), ()
        if _is_of_another(resource, patient_id):
            return Unmet(key, "another_patient"), ()
        found.append(resource)
    return None, tuple(found)


def _is_of_another(resource: dict[str, Any], patient_id: str) -> bool:
    if resource["resourceType"] == "Patient":
        return resource.get("id") not in (None, patient_id)
    subject = resource.get("subject")
    named = subject.get("reference") if isinstance(subject, dict) else None
    return isinstance(named, str) and named.split("/_history/")[0].rsplit("/", 1)[-1] != patient_id


def _outcome(resource: dict[str, Any]) -> str:
    """The codes of what went wrong; its free text may name people and is not repeated."""
    codes = [issue.get("code") for issue in parts(resource.get("issue"))]
    return ", ".join(code for code in codes if isinstance(code, str) and _CODE.fullmatch(code))
