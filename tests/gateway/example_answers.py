"""Answers of a conversation as the actions would send them; the suggestions are the core's own."""

from __future__ import annotations

from typing import Any

from b12core import parse_case, suggest

CLINIC = {
    "name": "Riverside Clinic",
    "contact": "555-0100, weekdays 8 to 5, or ask at the front desk",
    "emergency_number": "911",
}


def message(
    text: str | None = None, buttons: dict[str, str] | None = None, card: dict[str, Any] | None = None
) -> dict[str, Any]:
    """One message as the connector returns it; buttons by title."""
    offered = [{"title": title, "payload": payload} for title, payload in (buttons or {}).items()]
    return {"text": text, "buttons": offered, "card": card}


def answer(*messages: dict[str, Any], step: str | None = None) -> dict[str, Any]:
    """One turn as the connector returns it."""
    return {"messages": list(messages), "active_loop": f"{step}_form" if step else None}


def suggestion_card(register: str = "patient", **changes: Any) -> dict[str, Any]:
    """The card that the core gives for pernicious anaemia at the start, with changes to that case."""
    content = suggest(parse_case({**CASE, **changes})).model_dump(mode="json", by_alias=True)
    return {"type": "suggestion", "register": register, "suggestion": content, "clinic": CLINIC}


CASE: dict[str, Any] = {
    "as_of": "2026-11-22",
    "phase": "repletion",
    "cause": "pernicious_anaemia",
    "symptoms": {"present": ["fatigue"], "absent": ["paraesthesia", "gait_disturbance"]},
    "labs": [{"analyte": "serum_b12", "value": 98, "unit": "pg/mL"}],
    "patient": {"age": 52, "sex": "female", "pregnant": False, "breastfeeding": False},
    "conditions": [],
    "medicines": ["warfarin"],
}
URGENT_CASE = {
    **CASE,
    "symptoms": {"present": ["numbness", "gait_disturbance"]},
    "labs": [
        {"analyte": "serum_b12", "value": 98, "unit": "ng/L"},
        {"analyte": "haemoglobin", "value": 91, "unit": "g/L"},
    ],
    "preferences": {"lower_dose": True},
}

WELCOME = answer(
    message(
        "Hello, I'm the B12 assistant of Riverside Clinic. I help you and your clinician put a B12 injection plan "
        "together, and I answer questions about B12.\n\nI'm a program, not a clinician: they confirm or change "
        "everything I suggest.",
        {"Work out a plan": "/plan", "Ask a question": "/question", "I'm a clinician": "/clinician"},
    )
)
SYMPTOMS = answer(
    message("I noted: cause **pernicious anaemia**, B12 **98 pg/mL** (that is 72 pmol/L)."),
    message(
        "Have you noticed any of these?\n- tingling or numbness\n- unsteady walking\n- blurred sight\n- memory or "
        "thinking trouble",
        {"None of these": '/inform{"answer": {"field": "symptoms", "value": []}}', "Why do you ask?": "/ask_why"},
    ),
    step="symptoms",
)
REVIEW = answer(
    message(
        "Please check this before I go on.",
        {"That's right": "/affirm", "Change something": '/change{"answer": {"field": "labs"}}'},
        {
            "type": "review",
            "rows": [
                {"field": "phase", "label": "Treatment", "value": "just starting", "note": None, "status": "given"},
                {"field": "cause", "label": "Cause", "value": "pernicious anaemia", "note": None, "status": "given"},
                {"field": "labs.serum_b12", "label": "B12", "value": "98 pg/mL", "note": "that is 72 pmol/L",
                 "status": "given"},
                {"field": "labs.folate", "label": "Folate", "value": "", "note": None, "status": "not_known"},
                {"field": "age", "label": "Age", "value": "", "note": None, "status": "not_asked"},
            ],
        },
    ),
    step="review",
)  # fmt: skip
EMERGENCY = answer(
    message(
        None,
        {"I am safe, go on": "/resume"},
        {
            "type": "emergency",
            "number": "911",
            "text": "Chest pain can be dangerous. Please call now, or have someone bring you to an emergency "
            "department. I stop here: no plan matters more than this.",
        },
    )
)


def plan() -> dict[str, Any]:
    """The answer with the draft plan for a patient."""
    buttons = {"Why not every 2 months?": "/ask_why", "When will I feel better?": "/ask_expect", "Dates": "/schedule"}
    return answer(message("Here is the draft to take to your clinician.", buttons, suggestion_card()))


def clinician_plan() -> dict[str, Any]:
    """The answer with the draft for a clinician, in an urgent case."""
    return answer(
        message(
            "Read as: 72, female · numbness, gait disturbance · B12 98 ng/L.",
            {"What would change it": "/ask_change"},
            suggestion_card("clinician", **URGENT_CASE),
        )
    )
