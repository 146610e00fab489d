"""Phase, cause and operation as they are named in a message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.draft import Draft
from actions.questions import question
from actions.reading.setting import set_cause
from actions.turn import Mentioned, Turn
from b12core.identifiers import CAUSES, PHASES, PROCEDURES

MEDICINE_CAUSES = ("metformin", "acid_suppression", "other_medicine")
"""Causes that are also medicines: a cause only where the cause was asked for, and not by "I take metformin" alone."""


def read_phases(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up the phase; `not sure` counts only where the phase was asked for."""
    asked = turn.asked == "phase"
    named = {m.id for m in mentions if m.is_own and not m.negated and not m.historical and m.id in PHASES}
    if not asked:
        named.discard("unsure")
    if len(named) > 1:
        named.discard("unsure")
    if len(named) != 1:
        return
    phase = named.pop()
    old = draft.facts.phase
    if phase == old:
        return
    draft.put("phase", phase)
    draft.note("changed" if old else "set", "phase", "phases", old, phase)


def read_causes(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up one cause; uncertain or several ones are asked about, and one given before is kept unless corrected."""
    correcting = turn.intent in ("correct", "change") or any(m.retracted for m in mentions)
    asked = turn.asked == "cause" or (correcting and question("cause").is_named_in(turn.text))
    usable = [m for m in mentions if m.is_own and m.id in CAUSES]
    for mention in usable:
        if mention.negated and mention.id == draft.facts.cause:
            draft.put("cause", None)
            draft.put("cause_detail", {})
            draft.note("removed", "cause")
    said = draft.facts.cause is None and names_no_reason(turn)
    aside = MEDICINE_CAUSES if said else (*MEDICINE_CAUSES, "unknown")
    named = [m for m in usable if not m.negated and (asked or m.id not in aside)]
    named = [m for m in named if not (m.uncertain and m.id in MEDICINE_CAUSES)]
    for mention in named:
        if mention.uncertain and not asked:
            draft.note("uncertain_cause", mention.id, "causes")
    certain = list(dict.fromkeys(m.id for m in named if asked or not m.uncertain))
    if len(certain) > 1:
        certain = [cause for cause in certain if cause != "unknown"]
    if len(certain) > 1 and draft.facts.cause is None:
        draft.held_up = True
        for cause in certain:
            draft.note("several_causes", cause, "causes")
        return
    for cause in certain:
        if draft.facts.cause in (None, "unknown") or asked or correcting:
            set_cause(draft, cause)
        elif cause != draft.facts.cause:
            draft.note("cause_kept", cause, "causes", old=draft.facts.cause)


def names_no_reason(turn: Turn) -> bool:
    """Whether it is said that the cause is not known, by that name: `no idea why`, where `no idea` answers anything."""
    unknown = any(mention.type == "cause" and mention.id == "unknown" for mention in turn.mentions)
    return unknown and _REASON.search(turn.text) is not None


_REASON = re.compile(
    r"\b(?:why|cause|reason)\b"
    r"(?:\W*$|\s*[,;.!]|[^.!?]{0,20}\b(?:(?:have|got|get) (?:it|this)|b-?12|low|deficien\w*)\b)",
    re.IGNORECASE,
)
"""The reason for the deficiency, and none for being tired."""


def read_procedures(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up which operation it was."""
    named = [m.id for m in mentions if m.is_own and not m.negated and m.id in PROCEDURES]
    if len(set(named)) == 1 and draft.facts.cause_detail.get("procedure") != named[0]:
        draft.put("cause_detail", {**draft.facts.cause_detail, "procedure": named[0]})
        draft.reopen("procedure")
        draft.note("set", "procedure", "procedures", None, named[0])
