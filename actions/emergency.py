"""Whether what is known is an emergency, and the card that is then shown instead of any plan."""

from __future__ import annotations

import datetime as dt

from pydantic import ValidationError

from actions.core import clinic, knowledge
from actions.facts import Facts
from actions.judgement import suggestion_from
from actions.registers import Register
from actions.wording import say
from b12core.errors import CaseError
from b12core.suggestion import Suggestion


def is_emergency(facts: Facts, today: dt.date) -> bool:
    """Whether emergency help comes before any plan: by a symptom, by the words used, or by the whole case."""
    if facts.acute_signs or knowledge().emergency_symptoms.intersection(facts.symptoms_present):
        return True
    suggestion = _judged(facts, today)
    return suggestion is not None and suggestion.urgency == "emergency"


def emergency_card(facts: Facts, today: dt.date, register: Register, crisis: bool) -> dict[str, str]:
    """The emergency card: what to do now, why, and the number to call. It holds no dose."""
    suggestion = _judged(facts, today)
    parts: list[str] = []
    if suggestion is not None:
        emergencies = [referral for referral in suggestion.referrals if referral.urgency == "emergency"]
        parts += [referral.text if register == "clinician" else referral.plain for referral in emergencies]
    parts = parts or [say("emergency_default", register)]
    parts.append(say("emergency_call", register, emergency_number=clinic().emergency_number))
    if crisis or "suicidal_thoughts" in facts.symptoms_present:
        parts.append(clinic().crisis_text)
    return {"type": "emergency", "text": " ".join(dict.fromkeys(parts)), "number": clinic().emergency_number}


def _judged(facts: Facts, today: dt.date) -> Suggestion | None:
    try:
        return suggestion_from(facts, today)
    except (CaseError, ValidationError):
        return None
