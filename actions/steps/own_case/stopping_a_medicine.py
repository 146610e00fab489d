"""Answers whether another medicine than B12 may be stopped: never with leave for it, with what is held of that medicine
beside it (safety item S-02: no advice on any other medicine than to ask first).
"""

from __future__ import annotations

from actions.core import knowledge, name_of
from actions.steps.interruptions.general_questions import education
from actions.turn.medicines_asked_of import medicines_asked_of
from actions.turn.talk import Talk
from education.content import Entry

FOLIC_ACID = "folic_acid"

_SPEAKS_OF_STOPPING = {
    "metformin": "metformin",
    "acid_suppressant": "acid_medicines",
    "anticoagulant": "blood_thinner",
    "cardiac_glycoside": "heart_or_water_tablets",
    "potassium_losing_diuretic": "heart_or_water_tablets",
    FOLIC_ACID: "folate",
}
"""The answer of the education pages that speaks of stopping a medicine, by the medicine's class."""


def whether_to_stop(talk: Talk) -> list[str]:
    """The lines that say whom to ask first; none where the turn does not ask whether to stop a medicine."""
    asked = medicines_asked_of(talk.turn)
    if not asked:
        return []
    if (talk.facts.pregnant or talk.facts.pregnancy_possible) and FOLIC_ACID in _classes(talk):
        return [talk.say("folic_acid_in_pregnancy")]
    names = [name_of("medicines", known, talk.register) for known in _known(talk)] or asked
    return [talk.say("ask_before_stopping", medicine=names[0])]


def answer_on_stopping(talk: Talk) -> Entry | None:
    """The answer of the education pages on the medicine of which the turn asks whether to stop it; None for none."""
    if not medicines_asked_of(talk.turn):
        return None
    by_class = [_SPEAKS_OF_STOPPING[each] for each in _classes(talk) if each in _SPEAKS_OF_STOPPING]
    found = [each for each in talk.turn.found.ids[:1] if each in _SPEAKS_OF_STOPPING.values()]
    return next((education().entry(each) for each in [*by_class, *found]), None)


def _known(talk: Talk) -> list[str]:
    """The ids of those that are asked of and that the vocabulary knows."""
    asked = medicines_asked_of(talk.turn)
    return [m.id for m in talk.turn.mentions if m.type == "medicine" and m.text in asked]


def _classes(talk: Talk) -> list[str]:
    terms = knowledge().vocabulary.terms["medicines"]
    return [each for medicine in _known(talk) for each in terms[medicine].classes]
