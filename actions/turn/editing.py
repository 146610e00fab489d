"""Changing one line is a frame of its own: an answer, `keep as it is`, `go back` or `cancel` leaves the innermost frame
and nothing else of the plan."""

from __future__ import annotations

import re
from typing import Any

from actions.facts.facts import Facts, changed_slots, facts_from_slots
from actions.questions.catalogue import answered, questions
from actions.questions.offers import answer_payload, button
from actions.questions.question import Question
from actions.saying.wording import sentences
from actions.turn.talk import Talk

EDITING = "editing"
"""The slot of the frames, innermost last, and what the option to keep an answer answers."""

KEEP = "keep"

_LEAVES = frozenset({"stop", "go_back"})
"""Intents that leave the innermost frame and keep the answer."""

_KEEP = re.compile(
    r"\b(?:keep|leave) (?:it|that|this|the (?:answer|line|old one))(?:\s+(?:as|like|the way)\b.*)?\W*$"
    r"|\b(?:as it (?:was|is)|never ?mind|forget it|don'?t change (?:it|that|anything)|no change)\b",
    re.IGNORECASE,
)


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
    says_so = talk.turn.intent in _LEAVES or _KEEP.search(talk.turn.text) is not None
    if not tapped and (talk.turn.answers or not says_so):
        return None
    before = kept[-1]["facts"]
    return facts_from_slots(before) if isinstance(before, dict) else None


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
