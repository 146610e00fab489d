"""Facts after a turn: what was tapped, what was read in the text, and what a bare answer means where it was given."""

from __future__ import annotations

from actions.answers import apply_answer, apply_words, keep_typed_medicines
from actions.draft import CHANGES, Draft
from actions.facts import Facts
from actions.interruptions import NOT_ABOUT_THE_CASE, interrupts
from actions.reading import take_up
from actions.turn import Turn


def understand(facts: Facts, turn: Turn) -> Draft:
    """The facts as they stand after this turn, with a note on each change."""
    draft = Draft(facts)
    if turn.intent in NOT_ABOUT_THE_CASE and turn.asked != "medicines":
        return draft
    for answer in turn.answers:
        apply_answer(draft, answer)
    take_up(draft, turn)
    if not turn.answers and not interrupts(turn.intent):
        _answer_the_question(draft, turn)
    if any(note.kind in CHANGES for note in draft.notes):
        draft.drop("closed", "review")
    return draft


def _answer_the_question(draft: Draft, turn: Turn) -> None:
    held_back = draft.facts.pending_labs
    if not draft.notes and (turn.asked == "pending_lab" or not held_back):
        apply_words(draft, turn)
    if turn.asked == "medicines" and turn.intent in ("inform", "nlu_fallback", "other_drug", "correct"):
        keep_typed_medicines(draft, turn)
        if any(note.vocabulary == "medicines" for note in draft.notes):
            draft.close("medicines")
    if turn.asked == "other_labs" and (held_back or any(note.kind == "lab" for note in draft.notes)):
        draft.close("other_labs")
