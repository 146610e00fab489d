"""Whether what is known is an emergency, and the card that is then shown instead of any plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import ValidationError

from actions.core import clinic, knowledge
from actions.facts.facts import Facts
from actions.judging.judgement import first_judgement_from, suggestion_from
from actions.judging.places import Place, contact_there, crisis_there
from actions.registers import Register, stated
from actions.saying.wording import say
from b12core.errors import CaseError
from b12core.suggestion import Suggestion

CRISIS = "suicidal_thoughts"
"""The symptom whose number is the crisis line."""

GAS = "nitrous_oxide"
"""The cause that is stopped at once, whatever else is done."""

TOLD_TO_GO = "told_to_go"
"""The sign that somebody was told to go to emergency care and has not gone yet."""

SAID_FIRST = frozenset({TOLD_TO_GO})
"""Signs with a sentence of their own at the head of the card."""


def is_emergency(facts: Facts, today: dt.date) -> bool:
    """Whether emergency help comes before any plan: by a symptom, by the words used, or by the whole case."""
    if facts.acute_signs or knowledge().emergency_symptoms.intersection(facts.symptoms_present):
        return True
    return first_judgement_from(facts, today).urgency == "emergency"


def emergency_card(
    facts: Facts, today: dt.date, register: Register, crisis: bool, call: str, place: Place | None = None
) -> dict[str, Any]:
    """The emergency card: what to do now, why, and whom to call, the one for this danger first. It holds no dose.

    `call` is the sentence that says so.

    Who said to be in another place reads whom to call there, beside the clinic's own number.
    """
    suggestion = _suggested(facts, today)
    parts = [say(f"emergency_{sign}", register) for sign in facts.acute_signs if sign in SAID_FIRST]
    if suggestion is not None:
        emergencies = [referral for referral in suggestion.referrals if referral.urgency == "emergency"]
        parts += [stated(referral, register) for referral in emergencies]
    parts = parts or [say("emergency_default", register)]
    if GAS in facts.all_causes:
        parts.append(say("stop_the_gas", register))
    crisis = crisis or CRISIS in facts.symptoms_present
    line, listeners = crisis_there(place, register) if crisis else ("", ())
    parts += [*filter(None, [line]), clinic().crisis_text, call] if crisis else [call]
    contacts = clinic().contacts_for("crisis" if crisis and not _is_bodily(facts) else "emergency")
    if crisis and _is_bodily(facts):
        contacts = (*contacts[:1], *clinic().contacts_for("crisis")[:1], *contacts[1:])
    first = contact_there(place, register)
    contacts = (*listeners, *first, *contacts) if crisis and not _is_bodily(facts) else (*first, *listeners, *contacts)
    return {
        "type": "emergency",
        "text": " ".join(dict.fromkeys(parts)),
        "number": contacts[0].number or clinic().emergency_number,
        "contacts": [contact.model_dump() for contact in dict.fromkeys(contacts)],
    }


def _is_bodily(facts: Facts) -> bool:
    """Whether a sign of the body is an emergency too; then its number comes before the crisis line."""
    signs = knowledge().emergency_symptoms.intersection(facts.symptoms_present) - {CRISIS}
    return bool(facts.acute_signs or signs)


def _suggested(facts: Facts, today: dt.date) -> Suggestion | None:
    try:
        return suggestion_from(facts, today)
    except (CaseError, ValidationError):
        return None
