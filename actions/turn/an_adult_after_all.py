"""A talk about a child that turns out to be about an adult: the words that say so lead to that person's plan (S-02)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass

from actions.facts.a_child import FOR_A_CHILD
from actions.facts.born import ADULT_FROM
from actions.facts.facts import Facts
from actions.facts.people import Person, facts_of, only_named_in, person_of_sex, words_of
from actions.facts.said import Mentioned, Turn, turn_of_message
from actions.facts.whose import whose_is_asked
from actions.turn.child_in_danger import nearest_person
from actions.turn.for_a_child import CHILD, is_of_oneself
from actions.turn.talk import Talk
from education.ways import ways_of

_TAKEN_FOR_ANOTHER = frozenset({FOR_A_CHILD, "out_of_scope", "patient", "nlu_fallback"})
"""Intents that a message which names an adult is taken for, and that would leave its facts aside."""

_DENIED = re.compile(r"\b(?:not|isn't) (?:for |about )?(?:my|our|the|his|her) \w+", re.IGNORECASE)
"""Of whom it is not: `my son, not my daughter`."""


@dataclass(frozen=True)
class Adult:
    """Whom the talk is about after all."""

    person: Person | None
    """Who that is; None where no word tells."""
    surely: bool
    """Whether the message says itself that they are grown up: else it is asked whose plan it is."""

    def facts(self, facts: Facts, text: str) -> Facts:
        """The facts as those of this person, where it is not known whose they are."""
        return facts if not self.surely or self.person is None or facts.whose else facts_of(self.person, facts, text)


def adult_after_all(talk: Talk) -> Adult | None:
    """The adult whom a message names where the talk is of a child; None where the child stays the one it is about."""
    turn = talk.turn
    if not talk.tracker.get_slot(CHILD) or turn.answers or turn.text.startswith("/") or is_of_oneself(turn):
        return None
    ways, ages = ways_of("actions.turn"), _ages_of_the_patient(turn)
    if ways["in_jest"].is_said_in(turn.text):
        return None
    if any(age < ADULT_FROM for age in _ages(turn.mentions)):
        return None
    person = only_named_in(_DENIED.sub("", turn.text))
    if person is not None and ways["of_their_kin"].naming(words_of(person)).is_said_in(turn.text):
        return None
    meant = person is not None and person.grown_up and _is_for(person, turn)
    if meant or ages or ways["grown_up"].is_said_in(turn.text):
        return Adult(person or person_of_sex(turn.text), surely=True)
    if person is not None and person.grown_up and _is_all_about(person, talk):
        return Adult(person, surely=False)
    denied = ways["not_a_child"].is_said_in(turn.text) and not _was_told_young(talk)
    return Adult(person, surely=True) if denied or ways["no_child_meant"].is_said_in(turn.text) else None


def as_told_of_an_adult(turn: Turn) -> Turn:
    """The turn as one with which a plan begins, where its facts would be left aside as told of a child."""
    return dataclasses.replace(turn, intent="start_plan") if turn.intent in _TAKEN_FOR_ANOTHER else turn


def _is_for(person: Person, turn: Turn) -> bool:
    """Whether the message says that the plan is to be for this person."""
    return ways_of("actions.turn")["is_for"].naming(words_of(person)).is_said_in(turn.text)


def _is_all_about(person: Person, talk: Talk) -> bool:
    """Whether the message says no more than whose it is, or speaks of this grown-up as of a patient."""
    only = ways_of("actions.turn")["only_whose"].naming(words_of(person)).is_said_in(talk.turn.text)
    asked = whose_is_asked(talk.facts, talk.turn)
    return only or (asked is not None and asked.id == person.id)


def _ages(mentions: Iterable[Mentioned]) -> list[float]:
    stated = (m for m in mentions if m.type == "age" and not (m.negated or m.retracted or m.hypothetical))
    return [float(m.value) for m in stated if isinstance(m.value, float | int)]


def _ages_of_the_patient(turn: Turn) -> list[float]:
    """The ages that are told of somebody, and not of the writer."""
    return _ages(m for m in turn.mentions if nearest_person(m, turn.text)[0] not in (None, "writer"))


def _was_told_young(talk: Talk) -> bool:
    """Whether an age under eighteen was told before in this talk."""
    told = (event.get("parse_data") or {} for event in talk.tracker.events if event.get("event") == "user")
    turns = (turn_of_message(message, talk.turn.today) for message in told)
    return any(age < ADULT_FROM for turn in turns for age in _ages(turn.mentions))
