"""One small message for each type of card, with fixed words: what the golden files are rendered from."""

from __future__ import annotations

from typing import Any

from channels.replies import Message, Option
from channels.steps import Step

Json = dict[str, Any]


def options(*titles: str) -> list[Option]:
    """Options with these titles."""
    return [Option(id=f"sealed-{number}", title=title) for number, title in enumerate(titles, start=1)]


def said(item: Json, text: str, plain: str) -> Json:
    """A statement of a rule with its source."""
    return {**item, "text": text, "plain": plain, "sources": ["LABEL"], "confidence": "primary", "jurisdiction": ["US"]}


STEP = {
    "text": "cyanocobalamin 1,000 mcg IM daily for 7 days",
    "plain": "1,000 mcg cyanocobalamin every day for 7 days",
}
NEXT = {"text": "cyanocobalamin 1,000 mcg IM every month", "plain": "1,000 mcg cyanocobalamin every month"}

SUGGESTION: Json = {
    "status": "suggested",
    "urgency": "urgent",
    "protocol": "us-practice",
    "protocol_title": "US practice references",
    "headline": "Draft: cyanocobalamin 1,000 mcg IM daily, then monthly; lifelong.",
    "headline_plain": "Draft plan: 1,000 mcg cyanocobalamin every day, then every month; for life.",
    "regimen": {"product": "cyanocobalamin", "steps": [STEP, NEXT], "duration": "lifelong",
                "options": [[NEXT], [STEP, NEXT]], "nerve_course": [STEP, NEXT],
                "options_text": ["cyanocobalamin 1,000 mcg IM every month", "the stronger course"],
                "options_plain": ["1,000 mcg every month", "the stronger course"]},
    "considered": [
        {
            "title": "500 mcg every 4 weeks",
            "title_plain": "500 mcg every 4 weeks",
            "step": {"text": "cyanocobalamin 500 mcg IM every 4 weeks", "plain": "500 mcg every 4 weeks"},
            "found": "Found: a preventive range.",
            "found_plain": "Found: to prevent a shortage.",
            "not_found": "Not found: a source for it here.",
            "not_found_plain": "Not found: a source for it here.",
            "never_with": "Never with nerve involvement.",
            "never_with_plain": "Never with nerve trouble.",
            "excluded_here": True,
            "sources": ["LABEL"],
            "confidence": "proposal",
        }
    ],
    "appraisal": {"text": "Monthly 1,000 mcg matches. The draft changes the interval. Next due 1 December.",
                  "plain": "Your dose matches. The draft changes the gap. The next one is due on 1 December.",
                  "change": "more_often", "change_text": "The draft changes the interval.",
                  "change_plain": "The draft changes the gap.", "sources": ["LABEL"]},
    "reasons": [
        said({"effect": "for"}, "Stores are empty.", "Your stores are empty."),
        said({"effect": "against"}, "The label gives 100 mcg.", "The label uses 100 mcg."),
        said({"effect": "changes"}, "Anaemia is severe.", "Your blood count is low."),
    ],
    "findings": [
        {
            **said({}, "Below the limit.", "Below the line."),
            "name": "serum B12",
            "name_plain": "B12",
            "entered": "<98 pg/mL",
            "converted": "<72 pmol/L",
        }
    ],
    "referrals": [
        said({"urgency": "urgent"}, "Sensory symptoms: urgent review.", "Please be seen soon."),
        said({"urgency": None}, "Dietitian.", "A dietitian."),
    ],
    "safety": [said({"level": "caution"}, "Not intravenous.", "Not into a vein.")],
    "monitoring": [said({}, "Blood count at 8 weeks.", "A blood count at 8 weeks.")],
    "expect": [said({}, "Improvement within 2 weeks.", "You may feel better within 2 weeks.")],
    "missing": [
        {"would_help": "Haemoglobin.", "why": "severe anaemia changes the plan", "plain": "Your blood count.",
         "decisive": True, "status": "not_known"},
    ],
    "would_change": [
        {"if": "loading is complete", "then": "monthly", "if_plain": "the first phase is done", "then_plain": "monthly"}
    ],
    "alternatives": [
        {"title": "UK, BNF", "summary": "hydroxocobalamin 1,000 mcg", "summary_plain": "1,000 mcg hydroxocobalamin",
         "differs": "product", "sources": ["LABEL"]},
    ],
    "confirmation": {
        "line": "Draft made by rules, not a prescription: a prescriber must confirm, change or reject it.",
        "line_plain": "A draft, not a prescription: a prescriber must confirm it.",
        "text": "Draft made by rules, not a prescription. A prescriber must confirm it.\nFacts used: age 72, female.",
        "plain": "This is a draft, not a prescription. A prescriber must confirm it.\nIt used: age 72, female.",
        "to_confirm": ["the cause"],
        "to_confirm_plain": ["the cause"],
        "signed_off": False,
    },
    "sources": [
        {"id": "LABEL", "title": "Cyanocobalamin label", "publisher": "FDA", "year": 2020, "country": "US",
         "address": "see https://label.example/1; page 2", "overdue": True},
    ],
    "knowledge": {"version": "2026.11", "sha256": "0123456789abcdef"},
}  # fmt: skip
CLINIC = {
    "name": "Clinic <b>&</b> Sons",
    "contact": "555-0100",
    "emergency_number": "911",
    "contacts": [
        {"label": "Clinic", "number": "555-0100", "sms": None, "address": None, "hours": "weekdays 8 to 5"},
        {"label": "911", "number": "911", "sms": None, "address": None, "hours": None},
    ],
    "closed": "Closed now? Call when it opens.",
}
LINE = "Draft made by rules, not a prescription: a prescriber must confirm, change or reject it."
CAVEAT = "Draft made by rules, not a prescription.\nA prescriber must confirm it."

MESSAGES: dict[str, Message] = {
    "suggestion": Message(
        text=None,
        options=options("What would change it", "Why"),
        card={"type": "suggestion", "register": "clinician", "suggestion": SUGGESTION, "clinic": CLINIC},
    ),
    "suggestion_for_a_patient": Message(
        text=None,
        options=[],
        card={"type": "suggestion", "register": "patient", "suggestion": SUGGESTION, "clinic": CLINIC},
    ),
    "review": Message(
        text="Read as below. Correct?",
        options=options("Correct", "Change B12"),
        card={
            "type": "review",
            "rows": [
                {"field": "serum_b12", "label": "B12", "value": "<98 pg/mL", "note": "rest not known",
                 "status": "not_known"},
                {"field": "age", "label": "Age", "value": "", "note": None, "status": "not_asked"},
            ],
        },
    ),
    "callout": Message(text=None, options=[], card={
        "type": "callout",
        "register": "patient",
        "group": "urgency",
        "name": "same_day",
        "text": "Your blood count is very low. Speak to a doctor today.",
        "clinic": {
            "emergency_number": "911",
            "contacts": [
                {"label": "Clinic", "number": "555-0100", "sms": None, "address": None, "hours": "weekdays 8 to 5"}
            ],
            "closed": "Closed now? Do not wait until it opens.",
        },
    }),
    "emergency": Message(
        text=None, options=[], card={
            "type": "emergency",
            "number": "911",
            "text": "Chest pain can be dangerous.",
            "contacts": [{"label": "Clinic", "number": "555-0100", "sms": None, "address": None, "hours": "8 to 5"}],
        }
    ),
    "answer": Message(
        text=None,
        options=options("Back to the question"),
        card={
            "type": "answer",
            "id": "how_will_i_know",
            "title": "How will I know that it works?",
            "paragraphs": ["**Symptoms**, not the level.", "Most people notice it within weeks."],
            "sources": [
                {"id": "G", "title": "A guideline", "publisher": "Society", "year": 2024, "country": "GB",
                 "url": "https://guideline.example/"},
            ],
            "confidence": "weak_secondary",
            "caveat": "Your clinician knows your record.",
        },
    ),
    "schedule": Message(
        text=None,
        options=[],
        card={
            "type": "schedule",
            "title": "Dates from 1 December 2026",
            "schedule": {
                "appointments": [
                    {"earliest": "2026-12-01", "latest": "2026-12-01", "kind": "injection", "number": 1,
                     "optional": False, "text": "cyanocobalamin 1,000 mcg IM", "plain": "1,000 mcg cyanocobalamin"},
                    {"earliest": "2026-12-08", "latest": "2026-12-11", "kind": "blood_test", "number": None,
                     "optional": True, "text": "Blood count.", "plain": "A blood count."},
                ],
                "notes": ["Each later dose counts from the day on which the dose before was truly given."],
                "notes_plain": ["Each later injection counts from the day of the one before."],
            },
            "ics": "BEGIN:VCALENDAR",
            "line": LINE,
            "caveat": CAVEAT,
        },
    ),
    "visit_sheet": Message(
        text=None,
        options=[],
        card={
            "type": "visit_sheet",
            "title": "For your visit",
            "facts": ["Age 72, female", "B12 98 pg/mL"],
            "questions": ["Which phase am I in?"],
            "caveat": CAVEAT,
        },
    ),
    "comparison": Message(
        text=None,
        options=[],
        card={
            "type": "comparison",
            "title": "Other guidelines",
            "rows": [
                {"protocol": "UK (NICE and BNF)", "authority": "NICE", "country": "GB",
                 "summary": "hydroxocobalamin 1,000 mcg", "differs": "product"},
            ],
            "line": LINE,
            "caveat": CAVEAT,
        },
    ),
    "entry_choose_many": Message(
        text="Any of these?",
        options=options("Tingling", "None of these", "Not known"),
        card={
            "type": "entry",
            "kind": "choose_many",
            "field": "nerve_symptoms",
            "choices": [{"title": "Tingling", "text": "tingling"}],
            "none": {"title": "None of these", "text": "none of these"},
            "rest": "none of the others",
        },
    ),
    "entry_lab": Message(
        text="Serum B12, with unit?",
        options=options("Not known"),
        card={
            "type": "entry",
            "kind": "lab",
            "analytes": [{"id": "serum_b12", "name": "B12", "units": ["pg/mL", "pmol/L"]}],
        },
    ),
    "text": Message(text="Any of these?\n- tingling\n- **numbness** & <falls>", options=options("None"), card=None),
}  # fmt: skip

STEPS = {"text": Step(number=3, of=7, name="symptoms")}
