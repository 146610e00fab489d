"""The options under a question as Rasa's buttons."""

from __future__ import annotations

import json
from typing import Any

from actions.facts.facts import Facts
from actions.questions.question import Question
from actions.registers import Register
from actions.saying.wording import sentences


def buttons(item: Question, facts: Facts, register: Register) -> list[dict[str, str]]:
    """The options of a question as Rasa's buttons."""
    shown = [
        button(offer.titled(facts, register), answer_payload(item.id, offer.value)) for offer in item.offers(facts)
    ]
    if register == "clinician" and item.is_a_line:
        shown.append(button(sentences()["option_suggest_now"].to(register), "/suggest_now"))
    return shown


def button(title: str, payload: str) -> dict[str, str]:
    """One button."""
    return {"title": title, "payload": payload}


def answer_payload(field: str, value: Any, intent: str = "inform") -> str:
    """What a tapped option sends: the question that it answers, and the value."""
    return f"/{intent}{json.dumps({'answer': {'field': field, 'value': value}})}"
