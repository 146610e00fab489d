"""The words in which a person told each fact, for the clinician who checks what was understood."""

from __future__ import annotations

from collections.abc import Iterator

from actions.facts.said import Mentioned, turn_of_message
from actions.questions.entries import listed_in
from actions.questions.symptoms import NerveSymptoms
from actions.turn.talk import Talk

MOST = 6
"""Words that are shown for one fact, the latest of them."""

_QUESTIONS = {
    "phase": "phase",
    "cause": "cause",
    "procedure": "procedure",
    "age": "age",
    "pregnancy": "pregnancy",
    "condition": "conditions",
    "other_allergy": "conditions",
    "other_condition": "conditions",
    "other_lab": "other_labs",
    "allergy_none": "conditions",
    "medicine": "medicines",
    "medicine_none": "medicines",
    "product": "product",
    "dose": "dose",
    "interval": "interval",
    "last_dose": "last_dose",
    "doses_given": "doses_given",
    "course": "symptom_course",
}
"""The question that a kind of mention belongs to, where its kind alone says so."""


def own_words(talk: Talk) -> dict[str, list[str]]:
    """What was typed about each question, in the order of the talk; nothing where an option was tapped."""
    found: dict[str, dict[str, None]] = {}
    for mention in _told(talk):
        words = found.setdefault(_question_of(mention), {})
        words.pop(mention.text, None)
        words[mention.text] = None
    return {question: [*words][-MOST:] for question, words in found.items() if question}


def _told(talk: Talk) -> Iterator[Mentioned]:
    for event in talk.tracker.events:
        if event.get("event") == "user":
            told = turn_of_message(event.get("parse_data") or {}, talk.turn.today)
            yield from (mention for mention in told.mentions if mention.is_own and mention.text and not mention.topic)


def _question_of(mention: Mentioned) -> str:
    if mention.type == "lab":
        return "serum_b12" if mention.id == "serum_b12" else "other_labs"
    if mention.type == "symptom":
        return "nerve_symptoms" if mention.id in listed_in(NerveSymptoms.named) else "general_symptoms"
    return _QUESTIONS.get(mention.type, "")
