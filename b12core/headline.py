"""The one sentence that a person reads first."""

from __future__ import annotations

from b12core.decision import Decision
from b12core.explanation import Explained
from b12core.words import Words


def headline(decision: Decision, explained: Explained, words: tuple[Words, Words]) -> tuple[str, str]:
    """The headline for clinicians and for patients."""
    clinician, patient = (_headline(decision, explained, word) for word in words)
    return clinician, patient


def _headline(decision: Decision, explained: Explained, words: Words) -> str:
    urgency = words.urgency(decision.urgency) if decision.urgency else ""
    if decision.urgency == "emergency":
        return words.sentence("headline", "emergency")
    if decision.steps:
        kind = {"refer": "refer_with_regimen", "suggested": "suggested_urgent" if urgency else "suggested"}[
            decision.status
        ]
        return words.sentence("headline", kind).format(
            urgency=urgency,
            regimen=words.regimen(decision.steps),
            duration=words.sentence("duration", explained.duration),
        )
    template = words.sentence("headline", decision.status)
    return template.format(
        urgency_lead=f"{urgency}. " if urgency else "",
        because=explained.because[0 if words.register == "clinician" else 1],
        needed=", ".join(words.field(field) for field in decision.needed),
    )
