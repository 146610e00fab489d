"""Asks once whose plan it is, where a message speaks of somebody else as of a patient; the message waits meanwhile."""

from __future__ import annotations

import re
from typing import Any

from actions.facts.facts import Facts, changed_slots
from actions.facts.people import OWN, SOMEBODY, Person, facts_of, only_named_in, people, person_of_sex
from actions.facts.said import turn_of_message
from actions.facts.whose import wants_another_plan, whose_is_asked
from actions.questions.catalogue import answer_slots
from actions.questions.offers import answer_payload, button
from actions.turn.answered_whose import OWN_WORDS, answer_of, asking_the_rest, only_names
from actions.turn.asking_about_signs import CLOSED
from actions.turn.for_a_child import WHOSE
from actions.turn.held_messages import HELD, RESUMED, held, to_be_played, with_this_one
from actions.turn.talk import FIRST, FIRST_FORM, Events, Talk, set_slots, spoken_of
from actions.turn.whose_settled import is_begun
from education.asking import asks
from education.ways import ways_of

UNDER_AGE = "under_age"
"""The answer that it is for a child."""

ENDS_THE_TURN, ASK_AGAIN = "action_listen", "action_ask_again"

BARE = frozenset({"affirm", "deny", "dont_know"})
"""Intents that answer the question and say nothing besides."""


def whose_is_open(talk: Talk) -> bool:
    """Whether it was asked, by the slot `confirming`, and waits for its answer."""
    return bool(talk.tracker.get_slot("confirming") == WHOSE)


def ask_whose(talk: Talk, person: Person, again: bool = False) -> Events:
    """Asks it, and returns what keeps the message and ends the turn; `again` where it was asked and not answered."""
    own = button(talk.say("option_about_me"), answer_payload(WHOSE, OWN))
    if person.id == SOMEBODY:
        talk.utter(talk.say("whose_question_unnamed"), [*_unnamed(talk), own])
    else:
        known_as = {
            "person": spoken_of(person),
            "their_person": person.known_as or talk.say("my_person", name=person.name),
        }
        them = button(talk.say("option_about_them", **known_as), answer_payload(WHOSE, person.id))
        asked = "whose_question_again" if again else _question(talk, person)
        talk.utter(talk.say(asked, **known_as), [them, *_of_a_child(talk, person), own])
    remark = again and talk.turn.intent != "ask_faq"
    values = {**CLOSED, HELD: with_this_one(talk, bare=remark), "confirming": WHOSE, FIRST: ENDS_THE_TURN}
    return set_slots(talk.tracker, {**values, "register": talk.register})


def _question(talk: Talk, person: Person) -> str:
    """The question in its first words: whether all is about them, or a plan of theirs is begun in its place."""
    anew = talk.facts.whose is not None and wants_another_plan(person, talk.turn.text)
    return "whose_question_anew" if anew else "whose_question"


def _unnamed(talk: Talk) -> list[dict[str, str]]:
    """The options that tell of somebody who was not named what the pronouns need."""
    told = {"option_a_woman": "woman", "option_a_man": "man", "option_somebody_under_age": UNDER_AGE}
    return [button(talk.say(title), answer_payload(WHOSE, value)) for title, value in told.items()]


def _of_a_child(talk: Talk, person: Person) -> list[dict[str, str]]:
    """The option that they are a child, where neither the word for them nor an age says so."""
    aged = any(mention.type == "age" for mention in talk.turn.mentions)
    if person.grown_up or person.sex is None or aged:
        return []
    return [button(talk.say("option_under_age", name=person.name), answer_payload(WHOSE, UNDER_AGE))]


def is_said_to_be_a_child(talk: Talk) -> bool:
    """Whether the answer to whose plan it is was that it is for somebody under age."""
    return any(answer.field == WHOSE and answer.value == UNDER_AGE for answer in talk.turn.answers)


def settle_whose(talk: Talk) -> Events | None:
    """Events after the answer: the facts belong to that person, and what waited is read as if it were said now. None
    where the plan is known to be somebody's and the turn answers nothing: it stays theirs.

    Whoever goes on with facts before any case was told was understood rightly: the message spoke of nobody but that
    person. What is no answer is asked about once more, in other words; then a case that was told stays whose it was.
    """
    waiting = held(talk)
    asked = whose_is_asked(talk.facts, turn_of_message(waiting[0], talk.turn.today)) if waiting else None
    tapped = next((answer.value for answer in talk.turn.answers if answer.field == WHOSE), None)
    said = talk.turn.text if tapped is not None else answer_of(asked, talk.turn.text)
    asks_besides = said != talk.turn.text
    another = None if tapped is not None else _another_named(asked, said)
    if another is not None:
        asked, tapped = another, another.id
    named = asked is not None and only_names(asked, said)
    begun = is_begun(talk.facts)
    if asked is not None and not (tapped or named or _answers(talk, asked, begun)):
        if begun and talk.facts.whose is not None:
            return None
        if len(waiting) <= _ASKED_AGAIN:
            return ask_whose(talk, asked, again=True)
        tapped = OWN if begun else None
        asked = None if begun else asked
    denied = not asks_besides and (talk.turn.intent == "deny" or (begun and _NO.match(talk.turn.text) is not None))
    own = tapped == OWN or (tapped is None and (denied or (named and OWN_WORDS.search(said))))
    person = None if own else people().get(str(tapped), asked)
    if person is not None and person.id == SOMEBODY:
        person = only_named_in(talk.turn.text) or person_of_sex(talk.turn.text) or person
        named = only_names(person, talk.turn.text)
    talk.utter(talk.say("whose_noted", person=spoken_of(person)) if person else talk.say("whose_own"))
    if asks_besides:
        messages = [*waiting, asking_the_rest(with_this_one(talk)[-1], said)]
    else:
        only_answers = another is not None or named or talk.turn.answers or talk.turn.intent in BARE
        messages = waiting if only_answers else with_this_one(talk)
    if asked is not None and asked.id == SOMEBODY:
        messages = [message for message in messages if _tells_more(message)]
    messages = [message for message in messages if not (begun and _only_says_whose(message))]
    all_said = [*(message.get("text") or "" for message in waiting), talk.turn.text]
    facts = _facts_of(person, talk.facts, all_said)
    goes_on = ASK_AGAIN if talk.tracker.active_loop else FIRST_FORM
    values: dict[str, Any] = {**CLOSED, RESUMED: to_be_played(messages), "confirming": None}
    values |= {FIRST: None if messages else goes_on, "register": talk.register}
    if facts.whose != talk.facts.whose and not is_begun(facts) and begun:
        values |= {**answer_slots(facts), "suggested_for": None}
    return set_slots(talk.tracker, {**changed_slots(talk.facts, facts), **values})


def _facts_of(person: Person | None, facts: Facts, said: list[str]) -> Facts:
    """The facts as those of this person, or the writer's own; none but whose they are where it is another plan."""
    if person is None:
        return facts if facts.whose is not None else facts.model_copy(update={"whose": OWN})
    anew = facts.whose is not None and any(wants_another_plan(person, text) for text in said)
    return facts_of(person, Facts() if anew else facts, " ".join(said))


def _answers(talk: Talk, asked: Person, begun: bool) -> bool:
    """Whether what is said answers the question, beside what else it tells; with a case that was told nothing does but
    a yes or a no, or who it is.
    """
    if not begun:
        return _goes_on(talk, asked)
    if asked.id == SOMEBODY and (only_named_in(talk.turn.text) or person_of_sex(talk.turn.text)):
        return True
    bare = talk.turn.intent in ("affirm", "deny") and not talk.turn.mentions
    return bare or _YES.match(talk.turn.text) is not None or _NO.match(talk.turn.text) is not None


_YES = re.compile(r"\W*(?:yes|yeah|yep|yup|correct|exactly|that'?s right|it is)\b", re.IGNORECASE)
_NO = re.compile(r"\W*(?:no|nope|nah)\b(?! (?:idea|clue))", re.IGNORECASE)


_ASKED_AGAIN = 1
"""Times that it is asked again before it is taken as it was understood."""


def _another_named(asked: Person | None, text: str) -> Person | None:
    """Another person than was asked about, where the answer is that it is them: `neither, it's my aunt`."""
    named = only_named_in(text)
    if asked is None or named is None or named.id == asked.id or _NOT_THEM.search(text):
        return None
    return named if only_names(named, text) else None


_NOT_THEM = re.compile(r"\bnot (?:for |about )?(?:my|our|the|her|his)\b", re.IGNORECASE)


def _goes_on(talk: Talk, asked: Person) -> bool:
    """Whether what is said answers the question, or goes on as if it were answered: with facts."""
    if _BOTH.search(talk.turn.text):
        return False
    if asked.id == SOMEBODY or talk.turn.intent in BARE or OWN_WORDS.search(talk.turn.text):
        return True
    return bool(talk.turn.mentions) and not asks(talk.turn.text)


_BOTH = re.compile(r"\b(?:both|the two) of us\b|^\W*both\W*$", re.IGNORECASE)
"""An answer that names two people, where a plan is for one."""


def _tells_more(message: dict[str, Any]) -> bool:
    """Whether a message says more than that it is not about the writer."""
    told = any(entity.get("entity") == "mention" for entity in message.get("entities") or [])
    return told or not ways_of("actions.facts")["not_the_writer"].is_said_in(str(message.get("text") or ""))


def _only_says_whose(message: dict[str, Any]) -> bool:
    """Whether a message tells and asks nothing but whose the plan is to be: `this is about my mum actually`."""
    told = any(entity.get("entity") == "mention" for entity in message.get("entities") or [])
    return not told and not asks(str(message.get("text") or ""))
