"""A change that is taken back (`no wait, it was right`, `undo that`): the answer from before it stands again, and
nothing else is touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from actions.facts.facts import Facts, facts_from_slots
from actions.facts.said import Turn
from actions.questions.catalogue import EMERGENCY, questions
from actions.questions.question import Question
from actions.turn.editing import EDITING
from actions.turn.reopening import with_answer_of
from actions.turn.talk import Talk
from education.ways import ways_of


@dataclass(frozen=True)
class TakenBack:
    """What stands once the change is taken back: the lines that have their answer of before again, and the facts."""

    lines: tuple[Question, ...]
    facts: Facts


def taken_back(talk: Talk, turn: Turn, now: Facts) -> TakenBack | None:
    """What a turn that takes a change back leads to; None where it takes none back, or there is none.

    `now` are the facts once the turn was read: a message can change an answer and take that back by itself
    (`actually 89 pg/mL, no, back`).
    """
    ways = ways_of("actions.turn")
    if turn.answers:
        return None
    if now != talk.facts:
        by_itself = ways["takes_itself_back"].is_said_in(turn.text)
        return _restored(now, talk.facts, talk) if by_itself else None
    before = before_what_is_taken_back(talk, turn)
    return None if before is None else _restored(now, before, talk)


def before_what_is_taken_back(talk: Talk, turn: Turn) -> Facts | None:
    """The facts before the last change, where a turn takes it back without naming it; None where it takes none back."""
    says = turn.intent == "go_back" or ways_of("actions.turn")["takes_a_change_back"].is_said_in(turn.text)
    return before_the_last_change(talk.tracker) if says else None


def _restored(now: Facts, before: Facts, talk: Talk) -> TakenBack | None:
    """The facts with each answer of before in whose place another stands now; None where none does."""
    lines = tuple(item for item in questions().values() if item.is_a_line and _is_another(item, before, now, talk))
    for item in lines:
        now = with_answer_of(now, before, item)
    return TakenBack(lines, now) if lines else None


def _is_another(item: Question, before: Facts, now: Facts, talk: Talk) -> bool:
    answers = item.described(before, talk.register), item.described(now, talk.register)
    return None not in answers and answers[0] != answers[1]


def before_the_last_change(tracker: Tracker) -> Facts | None:
    """The facts as they were before the last turn that changed them, by the conversation's own record; where that turn
    answered a line that was opened to be changed, before it was opened. None where no turn changed any.
    """
    starts = _slots_at_each_turn(tracker)
    for start, end in zip(starts[-2::-1], starts[:0:-1], strict=True):
        if facts_from_slots(start) == facts_from_slots(end):
            continue
        if start.get(EMERGENCY) != end.get(EMERGENCY):
            return None  # how a danger was settled is taken back by nobody's going back
        opened, still = start.get(EDITING) or [], end.get(EDITING) or []
        if len(still) > len(opened):
            return None
        frame = opened[-1]["facts"] if len(opened) > len(still) else None
        return facts_from_slots(frame if isinstance(frame, dict) else start)
    return None


def _slots_at_each_turn(tracker: Tracker) -> list[dict[str, Any]]:
    """What the slots held when the person spoke, turn by turn; the last is the turn that is answered now."""
    slots: dict[str, Any] = {}
    starts: list[dict[str, Any]] = []
    for event in tracker.events:
        kind = event.get("event")
        if kind == "slot":
            slots[str(event.get("name"))] = event.get("value")
        elif kind in ("restart", "reset_slots"):
            slots, starts = {}, []
        elif kind == "user":
            starts.append(dict(slots))
    return starts
