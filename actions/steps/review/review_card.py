"""The review: every fact as it was understood, line by line, with what is not known and what was not asked."""

from __future__ import annotations

from typing import Any

from actions.questions.catalogue import answered, questions
from actions.turn.talk import Talk


def review_card(talk: Talk) -> dict[str, Any]:
    """The review card: one row a question that applies."""
    states = answered(talk.facts)
    rows = []
    for item in questions().values():
        state = states[item.id]
        value = item.described(talk.facts, talk.register)
        applies = state != "not_applicable" or value is not None
        if not item.is_a_line or not applies:
            continue
        status = "not_known" if state == "not_known" else "given" if value is not None else "not_asked"
        rows.append(
            {
                "field": item.id,
                "label": item.label,
                "value": value or talk.say("row_not_known" if status == "not_known" else "row_not_asked"),
                "note": talk.say("row_partly_known") if status == "not_known" and value and item.partly_known else None,
                "status": status,
            }
        )
    return {"type": "review", "rows": rows}
