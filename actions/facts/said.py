"""One turn of a conversation as the actions see it: what was said, what was tapped, what had been asked."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from rasa_sdk import Tracker
from rasa_sdk.forms import REQUESTED_SLOT

from actions.facts.answered_at_once import found_by_its_words
from actions.facts.born import birth_told
from actions.registers import Register, register_of
from education.found import MESSAGE_KEY, NOTHING_FOUND, Found
from second_opinion.message import ASK_ABOUT_SIGNS, SECOND_OPINION, Opinion

ANSWER_SUFFIX = "_answer"
"""A question's slot is its id with this suffix; `requested_slot` names the slot."""

WORD = re.compile(r"\w")
"""A message without a letter or a digit answers nothing, whatever the classifier makes of it."""


class Printed(BaseModel):
    """The range that stands beside a result, and the report's flag."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    min: float | None = None
    max: float | None = None
    unit: str | None = None
    flag: str | None = None

    def side(self, value: float | str | None) -> str | None:
        """On which side of the range the result lies, by its ends or else by the flag; None where neither tells."""
        if isinstance(value, float | int) and (self.min is not None or self.max is not None):
            if self.max is not None and value > self.max:
                return "high"
            return "low" if self.min is not None and value < self.min else "normal"
        return {"h": "high", "high": "high", "l": "low", "low": "low"}.get((self.flag or "").casefold())


class Mentioned(BaseModel):
    """A fact that the reader found in the text (the reader's contract in docs/)."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    type: str
    id: str
    text: str = ""
    start: int = 0
    """Where in the message it stands."""
    value: float | str | None = None
    unit: str | None = None
    comparator: str | None = None
    word: str | None = None
    negated: bool = False
    uncertain: bool = False
    historical: bool = False
    hypothetical: bool = False
    subject: str = "self"
    retracted: bool = False
    taken_on: str | None = None
    reference: Printed | None = None
    acute: bool | None = None
    ask: bool | None = None
    """Whether it is an emergency only perhaps: the urgent signs are asked about, and it is no fact before."""
    topic: bool = False
    """Whether it only names what the person wants to read about."""

    @property
    def is_own(self) -> bool:
        """Whether it is said about the person whose plan is made, as a fact, and not taken back."""
        return self.subject == "self" and not (self.hypothetical or self.retracted or self.ask)


class Answer(BaseModel):
    """A tapped option: the question it answers, and the value."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    field: str
    value: Any = None


@dataclass(frozen=True)
class Turn:
    """What the person did in this turn."""

    intent: str
    text: str = ""
    mentions: tuple[Mentioned, ...] = ()
    answers: tuple[Answer, ...] = ()
    asked: str | None = None
    """The question that stands open."""
    before: str | None = None
    """The question that was asked before it."""
    register: Register = "patient"
    from_staff: bool = False
    """Whether the channel itself is for the clinic's staff alone, or who writes has signed in on the clinic's pages."""
    today: dt.date = dt.date.min
    found: Found = NOTHING_FOUND
    """The answers of the education pages that it asks for."""
    suspected: bool = False
    """Whether the second opinion wants the urgent signs to be asked about."""
    opinion: Opinion | None = None
    """What it says of the message."""


def turn_from(tracker: Tracker, today: dt.date) -> Turn:
    """The latest turn of a conversation; an entity that does not fit its contract is passed over."""
    message = tracker.latest_message or {}
    requested = tracker.get_slot(REQUESTED_SLOT)
    told = message.get("metadata") or {}
    channel_says = told.get("register")
    return dataclasses.replace(
        turn_of_message(message, today),
        asked=requested.removesuffix(ANSWER_SUFFIX) if requested else None,
        before=_asked_before(tracker, requested),
        register=register_of(tracker.get_slot("register") or channel_says),
        from_staff=channel_says == "clinician" or told.get("signed_in") is True,
    )


def turn_of_message(message: Mapping[str, Any], today: dt.date) -> Turn:
    """What one message says, apart from the conversation that it stands in."""
    entities = message.get("entities") or []
    text = message.get("text") or ""
    return Turn(
        intent=_intent(message) if WORD.search(text) else "nlu_fallback",
        text=text,
        mentions=_with_age_by_birth(
            _valid(Mentioned, [e["value"] for e in entities if e.get("entity") == "mention"]), text, today
        ),
        answers=_valid(Answer, [e["value"] for e in entities if e.get("entity") == "answer"]),
        today=today,
        found=found_by_its_words(text, next(iter(_valid(Found, [message.get(MESSAGE_KEY)])), NOTHING_FOUND)),
        suspected=bool(message.get(ASK_ABOUT_SIGNS)),
        opinion=next(iter(_valid(Opinion, [message.get(SECOND_OPINION)])), None),
    )


def _with_age_by_birth(mentions: tuple[Mentioned, ...], text: str, today: dt.date) -> tuple[Mentioned, ...]:
    """The mentions with the age that a birth tells, where no age is told; its numbers then stand for nothing else."""
    birth = None if any(mention.type == "age" for mention in mentions) else birth_told(text, today)
    if birth is None:
        return mentions
    subject, words = "other" if birth.of_another else "self", range(birth.start, birth.start + len(birth.words))
    kept = (mention for mention in mentions if mention.type != "number" or mention.start not in words)
    age = {"text": birth.words, "start": birth.start, "value": float(birth.years), "subject": subject}
    return (*kept, Mentioned(type="age", id="age", **age))


def _asked_before(tracker: Tracker, requested: str | None) -> str | None:
    asked = (
        event.get("value")
        for event in reversed(tracker.events)
        if event.get("name") == REQUESTED_SLOT and event.get("event") == "slot"
    )
    before = next((slot for slot in asked if slot not in (None, requested)), None)
    return None if before is None else str(before).removesuffix(ANSWER_SUFFIX)


def _intent(message: Mapping[str, Any]) -> str:
    return (message.get("intent") or {}).get("name") or "nlu_fallback"


_ADAPTERS = {model: TypeAdapter[Any](model) for model in (Mentioned, Answer, Found, Opinion)}


def _valid(model: type[Any], values: list[Any]) -> tuple[Any, ...]:
    adapter = _ADAPTERS[model]
    valid = []
    for value in values:
        try:
            valid.append(adapter.validate_python(value))
        except ValidationError:
            continue
    return tuple(valid)
