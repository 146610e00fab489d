"""A talk about a child: no plan is made, and what is told next of the child begins none (safety item S-02)."""

from __future__ import annotations

from actions.facts.facts import Facts
from actions.facts.said import Turn
from actions.facts.whose import ADULT_FROM, FOR_A_CHILD, Person, is_about_no_child
from actions.turn.talk import Talk
from education.ways import ways_of

CHILD = "for_a_child"
"""The slot that holds that the talk is about a child."""

TELLING = frozenset(
    {"inform", "correct", "start_plan", "nlu_fallback", "affirm", "deny", "none_of_these", "dont_know", "not_measured"}
)
"""Intents of what is told rather than asked."""


def begins_with_a_child(talk: Talk, turn: Turn) -> bool:
    """Whether the turn asks for a child's dose where no plan of anybody else has begun."""
    nothing_else = talk.facts == Facts() and not (talk.tracker.active_loop or {}).get("name")
    return turn.intent == FOR_A_CHILD and not is_about_no_child(turn) and nothing_else


def is_under_age(person: Person | None, turn: Turn) -> bool:
    """Whether the person of whom the message speaks as of a patient is a child, by the age that it gives."""
    if person is None or person.grown_up:
        return False
    ages = [mention.value for mention in turn.mentions if mention.type == "age"]
    young = any(isinstance(age, float | int) and age < ADULT_FROM for age in ages)
    return young or ways_of("actions.turn")["months_of_age"].is_said_in(turn.text)


def is_still_of_a_child(talk: Talk, turn: Turn) -> bool:
    """Whether the turn tells more of the child; what is said of oneself, or of a grown-up, is another plan."""
    if not talk.tracker.get_slot(CHILD) or turn.intent not in TELLING or turn.answers or turn.text.startswith("/"):
        return False
    return not ways_of("actions.turn")["of_oneself"].is_said_in(turn.text)
