"""What a turn leads to where the talk is of a child: no plan is made for one (safety item S-02)."""

from __future__ import annotations

from actions.facts.facts import Facts, changed_slots
from actions.facts.people import OWN, person_of
from actions.questions.catalogue import SIGNS_OF_A_CHILD, answer_slots
from actions.questions.offers import answer_payload, button
from actions.steps.interruptions.decline_for_a_child import DECLINE, danger_in_the_child, refusal_for_a_child
from actions.turn.asking_about_signs import CLOSED
from actions.turn.for_a_child import CHILD, WHOSE
from actions.turn.talk import FIRST, FIRST_FORM, Events, Talk, set_slots, spoken_of


def child_today(talk: Talk, child: str) -> Events:
    """Says that the child is to be seen today; no plan is made for it, and nothing that was told begins one."""
    talk.utter(talk.say("child_seen_today", danger=danger_in_the_child(talk, child)))
    slots = {**CLOSED, CHILD: child, "confirming": None, FIRST: "action_listen", "register": talk.turn.register}
    return set_slots(talk.tracker, slots)


def declined_for_a_child(talk: Talk, child: str | None) -> Events:
    """Says that no dose is given for a child, and what is told next of the child begins no plan."""
    again = bool(talk.tracker.get_slot(CHILD))
    offered = [button(talk.say("option_about_me"), answer_payload(WHOSE, OWN))] if again else []
    child = child or talk.tracker.get_slot(CHILD) or SIGNS_OF_A_CHILD
    talk.utter(refusal_for_a_child(talk, child), offered)
    slots = {CHILD: child, FIRST: "action_listen", "register": talk.turn.register}
    return set_slots(talk.tracker, {**CLOSED, **slots})


def offer_the_own_plan(talk: Talk) -> None:
    """Offers the plan of whoever the facts are of that were told beside a child's: the writer, or who was named."""
    whose = talk.facts.whose or OWN
    talk.utter(talk.say("own_plan_offered"), [button(talk.say("option_own_plan"), answer_payload(WHOSE, whose))])


def for_the_writer(talk: Talk) -> Events:
    """Events that begin a plan of the writer's own, or of the person who is known to be the patient, with what was told
    of them and with none of the child's facts.
    """
    facts, person = talk.facts, person_of(talk.facts)
    if facts.whose is None or (person is not None and any(answer.value == OWN for answer in talk.turn.answers)):
        facts, person = Facts(whose=OWN), None
    talk.utter(talk.say("whose_own") if person is None else talk.say("whose_noted", person=spoken_of(person)))
    values = {**changed_slots(talk.facts, facts), **answer_slots(facts), "register": talk.turn.register}
    return set_slots(talk.tracker, {**values, **CLOSED, CHILD: None, "confirming": None, FIRST: FIRST_FORM})


def found_to_be_a_child(talk: Talk, child: str | None) -> Events:
    """Events that drop the facts of somebody who is found to be a child, and end the questions."""
    values = {**changed_slots(talk.facts, Facts()), **answer_slots(Facts()), "register": talk.turn.register}
    return set_slots(talk.tracker, {**values, **CLOSED, CHILD: child or SIGNS_OF_A_CHILD, FIRST: DECLINE})
