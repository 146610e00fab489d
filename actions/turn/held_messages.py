"""Messages that wait until the question about urgent signs is answered; then each is taken as if it were said just now.

The channel inside Rasa plays them (`inside_rasa/resuming.py`). Nothing of a message is read before, so nothing is lost.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from actions.facts.draft import Draft
from actions.facts.said import Turn, turn_of_message
from actions.facts.whose import of_whom_it_speaks
from actions.turn.talk import Talk
from actions.turn.understanding import understand
from second_opinion.message import ASK_ABOUT_SIGNS

HELD = "held_messages"
"""The slot of the messages that wait."""

RESUMED = "resumed_messages"
"""The slot of those that are to be played now."""

INTRODUCED = "introduced"
"""Under which key a held message says whether the assistant had spoken before it."""

BARE = "bare"
"""Under which key it says whether it was a bare word to the list: it counts as a try, and answers nothing else."""

_LEFT_OUT = (ASK_ABOUT_SIGNS, "message_id")


def held(talk: Talk) -> list[dict[str, Any]]:
    """The messages that wait, oldest first."""
    return list(talk.tracker.get_slot(HELD) or [])


def with_this_one(talk: Talk, bare: bool = False) -> list[dict[str, Any]]:
    """The messages that wait, with that of this turn behind them; none of them is asked about again."""
    message = {key: value for key, value in talk.tracker.latest_message.items() if key not in _LEFT_OUT}
    spoken = any(event.get("event") == "bot" for event in talk.tracker.events)
    return [*held(talk), {**message, INTRODUCED: spoken, BARE: bare}]


def to_be_played(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of the messages that say something by themselves."""
    return [message for message in messages if not message.get(BARE)]


def last_held(talk: Talk) -> Turn:
    """The latest message that waits, as a turn."""
    return _as_turn(talk, held(talk)[-1])


def begins_the_talk(talk: Talk) -> bool:
    """Whether the message of this turn waited, and nothing had been said before it."""
    return (talk.tracker.latest_message or {}).get(INTRODUCED) is False


def with_held(talk: Talk) -> Draft:
    """The facts as they will be once the messages that wait have been read, with the notes on them."""
    draft = Draft(talk.facts)
    for message in to_be_played(held(talk)):
        turn = _as_turn(talk, message)
        read = understand(of_whom_it_speaks(draft.facts, turn), turn)
        draft = Draft(read.facts, [*draft.notes, *read.notes])
    return draft


def _as_turn(talk: Talk, message: dict[str, Any]) -> Turn:
    return dataclasses.replace(turn_of_message(message, talk.turn.today), asked=talk.turn.asked)
