"""The base of every action: what it may see of a conversation, and what the person is told when it fails."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import logging
import secrets
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.core import clinic_words
from actions.facts.facts import Facts, facts_from_slots
from actions.facts.people import Person, person_of, pronouns_of
from actions.facts.said import Turn, turn_from
from actions.judging.places import PLACE, Place, another_place, number_there, place_of
from actions.questions.catalogue import answer_slots
from actions.registers import Register, register_of
from actions.saying.wording import say, sentences
from actions.turn.this_turn import facts_changed, said_before
from keeping.logs import reference

logger = logging.getLogger(__name__)

Events = list[dict[str, Any]]


def spoken_of(person: Person) -> str:
    """How a sentence to somebody who writes for this person calls them: `your mother`, `this person`."""
    return person.known_as or say("your_person", "patient", name=person.name)


FIRST = "first_of_all"
"""The slot of the action that answers the turn before any rule is asked, whatever its intent calls for."""

LEFT = "questions_left"
"""The slot of how many questions are left, which the channels show."""

FIRST_FORM = "phase_form"
"""The form that a plan begins with."""


@dataclass(frozen=True)
class Talk:
    """One conversation at the moment an action runs: its turn, its facts, and a voice."""

    turn: Turn
    facts: Facts
    tracker: Tracker
    dispatcher: CollectingDispatcher

    @property
    def register(self) -> Register:
        """Whom the assistant speaks to."""
        return self.turn.register

    @property
    def place(self) -> Place | None:
        """Where the person said to be, where that is not the clinic's own country."""
        return another_place(place_of(self.turn.text, self.tracker.get_slot(PLACE)))

    @property
    def emergency_number(self) -> str:
        """The number to call, as a sentence names it."""
        return number_there(self.place, self.register)

    def say(self, key: str, **values: object) -> str:
        """The sentence of this key, with the clinic's words at hand; as said of another, where the plan is theirs."""
        person = person_of(self.facts) if self.register == "patient" else None
        if person is not None and f"{key}_another" in sentences():
            named = {
                "name": person.name,
                "person": spoken_of(person),
                **pronouns_of(person),
            }
            key, values = f"{key}_another", {**named, **values}
        return say(key, self.register, **{**clinic_words(), "emergency_number": self.emergency_number, **values})

    def to_reader(self, register: Register) -> Talk:
        """The same moment with this reader spoken to."""
        return dataclasses.replace(self, turn=dataclasses.replace(self.turn, register=register))

    def with_slot(self, name: str, value: object) -> Talk:
        """The same moment with this slot set, as it will be once the events of the turn are taken up."""
        tracker = copy.copy(self.tracker)
        tracker.slots = {**self.tracker.slots, name: value}
        return dataclasses.replace(self, tracker=tracker)

    def utter(self, text: str | None, buttons: list[dict[str, str]] | None = None) -> None:
        """Sends a message with its options."""
        self.dispatcher.utter_message(text=text, buttons=buttons or [])

    def say_once(self, text: str, buttons: list[dict[str, str]] | None = None) -> None:
        """Sends a message that answers none of the open questions, unless the turn before had it word for word: then
        the open question is asked in other words alone.
        """
        if not self.tracker.active_loop or text not in said_before(self.tracker):
            self.utter(text, buttons)

    def show(self, card: dict[str, Any], text: str | None, buttons: list[dict[str, str]]) -> None:
        """Sends one message that holds a card, its text and its options, so that they never part."""
        self.dispatcher.utter_message(json_message={"card": card, "text": text, "buttons": buttons})

    def is_repeated(self) -> bool:
        """Whether the turn was read before: a form that starts asks for the same reading again."""
        events = self.tracker.events
        return not events or events[-1].get("event") != "user"


class ReportedAction(Action, ABC):
    """An action that never leaves silence: on an error the person is told, with a reference that the log has too."""

    @abstractmethod
    def name(self) -> str:
        """The action's name in the domain."""

    @abstractmethod
    def act(self, talk: Talk) -> Events:
        """What the action does for the person; returns the events."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The action's events; none, and a message with a reference, where it failed."""
        try:
            turn = turn_from(tracker, dt.datetime.now(tz=dt.timezone.utc).astimezone().date())
            return self.act(Talk(turn, facts_from_slots(tracker.slots), tracker, dispatcher))
        except Exception as error:  # noqa: BLE001 - whatever it is, the person is told and nothing of it is logged
            named = reference.get() or secrets.token_hex(4)
            logger.error("Action %s failed: %s, reference %s", self.name(), type(error).__name__, named)
            dispatcher.messages.clear()
            register = register_of(tracker.get_slot("register"))
            dispatcher.utter_message(text=say("trouble", register, **clinic_words(), reference=named))
            return []


def set_slots(tracker: Tracker, values: dict[str, Any]) -> Events:
    """Events for those slots whose value differs from the one they hold."""
    return [SlotSet(name, value) for name, value in values.items() if tracker.get_slot(name) != value]


def catch_up(talk: Talk) -> Events:
    """Events that bring the forms up to date with the facts, after a turn that left the question open."""
    return set_slots(talk.tracker, dict(answer_slots(talk.facts)))


def go_on(talk: Talk) -> Events:
    """Events after an answer that left the open question open; facts given outside the steps begin a plan."""
    begins = not talk.tracker.active_loop and leads_on(talk)
    return [*catch_up(talk), *([FollowupAction(FIRST_FORM)] if begins else [])]


ONLY_QUESTIONS = "only_questions"
"""The slot that holds that answers are wanted and no plan."""


def leads_on(talk: Talk) -> bool:
    """Whether a question of the plan follows of itself: one stands open, or facts of this turn begin a plan. None does
    where only answers are wanted.
    """
    if talk.tracker.get_slot(ONLY_QUESTIONS):
        return False
    return bool(talk.tracker.active_loop) or facts_changed(talk.tracker)
