"""What cannot wait for the plan is said when it is told: a sign for today, and what speaks against the next dose."""

from __future__ import annotations

import datetime as dt

from pydantic import ValidationError

from actions.core import knowledge
from actions.facts.facts import Facts
from actions.judging.judgement import first_judgement_from, suggestion_told
from actions.turn.talk import Talk
from b12core.errors import CaseError
from b12core.suggestion import Safety
from education.asking import asks

TODAY = "same_day"
ASKED_ABOUT = frozenset({"medicines", "conditions"})
"""The facts of which a question beside them asks: "I take this, is it a problem?"."""


def say_what_cannot_wait(talk: Talk, facts: Facts) -> None:
    """Says what the facts of this turn are the first to call for, where it cannot wait for the plan (S-01, S-09)."""
    _say_of_today(talk, facts)
    _say_of_the_next_dose(talk, facts)


def _say_of_today(talk: Talk, facts: Facts) -> None:
    """Tells a patient to see a doctor today; a clinician reads it at the head of the draft."""
    if talk.register != "patient" or facts.symptoms_present == talk.facts.symptoms_present:
        return
    today = talk.turn.today
    if first_judgement_from(facts, today).urgency != TODAY or first_judgement_from(talk.facts, today).urgency == TODAY:
        return
    referrals = suggestion_told(facts, today).referrals
    first = next(referral for referral in referrals if referral.urgency == TODAY)
    talk.utter(talk.say("cannot_wait", referral=first.plain))


def _say_of_the_next_dose(talk: Talk, facts: Facts) -> None:
    """Says what speaks against the next dose, which may be given before there is a plan; and to a question what the
    medicines and conditions told with it mean, since they are what it asks about.
    """
    if facts == talk.facts:
        return
    today = talk.turn.today
    known = {note.id for note in _safety(talk.facts, today)}
    at_once = {rule.id for rule in knowledge().safety if rule.at_once}
    for note in _safety(facts, today):
        asked_about = asks(talk.turn.text) and not ASKED_ABOUT.isdisjoint(note.because_of)
        if note.id not in known and (note.id in at_once or asked_about):
            talk.utter(note.plain if talk.register == "patient" else note.text)


def _safety(facts: Facts, today: dt.date) -> tuple[Safety, ...]:
    """The contraindications, cautions and interactions of the facts; none where they cannot be used yet."""
    try:
        return suggestion_told(facts, today).safety
    except (CaseError, ValidationError):
        return ()
