"""Questions that came with facts and wait for the plan: each is answered beside it, so that the promise is kept."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from rasa_sdk.events import SlotSet

from actions.facts.dose_wishes import asks_for_a_dose
from actions.steps.interruptions.general_questions import education, show_answer
from actions.steps.suggestion.own_treatment import about_own_treatment, what_the_plan_says
from actions.turn.talk import Events, Talk
from b12core.suggestion import Suggestion
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
    if text is None or any(each.text == text for each in waiting):
        return []
    talk.utter(talk.say("question_after_facts"))
    return stored([*waiting, KeptQuestion(text=text, found=talk.turn.found)])


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


def answer_kept(talk: Talk, suggestion: Suggestion | None) -> Events:
    """Answers each question that waited, from the plan as far as this reader sees it or with an entry, or says that it
    has no answer; none waits on.
    """
    waiting = kept(talk)
    for each in waiting:
        heading = talk.say("you_asked", question=each.text)
        turn = dataclasses.replace(talk.turn, text=each.text, found=each.found, answers=(), intent="ask_faq")
        then = dataclasses.replace(talk, turn=turn)
        lines = about_own_treatment(then, suggestion)
        entry = education().entry(each.found.ids[0]) if each.found.kind == "answer" else None
        if not lines and entry is None:
            lines = what_the_plan_says(then, suggestion)
        if lines:
            talk.utter("\n".join([heading, *lines]))
        elif entry is not None:
            talk.utter(heading)
            show_answer(talk, entry)
        else:
            talk.utter(f"{heading}\n{talk.say('no_answer_to_it')}")
    return [SlotSet(KEPT, None)] if waiting else []
