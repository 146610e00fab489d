"""What a turn does that opens an emergency, or that finds one standing: it stays open until it is settled (S-28)."""

from __future__ import annotations

import dataclasses

from actions.facts.draft import Draft
from actions.facts.facts import Facts, changed_slots
from actions.facts.people import person_of
from actions.facts.whose import of_whom_it_speaks, whose_is_asked
from actions.judging.judgement import is_now_refused
from actions.questions.catalogue import EMERGENCY, SIGNS_OF_A_CHILD, answer_slots
from actions.questions.offers import button
from actions.steps.interruptions.talk_of_a_child import (
    child_today,
    offer_the_own_plan,
)
from actions.steps.leaving.restart import RESTART
from actions.steps.noted import acknowledge
from actions.steps.red_flags.after_emergency import (
    say_how_soon,
    say_what_forbids_it,
    say_what_was_kept,
    was_a_reaction,
)
from actions.steps.red_flags.red_flag import signs_in_words
from actions.steps.suggestion.suggest import SUGGEST
from actions.steps.welcome.welcome import plan_or_question
from actions.turn.acknowledgement import acknowledgement
from actions.turn.asking_about_signs import CLOSED
from actions.turn.child_in_danger import (
    apart_from,
    list_of,
    of_the_writer,
)
from actions.turn.for_a_child import (
    CHILD,
    is_under_age,
)
from actions.turn.open_emergency import (
    Reply,
    dangers,
    is_of_a_crisis,
    opened,
)
from actions.turn.talk import (
    FIRST,
    FIRST_FORM,
    Events,
    Talk,
    set_slots,
)
from actions.turn.tries import MISSES
from actions.turn.understanding import understand

GO_ON = "going_on"
"""What the slot `confirming` holds while somebody after a crisis is asked whether to go on with B12."""

EMERGENCY_FIRST = {FIRST: "action_red_flag"}


def told_in_an_emergency(talk: Talk, draft: Draft) -> Draft:
    """The facts of an emergency's message, as those of the person of whom it speaks; of a child as they are."""
    facts = of_whom_it_speaks(talk.facts, talk.turn)
    if facts == talk.facts or is_under_age(person_of(facts), talk.turn):
        return draft
    return understand(facts, talk.turn)


def begin_an_emergency(talk: Talk, draft: Draft, child: str | None, childs: tuple[str, ...]) -> Events:
    """Events that keep the facts and open the emergency; the signs of a child are no facts, and lead to no plan."""
    if childs:
        child = child or list_of(talk.turn)
        draft = Draft(of_the_writer(apart_from(draft.facts, childs)), draft.notes)
    elif child is None and is_under_age(whose_is_asked(talk.facts, talk.turn), talk.turn):
        child = SIGNS_OF_A_CHILD
    facts = draft.facts
    values = {**CLOSED, **changed_slots(talk.facts, facts), **answer_slots(facts), **opened(talk, draft, childs)}
    values |= {"register": talk.turn.register, "confirming": None, **EMERGENCY_FIRST}
    return set_slots(talk.tracker, {**values, CHILD: child or talk.tracker.get_slot(CHILD)})


def in_an_emergency(talk: Talk, reply: Reply) -> Events:
    """Events after a turn that found an emergency standing."""
    confirming = talk.tracker.get_slot("confirming")
    if not is_of_a_crisis(talk):
        tell_of_a_person(talk)
    settles_restart = confirming == RESTART and talk.turn.intent in ("affirm", "deny") and not talk.turn.answers
    if reply.leaves or settles_restart:
        if talk.turn.intent in ("stop", "goodbye"):
            talk.utter(talk.say("if_it_is_now"))
        return set_slots(talk.tracker, {"register": talk.turn.register, "asking": True, FIRST: None})
    values = {**changed_slots(talk.facts, reply.facts), **answer_slots(reply.facts)}
    values |= {"register": talk.turn.register, "confirming": None}
    if reply.standing.childs and not talk.tracker.get_slot(CHILD):
        values[CHILD] = list_of(talk.turn)
    if reply.settled is None:
        if reply.standing.dealt and reply.noted:
            talk.utter(talk.say("noted", items="; ".join(reply.noted)))
        return set_slots(talk.tracker, {**values, EMERGENCY: reply.standing.model_dump(), **EMERGENCY_FIRST})
    if reply.denied is not None:
        acknowledge(talk, acknowledgement(reply.denied, talk.register), new=False)
    values |= {EMERGENCY: None, MISSES: 0}
    if talk.tracker.get_slot(CHILD):
        today = child_today(talk, talk.tracker.get_slot(CHILD))
        if dangers(talk.facts):
            talk.utter(talk.say(f"settled_{reply.settled}", signs=signs_in_words(talk)))
            say_how_soon(talk, reply)
        if reply.facts != Facts():
            say_what_was_kept(talk, reply.standing)
            offer_the_own_plan(dataclasses.replace(talk, facts=reply.facts))
        return [*set_slots(talk.tracker, values), *today]
    goes_on = reply.facts != Facts()
    said = talk.say(f"settled_{reply.settled}", signs=signs_in_words(talk))
    talk.utter(said, [] if goes_on else plan_or_question(talk))
    refused = is_now_refused(talk.facts, reply.facts, talk.turn.today)
    if not refused and not is_of_a_crisis(talk):
        say_how_soon(talk, reply)
    say_what_was_kept(talk, reply.standing)
    if goes_on and is_of_a_crisis(talk):
        offered = [button(talk.say("option_go_on"), "/start_plan"), button(talk.say("option_stop_here"), "/stop")]
        talk.utter(talk.say("go_on_after_crisis"), offered)
        return set_slots(talk.tracker, {**values, "confirming": GO_ON, FIRST: "action_listen"})
    if refused and was_a_reaction(talk, reply.facts):
        say_what_forbids_it(talk, reply.facts)
    first = SUGGEST if refused else FIRST_FORM
    return set_slots(talk.tracker, {**values, FIRST: first if goes_on else "action_listen"})


def tell_of_a_person(talk: Talk) -> None:
    """Says how to reach a person to somebody who wants one, where the turn is answered with something else."""
    if talk.turn.intent == "ask_person":
        talk.utter(talk.say("person"))
