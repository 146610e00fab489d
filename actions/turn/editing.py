"""Changing one line is a frame of its own: an answer, `keep as it is`, `go back` or `cancel` leaves the innermost frame
and nothing else of the plan."""

from __future__ import annotations

import dataclasses
from typing import Any

from actions.facts.facts import Facts, changed_slots, facts_from_slots
from actions.facts.said import Turn
from actions.questions.catalogue import answered, questions
from actions.questions.offers import answer_payload, button
from actions.questions.question import Question
from actions.saying.wording import sentences
from actions.turn.talk import Talk
from education.ways import ways_of

EDITING = "editing"
"""The slot of the frames, innermost last, and what the option to keep an answer answers."""

KEEP = "keep"

_LEAVES = frozenset({"stop", "go_back"})
"""Intents that leave the innermost frame and keep the answer."""


def frames(talk: Talk) -> list[dict[str, Any]]:
    """The lines that are being changed, innermost last."""
    return list(talk.tracker.get_slot(EDITING) or [])


def opened(talk: Talk, item: Question) -> dict[str, Any]:
    """The slot with a frame for this line, and the facts as they were."""
    within = [frame for frame in frames(talk) if frame["question"] != item.id]
    return {EDITING: [*within, {"question": item.id, "facts": changed_slots(Facts(), talk.facts)}]}


def left(talk: Talk) -> Facts | None:
    """The facts as they were before the innermost line was opened, where the turn leaves it as it is; else None."""
    kept = frames(talk)
    if not kept or talk.turn.asked != kept[-1]["question"]:
        return None
    tapped = any(answer.field == EDITING and answer.value == KEEP for answer in talk.turn.answers)
    if not tapped and (talk.turn.answers or not _says_to_keep(talk, questions()[kept[-1]["question"]])):
        return None
    before = kept[-1]["facts"]
    return facts_from_slots(before) if isinstance(before, dict) else None


def says_to_keep(talk: Talk) -> bool:
    """Whether the message says that what is open to be changed stays as it is."""
    ways = ways_of("actions.turn")
    keeps = any(ways[way].is_said_in(talk.turn.text) for way in _KEEPS)
    return not talk.turn.answers and (talk.turn.intent in _LEAVES or keeps)


def _says_to_keep(talk: Talk, item: Question) -> bool:
    """Whether it says so of this line, and is no answer to it, as `stays the same` is to how symptoms go."""
    answers = item.meant_by(talk.turn.text) not in (None, "not_known") or _tells(talk.turn, item)
    takes_back = ways_of("actions.turn")["takes_itself_back"].is_said_in(talk.turn.text)
    return says_to_keep(talk) and (talk.turn.intent in _LEAVES or takes_back or not answers)


def _tells(turn: Turn, item: Question) -> bool:
    """Whether the message names a fact; `it hasn't changed` is one about symptoms only where those were asked for."""
    of_the_course = item.id == "symptom_course"
    return any(mention.is_own and (of_the_course or mention.type != "course") for mention in turn.mentions)


def without_a_guess(talk: Talk, turn: Turn) -> Turn:
    """The turn; one that answers a line open to be changed, and was taken for `I don't know` without words of that, is
    not understood: what was noted is not lost by `umm`.
    """
    is_open = any(frame["question"] == turn.asked for frame in frames(talk))
    says = ways_of("actions.turn")["may_not_know"].is_said_in(turn.text)
    if turn.intent != "dont_know" or turn.answers or says or not is_open:
        return turn
    return dataclasses.replace(turn, intent="nlu_fallback")


_KEEPS = ("keeps_the_answer", "takes_a_change_back", "takes_itself_back")


def closed(talk: Talk, facts: Facts, leaves: bool = False) -> dict[str, Any]:
    """The slot after the turn: without the frames whose line was answered, or without the innermost one."""
    kept = frames(talk)
    if leaves:
        return {EDITING: kept[:-1] or None}
    states = answered(facts)
    still = [frame for frame in kept if frame["question"] in questions() and states[frame["question"]] is None]
    return {EDITING: still or None}


def before_change(talk: Talk, item: Question) -> Facts | None:
    """The facts as they were before this line was opened to be changed; None where it is not."""
    kept = frames(talk)
    before = kept[-1]["facts"] if kept and kept[-1]["question"] == item.id else None
    return facts_from_slots(before) if isinstance(before, dict) else None


def keep_option(talk: Talk, item: Question) -> list[dict[str, str]]:
    """The option to keep the answer of before, where this line is being changed."""
    kept = frames(talk)
    if not kept or kept[-1]["question"] != item.id:
        return []
    return [button(sentences()["option_keep"].to(talk.register), answer_payload(EDITING, KEEP))]
