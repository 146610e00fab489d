"""The review: every fact as it was understood, line by line, with what is not known and what was not asked."""

from __future__ import annotations

from typing import Any

from actions.questions.catalogue import questions
from actions.questions.describe import described
from actions.questions.progress import answered
from actions.steps.review.change import UNCHANGEABLE
from actions.turn.talk import Talk

PARTLY = ("nerve_symptoms", "general_symptoms", "pregnancy", "allergies", "conditions", "medicines")
"""Questions of which a part can be known and the rest not."""


def review_card(talk: Talk) -> dict[str, Any]:
    """The review card: one row a question that applies."""
    states = answered(talk.facts)
    rows = []
    for item in questions().values():
        state = states[item.id]
        value = described(item, talk.facts, talk.register)
        applies = state != "not_applicable" or value is not None or item.id == "pregnancy"
        if item.id in UNCHANGEABLE or not applies:
            continue
        status = "not_known" if state == "not_known" else "given" if value is not None else "not_asked"
        rows.append(
            {
                "field": item.id,
                "label": item.label,
                "value": value or talk.say("row_not_known" if status == "not_known" else "row_not_asked"),
                "note": talk.say("row_partly_known") if status == "not_known" and value and item.id in PARTLY else None,
                "status": status,
            }
        )
    return {"type": "review", "rows": rows}
