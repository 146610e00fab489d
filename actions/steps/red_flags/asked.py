"""What somebody asks while an emergency stands is answered inside its frame, where it belongs to it: whom to call, when
to go, what to do until then, what to stop. No answer names a dose (safety item S-30).
"""

from __future__ import annotations

from actions.facts.facts import ON_TREATMENT, Facts
from actions.turn.for_a_child import is_of_a_baby
from actions.turn.open_emergency import REACTION, dangers
from actions.turn.talk import Talk
from education.asking import asks_anywhere
from education.ways import ways_of


def answer_in_the_emergency(talk: Talk) -> str | None:
    """The answer to a question of this turn that belongs to the emergency; None where it asks none."""
    turn = talk.turn
    if turn.answers or not asks_anywhere(turn.text):
        return None
    asked = next((way.id for way in ways_of(__package__).values() if way.is_said_in(turn.text)), None)
    if asked is None:
        return None
    if asked == "what_to_tell":
        return _what_to_tell(talk)
    after_reaction = asked in ("injection", "lie_down") and REACTION in {*dangers(talk.facts), *talk.facts.signs_over}
    if asked == "injection" and not after_reaction and not _has_injections(talk.facts):
        return talk.say("emergency_asked_injection_none_yet")
    return talk.say(f"emergency_asked_{asked}{'_after_reaction' if after_reaction else ''}")


def _what_to_tell(talk: Talk) -> str:
    """What those who help have to know: of a child how it is fed and by whom, of anybody the B12 that was given."""
    if is_of_a_baby(talk):
        return talk.say("emergency_asked_what_to_tell_of_a_baby")
    given = [talk.say("emergency_tell_of_injections")] if _has_injections(talk.facts) else []
    return " ".join([talk.say("emergency_asked_what_to_tell"), *given])


def _has_injections(facts: Facts) -> bool:
    """Whether B12 was given, as far as it was told."""
    told = (facts.product, facts.dose_mcg, facts.interval_days, facts.last_dose_on, facts.doses_given, facts.loading)
    return facts.phase == ON_TREATMENT or facts.stopped or any(told)
