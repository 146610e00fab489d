"""Answers of a conversation as the actions would send them; the suggestions are the core's own."""

from __future__ import annotations

import datetime as dt
from typing import Any

from actions.steps.suggestion.dose_table import dose_table
from b12core import parse_case, suggest
from b12core.knowledge import load_knowledge
from b12core.schedule import Schedule, build_schedule
from b12core.schedule_export import as_calendar

CLINIC = {
    "name": "Riverside Clinic",
    "contact": "555-0100, weekdays 8 to 5, or ask at the front desk",
    "emergency_number": "911",
}


def contact(label: str, number: str, sms: str | None = None) -> dict[str, str | None]:
    """Somebody to reach, as a card carries it."""
    return {"label": label, "number": number, "sms": sms, "address": None, "hours": None}


def message(
    text: str | None = None, buttons: dict[str, str] | None = None, card: dict[str, Any] | None = None
) -> dict[str, Any]:
    """One message as the connector returns it; buttons by title."""
    offered = [{"title": title, "payload": payload} for title, payload in (buttons or {}).items()]
    return {"text": text, "buttons": offered, "card": card}


def answer(
    *messages: dict[str, Any], step: str | None = None, left: int | None = None, emergency: bool = False
) -> dict[str, Any]:
    """One turn as the connector returns it."""
    return {
        "messages": list(messages),
        "active_loop": f"{step}_form" if step else None,
        "questions_left": left,
        "emergency": emergency,
    }


def suggestion_card(register: str = "patient", protocol: str | None = None, **changes: Any) -> dict[str, Any]:
    """The card that the core gives for pernicious anaemia at the start, with changes to that case."""
    suggestion = suggest(parse_case({**CASE, **changes}), protocol)
    content = suggestion.model_dump(mode="json", by_alias=True)
    dates = build_schedule(suggestion, START) if suggestion.regimen else None
    caption = "An example only: the dates if it began on Sunday, November 22, 2026."
    shown = {**dates.model_dump(mode="json", exclude={"caveat", "caveat_plain"}), "caption": caption} if dates else None
    return {
        "type": "suggestion",
        "register": register,
        "suggestion": content,
        "clinic": {
            **CLINIC,
            "contacts": [contact("Riverside Clinic", "555-0100"), contact("Emergency services", "911")],
            "closed": "Closed now? Call when it opens." if suggestion.urgency else None,
        },
        "schedule": shown,
        "doses": dose_table(suggestion.regimen, register, load_knowledge()) if suggestion.regimen else [],
        "lead": ["What to ask at my visit", "Why this?"],
    }


START = dt.date(2026, 11, 22)


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
    left=8,
)
NERVE_SIGNS = answer(
    message("I noted: cause **pernicious anaemia**, B12 **98 pg/mL** (that is 72 pmol/L)."),
    message(
        "Have you noticed any of these: tingling or pins and needles, unsteady walking, memory or thinking trouble?",
        {
            "Tingling or pins and needles": "/inform_tingling",
            "Unsteady walking": "/inform_walking",
            "Memory or thinking trouble": "/inform_memory",
            "None of these": "/inform_none",
            "I don't know": "/inform_not_known",
        },
        {
            "type": "entry",
            "kind": "choose_many",
            "field": "nerve_symptoms",
            "choices": [
                {"title": "Tingling or pins and needles", "text": "tingling or pins and needles"},
                {"title": "Unsteady walking", "text": "unsteady walking"},
                {"title": "Memory or thinking trouble", "text": "memory or thinking trouble"},
            ],
            "none": {"title": "None of these", "text": "none of these"},
            "rest": "none of the others",
        },
    ),
    step="symptoms",
)
B12 = answer(
    message(
        "What was your B12 result? Please give the number and its unit.",
        {"I don't know it": "/inform_not_known"},
        {
            "type": "entry",
            "kind": "lab",
            "analytes": [
                {"id": "serum_b12", "name": "B12", "units": ["ng/L", "pg/mL", "pmol/L"]},
                {"id": "active_b12", "name": "active B12", "units": ["pmol/L"]},
            ],
        },
    ),
    step="labs",
)
WORDS = [{"title": "Positive", "text": "positive"}, {"title": "Negative", "text": "negative"}]
OTHER_RESULTS = answer(
    message(
        "Do you have other results?",
        {"No other results": "/inform_none", "Keep it as it is": "/keep"},
        {
            "type": "entry",
            "kind": "lab",
            "analytes": [
                {"id": "haemoglobin", "name": "haemoglobin", "units": ["g/dL", "g/L"]},
                {"id": "intrinsic_factor_antibody", "name": "intrinsic factor antibody", "units": [], "words": WORDS},
            ],
            "others": [{"id": "tsh", "name": "TSH", "units": ["mIU/L"]}],
            "known": [
                {"id": "haemoglobin", "value": 10.2, "unit": "g/dL", "comparator": None, "taken_on": "2026-10-01"}
            ],
        },
    ),
    step="labs",
)
FIRST_DAY = answer(
    message(
        "Which day should I count from?",
        {"Today": "/today"},
        {"type": "entry", "kind": "day", "field": "start_date", "first": "2026-11-29", "last": "2027-05-31"},
    )
)
AGE = answer(
    message(
        "How old are you?",
        {"I'd rather not say": "/inform_not_known"},
        {
            "type": "entry",
            "kind": "age",
            "field": "age",
            "up_to": 59,
            "ask": "Are you pregnant or breastfeeding?",
            "choices": [
                {"title": "Pregnant", "text": "years old, pregnant"},
                {"title": "Neither", "text": "years old, not pregnant, not breastfeeding"},
                {"title": "Does not apply: I'm male", "text": "years old, male"},
            ],
        },
    ),
    step="safety",
)
ONE_RESULT = answer(
    message(
        "And your folate?",
        {"No other results": "/inform_none"},
        {"type": "entry", "kind": "lab", "analytes": [{"id": "folate", "name": "folate", "units": ["ug/L", "nmol/L"]}]},
    ),
    step="labs",
)
REVIEW = answer(
    message(
        "Please check this before I go on.",
        {"Yes, that's right": "/affirm", "Treatment": "/change_phase", "B12": "/change_b12"},
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
            "contacts": [contact("Emergency services", "911"), contact("Riverside Clinic", "555-0100")],
        },
    )
)

CALLOUT = answer(
    message("I noted: haemoglobin **6.9 g/dL**."),
    message(
        card={
            "type": "callout",
            "register": "patient",
            "group": "urgency",
            "name": "same_day",
            "text": "Your blood count is very low. Speak to a doctor today. I go on with my questions meanwhile.",
            "clinic": {
                "emergency_number": "911",
                "contacts": [contact("Riverside Clinic", "555-0100"), contact("Emergency services", "911")],
                "closed": "Closed now? Do not wait until it opens. Go to an emergency department today.",
            },
        }
    ),
    message("How old are you?", {"I'd rather not say": "/inform_not_known"}),
    step="safety",
)

A_PERSON = answer(message("You can talk to a person at the clinic."), emergency=True)
CRISIS = answer(
    message(
        None,
        {},
        {
            "type": "emergency",
            "number": "988",
            "text": "You matter, and help is there right now.",
            "contacts": [contact("Crisis line", "988", "988"), contact("Emergency services", "911")],
        },
    )
)

CAVEAT = (
    "This is a draft made by rules, not a prescription. Do not start, stop or change injections because of this page. "
    "If you feel very unwell, call 911."
)
LINE = "A draft, not a prescription: a prescriber must confirm it, and this clinic has not checked its rules."
ANSWER = answer(
    message(
        None,
        {"Go on with my plan": "/resume"},
        {
            "type": "answer",
            "id": "how_will_i_know",
            "title": "How will I know that the injections work?",
            "paragraphs": ["How you feel is the best sign.", "A B12 level during injections says little."],
            "sources": [
                {
                    "id": "GEMS2025",
                    "title": "Vitamin B12 deficiency in over 16s",
                    "publisher": "A publisher",
                    "year": 2025,
                    "country": "GB",
                    "url": "https://example.org/b12",
                },
                {
                    "id": "X",
                    "title": "A leaflet",
                    "publisher": "A hospital",
                    "year": 2024,
                    "country": "NL",
                    "url": None,
                },
            ],
            "confidence": "weak_secondary",
            "caveat": CAVEAT,
        },
    )
)
VISIT_SHEET = answer(
    message(
        "This is for your visit.",
        {},
        {
            "type": "visit_sheet",
            "title": "What to take to your visit",
            "facts": ["I am starting treatment.", "Cause: pernicious anaemia", "B12 98 pg/mL (72 pmol/L)"],
            "plan": "1,000 mcg every day for 7 days, then 1,000 mcg every month, for life",
            "line": "A draft, not a prescription: a prescriber must confirm it.",
            "questions": ["Which phase am I in?", "Which tests will show that it works, and when are they repeated?"],
            "caveat": CAVEAT,
        },
    )
)
COMPARISON = answer(
    message(
        "Guidelines differ on this:",
        {},
        {
            "type": "comparison",
            "title": "What other guidelines say",
            "rows": [
                {
                    "protocol": "UK (NICE and BNF)",
                    "authority": "NICE and BNF",
                    "country": "GB",
                    "summary": "hydroxocobalamin, then every 2 to 3 months",
                    "differs": "product, interval",
                },
                {
                    "protocol": "Hong Kong (product label)",
                    "authority": "Product label",
                    "country": "HK",
                    "summary": "cyanocobalamin every month",
                    "differs": "",
                },
            ],
            "line": LINE,
            "caveat": CAVEAT,
        },
    )
)


def dates() -> dict[str, Any]:
    """The answer with the plan's dates from a start day."""
    made: Schedule = build_schedule(suggest(parse_case(CASE)), START)
    card = {
        "type": "schedule",
        "title": "Your draft dates from 22 November 2026",
        "schedule": made.model_dump(mode="json"),
        "ics": as_calendar(made).decode(),
        "line": made.line_plain,
        "caveat": made.caveat_plain,
    }
    return answer(message(None, {"Change the start date": "/schedule"}, card))


def plan() -> dict[str, Any]:
    """The answer with the draft plan for a patient."""
    buttons = {
        "What to ask at my visit": "/visit_sheet",
        "Why this?": "/why_this",
        "Change an answer": "/change",
        "Why not every 2 months?": "/ask_why",
        "When will I feel better?": "/ask_expect",
        "Dates": "/schedule",
    }
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
