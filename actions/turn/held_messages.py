"""Messages that wait until the question about urgent signs is answered; then each is taken as if it were said just now.

The channel inside Rasa plays them (`inside_rasa/resuming.py`). Nothing of a message is read before, so nothing is lost.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from actions.facts.draft import CHANGES, Draft
from actions.facts.said import Mentioned, Turn, turn_of_message
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

BESIDES = "told_besides"
"""Under which key it holds the answer to the question, where that tells facts, too: they are read after its own."""

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


def with_the_answer(talk: Talk, messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The messages that are to be played, the last of them with the answer of this turn, which may put it right."""
    played = to_be_played(messages)
    if not played or not facts_besides(talk.turn):
        return played
    return [*played[:-1], {**played[-1], BESIDES: with_this_one(talk)[-1]}]


def with_doubts_denied(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The messages with what was in doubt in them as not of now: none of it is there by the answer to the question."""
    return [{**message, "entities": [*map(_denied, message.get("entities") or [])]} for message in messages]


def _denied(entity: dict[str, Any]) -> dict[str, Any]:
    told = entity.get("value")
    if not isinstance(told, dict) or not told.get("ask"):
        return entity
    return {**entity, "value": {**told, "historical": True, "acute": None, "ask": None}}


def facts_besides(turn: Turn) -> tuple[Mentioned, ...]:
    """What an answer about the signs tells that is no sign."""
    return tuple(mention for mention in turn.mentions if mention.type != "symptom")


def with_told_besides(talk: Talk, draft: Draft) -> Draft:
    """The facts of a message that waited, with what the answer to the question told or put right."""
    answer = (talk.tracker.latest_message or {}).get(BESIDES)
    if answer is None:
        return draft
    turn = turn_of_message(answer, talk.turn.today)
    turn = dataclasses.replace(turn, mentions=facts_besides(turn), intent="correct", register=talk.turn.register)
    read = understand(draft.facts, turn)
    put_right = {note.about for note in read.notes if note.kind in CHANGES}
    return Draft(read.facts, [*(note for note in draft.notes if note.about not in put_right), *read.notes])


def last_held(talk: Talk) -> Turn:
    """The latest message that waits, as a turn."""
    return _as_turn(talk, held(talk)[-1])


def begins_the_talk(talk: Talk) -> bool:
    """Whether the message of this turn waited, and nothing had been said before it."""
    return (talk.tracker.latest_message or {}).get(INTRODUCED) is False


def with_held(talk: Talk, denied: bool = False) -> Draft:
    """The facts as they will be once the messages that wait have been read, with the notes on them; `denied` is whether
    what was in doubt in them is not there by the answer.
    """
    draft = Draft(talk.facts)
    waiting = with_doubts_denied(held(talk)) if denied else held(talk)
    for message in to_be_played(waiting):
        turn = _as_turn(talk, message)
        read = understand(of_whom_it_speaks(draft.facts, turn), turn)
        draft = Draft(read.facts, [*draft.notes, *read.notes])
    return draft


def _as_turn(talk: Talk, message: dict[str, Any]) -> Turn:
    return dataclasses.replace(turn_of_message(message, talk.turn.today), asked=talk.turn.asked)
