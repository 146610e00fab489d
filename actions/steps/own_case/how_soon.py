"""Answers "now, or can it wait?" with the urgency that the core gives to the facts so far. An emergency that stands has
its own answers; nothing here ever says that all is well (safety items S-01, S-28).
"""

from __future__ import annotations

from actions.facts.facts import Facts
from actions.judging.judgement import first_judgement_from, suggestion_from
from actions.questions.catalogue import answered
from actions.questions.symptoms import NerveSymptoms
from actions.registers import stated
from actions.turn.talk import Talk
from actions.turn.whom_to_reach import whom_to_reach
from b12core.errors import CaseError
from b12core.suggestion import Referral

TODAY, SOON = "same_day", "urgent"
MOST_REASONS = 2


def how_soon(talk: Talk) -> list[str]:
    """The lines that say how soon somebody should look at it, and why."""
    if talk.facts == Facts():
        return [talk.say("how_soon_unknown"), talk.say("how_soon_now")]
    urgency = first_judgement_from(talk.facts, talk.turn.today).urgency
    if talk.facts.signs_over or urgency == TODAY:
        passed = [talk.say("how_soon_passed")] if talk.facts.signs_over else []
        return [talk.say("how_soon_today"), *passed, *_reasons(talk, TODAY), *_closed(talk, TODAY)]
    if urgency == SOON:
        return [talk.say("how_soon_soon"), *_reasons(talk, SOON), *_closed(talk, SOON)]
    unasked = answered(talk.facts)[NerveSymptoms.named] is None
    return [talk.say("how_soon_open"), *([talk.say("how_soon_unasked")] if unasked else []), talk.say("how_soon_now")]


def _reasons(talk: Talk, urgency: str) -> list[str]:
    """What the core refers the case for, of this urgency."""
    try:
        referrals = suggestion_from(talk.facts, talk.turn.today).referrals
    except CaseError:
        return []
    told = [each for each in referrals if each.urgency == urgency][:MOST_REASONS]
    return [_words(talk, each) for each in told]


def _words(talk: Talk, referral: Referral) -> str:
    return stated(referral, talk.register)


def _closed(talk: Talk, urgency: str) -> list[str]:
    closed = whom_to_reach(talk, urgency)["closed"]
    return [closed] if closed else []
