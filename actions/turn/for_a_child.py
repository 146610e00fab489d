"""A talk about a child: no plan is made, and what is told next of the child begins none (safety item S-02)."""

from __future__ import annotations

import re

from actions.facts.a_child import FOR_A_CHILD, is_about_no_child
from actions.facts.born import ADULT_FROM
from actions.facts.draft import Draft
from actions.facts.facts import Facts
from actions.facts.people import OWN, Person, person_of, words_of
from actions.facts.said import Turn, turn_of_message
from actions.facts.whose import whose_is_asked
from actions.questions.catalogue import SIGNS, SIGNS_OF_A_BABY, SIGNS_OF_A_CHILD
from actions.turn.held_messages import held
from actions.turn.interruptions import LEAVING, YIELDING
from actions.turn.talk import Talk
from education.ways import ways_of

CHILD = "for_a_child"
"""The slot that holds which list of urgent signs is that of the child whom the talk is about."""

WHOSE = "whose"
"""What options answer that say whose plan it is."""

TELLING = frozenset(
    {"inform", "correct", "start_plan", "nlu_fallback", "affirm", "deny", "none_of_these", "dont_know", "not_measured"}
)
"""Intents of what is told rather than asked."""

_OF_NO_PATIENT = YIELDING | LEAVING | {"ask_person", "clinician", "patient"}
"""Intents of what is said about the talk itself, whoever is spoken of."""


def begins_with_a_child(talk: Talk, turn: Turn) -> bool:
    """Whether the turn asks for a child's dose where no plan of anybody else has begun."""
    nothing_else = talk.facts == Facts() and not (talk.tracker.active_loop or {}).get("name")
    return turn.intent == FOR_A_CHILD and not is_about_no_child(turn) and nothing_else


def is_under_age(person: Person | None, turn: Turn) -> bool:
    """Whether the person of whom the message speaks as of a patient is a child, by the age that it gives."""
    if person is None or person.grown_up:
        return False
    young = any(age < ADULT_FROM for age in _ages(turn))
    ways = ways_of("actions.turn")
    named = ways["young_age"].naming(words_of(person)).is_said_in(turn.text)
    return young or named or ways["months_of_age"].is_said_in(turn.text)


def is_told_of_a_child(talk: Talk, turn: Turn) -> bool:
    """Whether a message with which a talk begins speaks of a child as of the patient, by the word for it or the school
    that it goes to: `my toddler's B12 is 120`, `he is in third grade`.
    """
    ways = ways_of("actions.turn")
    begun = talk.facts.is_of_a_case or talk.facts.whose is not None or turn.register != "patient" or turn.answers
    if begun or any(age >= ADULT_FROM for age in _ages(turn)):
        return False
    own = any(m.is_own and m.type in _OF_A_PATIENT - OF_THE_MOTHER for m in turn.mentions)
    told = bool(turn.mentions) or ways["months_of_age"].is_said_in(turn.text)
    opens = ways["opens_with_a_child"].is_said_in(turn.text) and told and not own
    of_a_child = opens or any(ways[way].is_said_in(turn.text) for way in ("a_childs_own", "pupil_under_age"))
    return (of_a_child and not is_of_oneself(turn)) or _goes_to_school(turn)


def _goes_to_school(turn: Turn) -> bool:
    """Whether whoever a message is about goes to school; where the writer speaks of themselves, too, only they can."""
    school = ways_of("actions.turn")["at_school"].search(turn.text)
    if school is None:
        return False
    writer = _WRITER.search(turn.text)
    return writer is None or _WRITER_IS.search(turn.text[: school.start()]) is not None


_WRITER = re.compile(
    r"\b(?:i|i'?m|i'?ve|im|ive|me|mine|myself)\b|\bmy (?:own )?(?:b-?12|levels?|results?)\b", re.IGNORECASE
)
_WRITER_IS = re.compile(r"\b(?:i'?m|i am|im) (?:(?:still|now|only|just|a|an) )*$", re.IGNORECASE)
"""Right before the school: the writer goes there."""


def answers_with_a_childs_age(talk: Talk, turn: Turn) -> bool:
    """Whether the question for the age is answered with that of a child, in whatever words: `she is nine`."""
    if talk.turn.asked != "age" or talk.register != "patient":
        return False
    ages = _ages(turn)
    of_a_child = turn.intent == FOR_A_CHILD and bool(ages) and all(age < ADULT_FROM for age in ages)
    return of_a_child or (not ages and _goes_to_school(turn))


def _ages(turn: Turn) -> list[float]:
    """The ages that a message tells."""
    return [float(m.value) for m in turn.mentions if m.type == "age" and isinstance(m.value, float | int)]


def is_found_to_be_a_child(talk: Talk, after: Facts) -> bool:
    """Whether a turn tells of somebody whom another writes for that they are a child."""
    age = after.age
    if age is None or age >= ADULT_FROM or age == talk.facts.age:
        return False
    told_of = talk.register == "patient" and ways_of("actions.turn")["told_of_a_child"].is_said_in(talk.turn.text)
    return told_of or person_of(after) is not None


def is_still_of_a_child(talk: Talk, turn: Turn, draft: Draft) -> bool:
    """Whether the turn tells or asks more of the child, or begins a plan without a word for whom; what is said of
    oneself, or of a grown-up, is another plan.
    """
    ways = ways_of("actions.turn")
    if not talk.tracker.get_slot(CHILD) or turn.answers or is_of_oneself(turn):
        return False
    person = person_of(talk.facts)
    if person is not None and person.grown_up and re.search(rf"\b{words_of(person)}\b", turn.text, re.IGNORECASE):
        return False
    if turn.text.startswith("/"):
        return turn.intent == "start_plan"
    if ways["in_jest"].is_said_in(turn.text):
        return True
    if turn.intent in TELLING:
        return True
    told = draft.facts != talk.facts or ways["told_of_a_child"].is_said_in(turn.text)
    return told and turn.intent not in _OF_NO_PATIENT


def is_of_oneself(turn: Turn) -> bool:
    """Whether the plan that is wanted now is the writer's own; where the child is spoken of besides,
    only by words that leave no doubt. A joke, or what is taken back at once, begins none.
    """
    ways = ways_of("actions.turn")
    only = not ways["told_of_a_child"].is_said_in(turn.text) or ways["surely_oneself"].is_said_in(turn.text)
    return only and not ways["in_jest"].is_said_in(turn.text) and ways["of_oneself"].is_said_in(turn.text)


def is_for_the_writer(talk: Talk) -> bool:
    """Whether the answer, after a child was spoken of, is that the plan is to be the writer's own, or the patient's."""
    whose = (OWN, talk.facts.whose)
    tapped = any(answer.field == WHOSE and answer.value in whose for answer in talk.turn.answers)
    return bool(talk.tracker.get_slot(CHILD)) and tapped


def begins_anew_with_oneself(talk: Talk, draft: Draft) -> bool:
    """Whether somebody who told a child's facts goes on with their own."""
    young = talk.facts.age is not None and talk.facts.age < ADULT_FROM
    grown_up = draft.facts.age is None or draft.facts.age >= ADULT_FROM or draft.facts.age == talk.facts.age
    return young and grown_up and ways_of("actions.turn")["now_oneself"].is_said_in(talk.turn.text)


def turns_to_oneself(talk: Talk, draft: Draft) -> bool:
    """Whether facts of the writer's own are the first that are taken up after a child was spoken of: then the plan is
    the writer's, and what is told of the child is another's.
    """
    return bool(talk.tracker.get_slot(CHILD)) and talk.facts == Facts() != draft.facts and draft.facts.whose is None


def goes_on_with_their_own(talk: Talk) -> bool:
    """Whether somebody whose own facts were told beside a child's turns to themselves, and no question is open."""
    ways = ways_of("actions.turn")
    turns = ways["of_oneself"].is_said_in(talk.turn.text) or ways["now_oneself"].is_said_in(talk.turn.text)
    own = talk.facts.whose == OWN and bool(talk.tracker.get_slot(CHILD))
    return own and turns and not (talk.tracker.active_loop or {}).get("name")


def signs_of_the_child(talk: Talk) -> str | None:
    """The list of urgent signs of the child whom the talk or a message that waits is about; None where it is none."""
    kept = None if is_of_oneself(talk.turn) else talk.tracker.get_slot(CHILD)
    turns = [*(turn_of_message(message, talk.turn.today) for message in held(talk)), talk.turn]
    spoken_of = [turn for turn in turns if _speaks_of_a_child(talk, turn)]
    if not kept and not spoken_of:
        return None
    if kept == SIGNS_OF_A_BABY or any(ways_of("actions.turn")["of_a_baby"].is_said_in(turn.text) for turn in spoken_of):
        return SIGNS_OF_A_BABY
    return SIGNS_OF_A_CHILD


def is_about_a_baby(turn: Turn) -> bool:
    """Whether a message speaks of a baby with its age, and tells nothing of the writer."""
    ways = ways_of("actions.turn")
    own = any(m.is_own and m.type in _OF_A_PATIENT for m in turn.mentions)
    baby = ways["of_a_baby"].is_said_in(turn.text) and ways["months_of_age"].is_said_in(turn.text)
    return baby and not own and not turn.answers and not is_of_oneself(turn)


OF_THE_MOTHER = frozenset({"cause", "pregnancy"})
"""What is told beside a child and is its mother's: a diet, that she breastfeeds."""

_OF_A_PATIENT = frozenset({"symptom", "lab", "cause", "condition", "product", "dose", "phase", "pregnancy"})
"""Kinds of facts that make whoever they are told of the patient."""


def is_of_a_baby(talk: Talk) -> bool:
    """Whether the child whom the talk is about is a baby."""
    return bool(talk.tracker.get_slot(CHILD) == SIGNS_OF_A_BABY)


def list_of_signs(talk: Talk) -> str:
    """The list of urgent signs that is asked: that of the child where one is spoken of."""
    return signs_of_the_child(talk) or SIGNS


def _speaks_of_a_child(talk: Talk, turn: Turn) -> bool:
    """Whether a message asks for a child, or speaks of one as of a patient by the age that it gives."""
    asks_for_one = turn.intent == FOR_A_CHILD and not is_about_no_child(turn)
    return (
        asks_for_one
        or is_about_a_baby(turn)
        or is_told_of_a_child(talk, turn)
        or is_under_age(whose_is_asked(talk.facts, turn), turn)
    )
