"""What is said once an emergency is settled: how soon a doctor has to look, what was kept, what forbids a next dose."""

from __future__ import annotations

import dataclasses

from actions.core import knowledge
from actions.facts.facts import Facts
from actions.steps.suggestion.next_dose import what_forbids_a_dose
from actions.turn.cannot_wait import say_of_what_has_passed, say_what_cannot_wait
from actions.turn.open_emergency import ALLERGY, Reply, Standing, without_signs
from actions.turn.talk import Talk


def say_how_soon(talk: Talk, reply: Reply) -> None:
    """Says how soon a doctor has to see what is over, what is there for long and stays among the facts, or what else is
    there where the danger was misread.
    """
    if reply.settled == "over" or set(reply.facts.signs_over) > set(talk.facts.signs_over):
        say_of_what_has_passed(talk)
    if reply.settled == "slow" and knowledge().emergency_symptoms.intersection(reply.facts.signs_lasting):
        talk.utter(talk.say("slow_today"))
    if reply.settled in ("lasting", "slow"):
        say_what_cannot_wait(dataclasses.replace(talk, facts=without_signs(talk.facts, "misread")), reply.facts)
    if reply.settled == "misread":
        say_what_cannot_wait(talk, reply.facts)


def say_what_was_kept(talk: Talk, settled: Standing) -> None:
    """Says back what else was told with an emergency or since; who began with it first learns who is speaking."""
    begins = talk.say("begin") if settled.begins else ""
    kept = talk.say("kept_besides", items="; ".join(settled.told)) if settled.told else ""
    if begins or kept:
        talk.utter(" ".join(filter(None, [begins, kept])))


def was_a_reaction(talk: Talk, facts: Facts) -> bool:
    """Whether what is over was a reaction to an injection."""
    return ALLERGY in facts.conditions and ALLERGY not in talk.facts.conditions


def say_what_forbids_it(talk: Talk, facts: Facts) -> None:
    """Says first what speaks against the next dose: it may be given before any plan (S-02)."""
    forbidden = what_forbids_a_dose(facts, talk.turn.today, talk.register)
    talk.utter(" ".join(filter(None, [forbidden, talk.say("no_next_injection")])))
