"""What a newly told sign means for today is said at once, and not only with the plan (safety item S-01)."""

from __future__ import annotations

from actions.facts.facts import Facts
from actions.judging.judgement import first_judgement_from, suggestion_told
from actions.turn.talk import Talk

TODAY = "same_day"


def say_what_cannot_wait(talk: Talk, facts: Facts) -> None:
    """Tells a patient to see a doctor today where the signs of this turn are the first that call for it.

    A clinician reads it at the head of the draft.
    """
    if talk.register != "patient" or facts.symptoms_present == talk.facts.symptoms_present:
        return
    today = talk.turn.today
    if first_judgement_from(facts, today).urgency != TODAY or first_judgement_from(talk.facts, today).urgency == TODAY:
        return
    referrals = suggestion_told(facts, today).referrals
    first = next(referral for referral in referrals if referral.urgency == TODAY)
    talk.utter(talk.say("cannot_wait", referral=first.plain))
