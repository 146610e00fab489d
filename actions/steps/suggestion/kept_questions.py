"""Questions that came with facts and wait for the plan: each is answered beside it, so that the promise is kept."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from rasa_sdk.events import SlotSet

from actions.facts.dose_wishes import asks_for_a_dose
from actions.facts.said import Mentioned, Turn
from actions.turn.talk import Events, Talk
from education.asking import asks, questions_behind
from education.found import NOTHING_FOUND, Found
from education.ways import ways_of

KEPT = "kept_questions"
"""The slot of the questions that wait."""

MOST = 3
"""How many wait at most, the latest of them."""

ABOUT_THE_CASE = frozenset({"inform", "correct", "start_plan", "ask_faq", "nlu_fallback"})
"""What messages are about that can hold a question to take to the clinic."""

LONGEST = 160
"""Characters of a question that are said back."""

FEWEST_WORDS = 3
"""Words from which on a sentence with a question mark is a question, and no doubt about a value."""

_SENTENCE = re.compile(r"[^.?!\n]+[.?!\n]*")


class KeptQuestion(BaseModel):
    """A question as it was asked, with what the search found for it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: str
    found: Found = NOTHING_FOUND
    mentions: tuple[Mentioned, ...] = ()
    """The facts that it names."""
    results: tuple[str, ...] = ()
    """The results that it asks of and that had no unit yet."""


def question_in(text: str) -> str | None:
    """The question of a message in its own words; None where it asks none, or asks for a dose, which the plan gives."""
    asked = [sentence.strip() for sentence in _SENTENCE.findall(text) if sentence.rstrip().endswith("?")]
    asked = [sentence for sentence in asked if len(sentence.split()) >= FEWEST_WORDS] or questions_behind(text)
    if not asked and asks(text) and "?" not in text:
        asked = [text.strip()]
    asked = [sentence for sentence in asked if not asks_for_a_dose(sentence)]
    return " ".join(asked)[:LONGEST] or None


def asks_outright(text: str) -> bool:
    """Whether a sentence of a message that tells facts is a question by how it begins, and no doubt about a value."""
    begins = ways_of("education")["begins_to_ask"]
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(text)]
    return any(begins.is_said_in(each) and len(each.split()) >= FEWEST_WORDS for each in sentences)


def asked_in_the_talk(talk: Talk) -> list[str]:
    """The latest questions of the whole talk about the own case, each once, in the words in which they were asked."""
    asked: dict[str, None] = {}
    for event in talk.tracker.events:
        text, told = event.get("text") or "", (event.get("parse_data") or {}).get("intent") or {}
        typed = event.get("event") == "user" and not text.startswith("/")
        question = question_in(text) if typed and told.get("name") in ABOUT_THE_CASE else None
        if question is not None:
            asked.pop(question, None)
            asked[question] = None
    return [*asked][-MOST:]


def keep_question(talk: Talk) -> Events:
    """Says that the question of this turn is answered with the plan, and the slot in which it waits for that."""
    text = question_in(talk.turn.text)
    waiting = kept(talk)
    apart = [each.text[:LONGEST] for each in talk.turn.found.apart if not asks_for_a_dose(each.text)]
    asked = apart if len(apart) > 1 else [text] if text else []
    new = [each for each in asked if all(each != known.text for known in waiting)]
    if not new:
        return []
    talk.utter(talk.say("question_after_facts"))
    return stored([*waiting, *(question_of(talk.turn, each) for each in new)])


def question_of(turn: Turn, text: str) -> KeptQuestion:
    """A question of a turn's text, with what the search found for it alone and the facts that it names."""
    found = next((each.found for each in turn.found.apart if each.text in text), turn.found)
    return KeptQuestion(text=text, found=found, mentions=tuple(m for m in turn.mentions if m.text and m.text in text))


def stored(waiting: list[KeptQuestion]) -> Events:
    """Events that keep these questions, the latest of them; none where there are none."""
    return [SlotSet(KEPT, [each.model_dump(mode="json") for each in waiting[-MOST:]])] if waiting else []


def kept(talk: Talk) -> list[KeptQuestion]:
    """The questions that wait, oldest first."""
    stored: list[Any] = talk.tracker.get_slot(KEPT) or []
    try:
        return [KeptQuestion.model_validate(each) for each in stored]
    except ValidationError:
        return []
