"""What is told of somebody else than the one whom the plan is for and cannot wait: it is no fact of the plan, and it is
said how soon they have to be seen (S-01).
"""

from __future__ import annotations

from actions.facts.facts import Facts
from actions.facts.people import OWN, Person, facts_of, nearest_named_in, people, person_of
from actions.facts.said import Mentioned, Turn
from actions.facts.told_of import as_told_of
from actions.judging.emergency import GAS
from actions.judging.judgement import first_judgement_from, suggestion_from
from actions.registers import stated
from actions.turn.cannot_wait import TODAY, call_out
from actions.turn.signs import is_told_of_now
from actions.turn.talk import Talk, spoken_of
from actions.turn.whom_to_reach import whom_to_reach
from education.ways import ways_of

_SOON = ("emergency", TODAY, "urgent")


def say_of_a_danger_of_another(talk: Talk, turn: Turn) -> None:
    """Says, as a card, how soon somebody else is to be seen for what is told of them now."""
    if turn.answers or talk.facts.whose is None:
        return
    person, told = _told_of(talk.facts, turn)
    urgency = first_judgement_from(told, turn.today).urgency if told.symptoms_present else None
    if urgency not in _SOON:
        return
    referral = next(each for each in suggestion_from(told, turn.today).referrals if each.urgency == urgency)
    words = talk.say("danger_of_another", person=spoken_of(person), referral=stated(referral, talk.register))
    call_out(talk, ("urgency", urgency), words, whom_to_reach(talk, urgency))


def _told_of(facts: Facts, turn: Turn) -> tuple[Person, Facts]:
    """Of whom a message tells signs beside the one whom the plan is for, and those signs as facts of theirs."""
    signs = [m for m in as_told_of(facts, turn).mentions if m.type == "symptom" and _is_theirs(m)]
    person = next(
        (each for each in (nearest_named_in(turn.text, m.start) for m in signs) if each), people()["somebody"]
    )
    own = person_of(facts)
    gas = [m for m in turn.mentions if m.id == GAS and not m.negated]
    alike = (
        facts.whose == OWN and GAS in facts.all_causes and ways_of("actions.turn")["does_it_too"].is_said_in(turn.text)
    )
    told = Facts(
        symptoms_present=list(dict.fromkeys(m.id for m in signs if own is None or person.id != own.id)),
        cause=GAS if gas or alike else None,
    )
    return person, facts_of(person, told, turn.text)


def _is_theirs(mention: Mentioned) -> bool:
    return mention.subject == "other" and is_told_of_now(mention) and not (mention.historical or mention.topic)
