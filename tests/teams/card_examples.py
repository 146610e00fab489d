"""One small card of each kind, written by hand so that what is drawn does not change with the knowledge."""

from __future__ import annotations

from typing import Any

from channels.replies import Message, Option, Reply
from channels.steps import step_of

Card = dict[str, Any]

SAID = {"sources": ["LABEL"], "confidence": "primary", "jurisdiction": ["US"]}
LINE = "Draft made by rules, not a prescription: a prescriber must confirm it."
LINE_PLAIN = "A draft, not a prescription: a prescriber must confirm it."
CAVEAT = "Draft made by rules, not a prescription.\nFacts used: age 52. Missing: folate."
CAVEAT_PLAIN = "This is a draft, not a prescription.\nIt used these facts: age 52."
LINE = "Draft made by rules, not a prescription: a prescriber must confirm it."
LINE_PLAIN = "A draft, not a prescription: a prescriber must confirm it."
NERVE_COURSE = [{"text": "cyanocobalamin 1,000 mcg IM every second day", "plain": "1,000 mcg every second day"}]

SUGGESTION: Card = {
    "type": "suggestion",
    "register": "clinician",
    "clinic": {
        "name": "Riverside Clinic",
        "contact": "555-0100",
        "emergency_number": "911",
        "contacts": [
            {"label": "Clinic", "number": "555-0100", "sms": None, "address": None, "hours": "weekdays 8 to 5"},
            {"label": "911", "number": "911", "sms": None, "address": None, "hours": None},
        ],
        "closed": "Closed now? Call when it opens.",
    },
    "suggestion": {
        "status": "suggested",
        "urgency": "same_day",
        "protocol": "us-practice",
        "protocol_title": "US practice",
        "headline": "Draft: cyanocobalamin 1,000 mcg IM daily for 7 days, then monthly.",
        "headline_plain": "Draft plan: 1,000 mcg cyanocobalamin every day for 7 days, then every month.",
        "regimen": {
            "steps": [
                {"text": "cyanocobalamin 1,000 mcg IM daily for 7 days", "plain": "1,000 mcg every day for 7 days"},
                {"text": "cyanocobalamin 1,000 mcg IM every month", "plain": "1,000 mcg every month"},
            ],
            "duration": "lifelong",
            "options": [
                [{"text": "cyanocobalamin 2,000 mcg orally daily", "plain": "2,000 mcg tablets every day"}],
                NERVE_COURSE,
            ],
            "options_text": ["cyanocobalamin 2,000 mcg orally daily", NERVE_COURSE[0]["text"]],
            "options_plain": ["2,000 mcg tablets every day", NERVE_COURSE[0]["plain"]],
            "nerve_course": NERVE_COURSE,
        },
        "considered": [
            {
                "title": "500 mcg every 4 weeks",
                "title_plain": "500 mcg every 4 weeks",
                "step": {"text": "cyanocobalamin 500 mcg IM every 4 weeks", "plain": "500 mcg every 4 weeks"},
                "found": "Inside preventive ranges.",
                "found_plain": "Some labels name it to prevent a shortage.",
                "not_found": "No source after a treated deficiency.",
                "not_found_plain": "No source names it after a shortage.",
                "never_with": "Never with nerve involvement.",
                "never_with_plain": "Never with nerve signs.",
                "excluded_here": True,
                "sources": ["LABEL"],
                "confidence": "proposal",
            }
        ],
        "appraisal": {
            "text": "Matches US practice. The draft changes the interval. Next due 1 December.",
            "plain": "It is what US doctors use. The draft changes the gap. The next one is due on 1 December.",
            "change": "more_often",
            "change_text": "The draft changes the interval.",
            "change_plain": "The draft changes the gap.",
            **SAID,
        },
        "reasons": [
            {"rule": "a", "effect": "for", "text": "B12 is low.", "plain": "Your B12 is low.", **SAID},
            {
                "rule": "b",
                "effect": "against",
                "text": "The label gives 100 mcg.",
                "plain": "A label has less.",
                **SAID,
            },
            {"rule": "c", "effect": "changes", "text": "Warfarin: firm pressure.", "plain": "Press firmly.", **SAID},
        ],
        "findings": [
            {
                "name": "serum B12",
                "name_plain": "B12",
                "entered": "98 pg/mL",
                "converted": "72 pmol/L",
                "text": "Below 180 ng/L.",
                "plain": "This is low.",
                **SAID,
            }
        ],
        "referrals": [
            {"urgency": "same_day", "text": "Same-day assessment.", "plain": "Be seen today.", **SAID},
            {"urgency": None, "text": "Dietitian.", "plain": "A dietitian can help.", **SAID},
        ],
        "safety": [
            {"level": "caution", "id": "iv", "text": "Not intravenous.", "plain": "Not into a vein.", **SAID},
        ],
        "monitoring": [{"text": "Blood count at 8 weeks.", "plain": "A blood count at 8 weeks.", **SAID}],
        "expect": [{"text": "Better within weeks.", "plain": "You feel better in weeks.", **SAID}],
        "missing": [
            {
                "field": "labs.folate",
                "status": "not_known",
                "decisive": True,
                "why": "a second shortage can hide",
                "would_help": "Serum folate.",
                "plain": "Your folate level.",
            }
        ],
        "would_change": [
            {"if": "loading is complete", "then": "monthly only", "if_plain": "you had it", "then_plain": "monthly"}
        ],
        "alternatives": [
            {
                "title": "UK, NICE",
                "summary": "hydroxocobalamin 1,000 mcg IM every 2 to 3 months",
                "summary_plain": "1,000 mcg hydroxocobalamin every 2 to 3 months",
                "differs": "product, interval",
                "sources": ["NICE"],
            }
        ],
        "confirmation": {
            "line": LINE,
            "line_plain": LINE_PLAIN,
            "text": CAVEAT,
            "plain": CAVEAT_PLAIN,
            "to_confirm": ["the cause: pernicious anaemia"],
            "to_confirm_plain": ["the cause: pernicious anaemia"],
            "signed_off": False,
        },
        "sources": [
            {
                "id": "LABEL",
                "title": "US label [injection](http://evil.example)",
                "publisher": "FDA",
                "year": 2024,
                "country": "US",
                "address": "https://label.example/1",
                "overdue": True,
            },
            {
                "id": "NICE",
                "title": "NG239",
                "publisher": "NICE",
                "year": None,
                "country": "GB",
                "address": "not an address",
                "overdue": False,
            },
        ],
        "knowledge": {"version": "2026.11", "sha256": "0123456789abcdef"},
    },
}
CALLOUT: Card = {
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
}
REVIEW: Card = {
    "type": "review",
    "rows": [
        {"field": "cause", "label": "Cause", "value": "pernicious anaemia", "note": None, "status": "given"},
        {"field": "age", "label": "Age", "value": "not known", "note": "the rest", "status": "not_known"},
    ],
}
EMERGENCY: Card = {
    "type": "emergency",
    "text": "Chest pain can be dangerous.",
    "number": "911",
    "contacts": [{"label": "Clinic", "number": "555-0100", "sms": None, "address": None, "hours": "8 to 5"}],
}
ANSWER: Card = {
    "type": "answer",
    "id": "how",
    "title": "How will I know that it works?",
    "paragraphs": ["A blood count shows it *first*.", "- tingling can take months"],
    "sources": [
        {
            "id": "A",
            "title": "NG239",
            "publisher": "NICE",
            "year": 2024,
            "country": "GB",
            "url": "https://nice.example/",
        }
    ],
    "confidence": "weak_secondary",
    "caveat": "General information, not a plan.",
}
SCHEDULE: Card = {
    "type": "schedule",
    "title": "Dates from 1 December 2026",
    "schedule": {
        "start": "2026-12-01",
        "until": "2027-12-01",
        "appointments": [
            {
                "earliest": day,
                "latest": day,
                "kind": "injection",
                "optional": False,
                "text": "1,000 mcg IM",
                "plain": "x",
            }
            for day in ("2026-12-01", "2026-12-02")
        ]
        + [
            {
                "earliest": "2026-12-08",
                "latest": "2026-12-11",
                "kind": "blood_test",
                "optional": True,
                "text": "blood count",
                "plain": "a blood count",
            }
        ],
        "notes": ["Each later dose counts from the one before."],
        "notes_plain": ["Each counts from the one before."],
        "caveat": CAVEAT,
        "caveat_plain": CAVEAT_PLAIN,
    },
    "ics": "BEGIN:VCALENDAR",
    "line": LINE,
    "caveat": CAVEAT,
}
VISIT: Card = {
    "type": "visit_sheet",
    "title": "For the visit",
    "facts": ["age 52", "B12 98 pg/mL"],
    "questions": ["Which phase am I in?"],
    "caveat": "Do not start, stop or change injections because of this.",
}
COMPARISON: Card = {
    "type": "comparison",
    "title": "Other guidelines",
    "rows": [
        {
            "protocol": "UK (NICE and BNF)",
            "authority": "NICE",
            "country": "GB",
            "summary": "1,000 mcg every 2 to 3 months",
            "differs": "interval",
        }
    ],
    "line": LINE,
    "caveat": CAVEAT,
}
CHOOSE_MANY: Card = {
    "type": "entry",
    "kind": "choose_many",
    "field": "nerve_symptoms",
    "choices": [{"title": "Tingling", "text": "tingling"}],
    "none": {"title": "None of these", "text": "none of these"},
    "rest": "none of the others",
}
LAB: Card = {
    "type": "entry",
    "kind": "lab",
    "analytes": [{"id": "serum_b12", "name": "B12", "units": ["pg/mL", "pmol/L"]}],
}

CARDS: dict[str, Card] = {
    "suggestion": SUGGESTION,
    "suggestion_for_a_patient": {**SUGGESTION, "register": "patient"},
    "review": REVIEW,
    "emergency": EMERGENCY,
    "callout": CALLOUT,
    "answer": ANSWER,
    "schedule": SCHEDULE,
    "visit_sheet": VISIT,
    "comparison": COMPARISON,
    "choose_many": CHOOSE_MANY,
    "lab": LAB,
    "unknown": {"type": "hologram"},
}
"""Every kind of card; `unknown` is one that nobody has thought of yet."""


def reply_with(
    card: Card | None, titles: tuple[str, ...] = (), text: str | None = None, step: str = "", left: int | None = None
) -> Reply:
    """A reply of one message."""
    options = [Option(id=f"option-{number}", title=title) for number, title in enumerate(titles, start=1)]
    return Reply(messages=[Message(text=text, options=options, card=card)], step=step_of(step, left))
