"""What somebody asks while an emergency stands is answered inside its frame, where it belongs to it: whom to call, when
to go, what to do until then, what to stop. No answer names a dose (safety item S-30).
"""

from __future__ import annotations

from actions.turn.open_emergency import REACTION, dangers
from actions.turn.talk import Talk
from education.asking import asks
from education.ways import ways_of


def answer_in_the_emergency(talk: Talk) -> str | None:
    """The answer to a question of this turn that belongs to the emergency; None where it asks none."""
    turn = talk.turn
    if turn.answers or not asks(turn.text):
        return None
    asked = next((way.id for way in ways_of(__package__).values() if way.is_said_in(turn.text)), None)
    if asked is None:
        return None
    after_reaction = asked == "injection" and REACTION in {*dangers(talk.facts), *talk.facts.signs_over}
    return talk.say(f"emergency_asked_{asked}{'_after_reaction' if after_reaction else ''}")
