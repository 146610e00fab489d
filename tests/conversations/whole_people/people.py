"""Whole people: how each begins, what each answers to which question, and where the talk has to arrive."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

PLAIN: dict[str, str] = {
    "phase": "just diagnosed, nothing given yet",
    "cause": "pernicious anaemia",
    "procedure": "I don't know",
    "nerve_symptoms": "none of these",
    "serum_b12": "B12 98 pg/mL",
    "pending_lab": "pg/mL",
    "other_labs": "no other results",
    "age": "54",
    "pregnancy": "neither",
    "conditions": "none of these",
    "medicines": "no other medicines",
    "general_symptoms": "none of these",
    "product": "hydroxocobalamin",
    "dose": "1000 mcg",
    "interval": "every 3 months",
    "last_dose": "3 weeks ago",
    "symptom_course": "improving",
    "review": "yes, that's right",
}
"""What anybody answers where the person says nothing of their own."""


@dataclass(frozen=True)
class Whole:
    """One person; `arrives` is a plan, a status of the core, an emergency, or `nowhere` where no question stands."""

    name: str
    begins: str
    arrives: str
    at_most: int
    """Answers up to the arrival, the review counted in."""
    answers: dict[str, str] = field(default_factory=dict)
    keeps: dict[str, Any] = field(default_factory=dict)
    """Slots that must hold in the end what was said."""
    channel: str | None = None
    """The register that the channel tells, if it does."""
    urgency: str | None = None


PEOPLE: tuple[Whole, ...] = (
    Whole("plain patient", "work out a plan", "plan", 10, keeps={"cause": "pernicious_anaemia", "phase": "repletion"}),
    Whole("plain man", "I'm a man, 47, and just diagnosed with PA. What now?", "plan", 8, keeps={"age": 47}),
    Whole("terse patient", "b12 88", "plan", 11, {"phase": "starting", "cause": "dunno", "age": "70"}, {"age": 70}),
    Whole(
        "verbose patient",
        "Good morning. After months of being tired my doctor rang: pernicious anaemia, B12 101 pg/mL, Hb 11.2 g/dL. "
        "I am a 58 year old woman, not pregnant or breastfeeding, I take warfarin, and nothing has been given yet.",
        "plan",
        7,
        keeps={"medicines": ["warfarin"], "cause": "pernicious_anaemia", "age": 58},
    ),
    Whole(
        "patient in a hurry",
        "no time. 61 male, pernicious anaemia, b12 101 pg/ml, no tingling no allergies no meds, how much and how often",
        "plan",
        6,
        keeps={"age": 61, "sex": "male"},
    ),
    Whole(
        "wrong-footed patient",
        "I need a dose",
        "plan",
        12,
        {"phase": "it was low, 98 pg/mL", "cause": "I'm 66 by the way"},
        {"age": 66},
    ),
    Whole("hostile patient", "useless bot. just diagnosed with PA, b12 98 pg/mL, what dose", "plan", 8),
    Whole(
        "patient who knows nothing",
        "work out a plan",
        "needs_information",
        10,
        dict.fromkeys((*PLAIN,), "I don't know") | {"review": "yes", "other_labs": "no other results"},
    ),
    Whole("pregnant patient", "I'm 22 weeks pregnant and my B12 is 110 pg/mL", "refer", 0, urgency="urgent"),
    Whole(
        "patient who reacted before",
        "I had hives all over after my second B12 shot years ago. B12 is 130 pg/mL now",
        "refer",
        0,
        keeps={"conditions": ["cobalamin_allergy"]},
    ),
    Whole("young patient", "I'm 16 and my B12 is 98 pg/mL", "out_of_scope", 0),
    Whole(
        "patient with tingling",
        "pins and needles in both feet, B12 96 pg/mL, PA, not treated yet",
        "plan",
        8,
        urgency="urgent",
    ),
    Whole(
        "vegan with a borderline level",
        "vegan, B12 240 pg/mL, not on anything yet",
        "needs_information",
        10,
        {"general_symptoms": "tired, none of the others"},
        {"symptoms_present": ["fatigue"]},
    ),
    Whole(
        "patient whose jabs wear off",
        "PA for 15 years, hydroxocobalamin 1 mg every 12 weeks, last one 10 weeks ago",
        "plan",
        9,
        {"symptom_course": "they come back before the next one"},
        {"symptom_course": "returning_before_next_dose"},
    ),
    Whole(
        "patient on tablets", "I take B12 tablets because of metformin, no injections so far. B12 140 pg/mL", "plan", 9
    ),
    Whole(
        "patient with crushing pain", "PA, B12 60 pg/mL, and my chest feels crushed since this morning", "emergency", 0
    ),
    Whole(
        "carer for a father",
        "My dad is 83 and has just been found to have pernicious anaemia, what dose does he need?",
        "plan",
        8,
        keeps={"whose": "father", "age": 83, "cause": "pernicious_anaemia"},
    ),
    Whole(
        "carer for a mother",
        "My mother is 74. Her Hb is 9.4 g/dL and she has tingling.",
        "plan",
        10,
        keeps={"whose": "mother", "symptoms_present": ["paraesthesia"]},
        urgency="urgent",
    ),
    Whole(
        "carer for a wife on treatment",
        "My wife gets hydroxocobalamin 1 mg every three months for her PA, she is 66",
        "plan",
        9,
        keeps={"whose": "wife", "phase": "maintenance"},
    ),
    Whole("carer for a child", "My daughter is 9, how much B12 should she have?", "nowhere", 0),
    Whole(
        "clinician in Slack",
        "72F PA, numb feet, B12 98 ng/L, Hb 91, eGFR 41, on warfarin, not loaded yet",
        "plan",
        2,
        {"review": "suggest now"},
        channel="clinician",
        urgency="urgent",
    ),
    Whole(
        "clinician on the web",
        "45F, PA, Hb 82, MCV 118, numb feet, B12 95 pg/mL, not loaded. Regimen?",
        "plan",
        3,
        {"review": "suggest now"},
        {"register": "clinician"},
    ),
    Whole(
        "clinician with a cord",
        "52M ataxia, loss of vibration sense, B12 70 pg/mL, Hb 9.4 g/dL, MCV 121, IF Ab positive, PA, not yet treated",
        "plan",
        3,
        {"review": "suggest now"},
        channel="clinician",
        urgency="same_day",
    ),
    Whole(
        "clinician step by step",
        "I'm a clinician",
        "plan",
        10,
        {"cause": "pernicious anaemia"},
        {"register": "clinician"},
    ),
)
