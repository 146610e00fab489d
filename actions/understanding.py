"""Facts after a turn: what was tapped, what was read in the text, and what a bare answer means where it was given."""

from __future__ import annotations

from actions.answers import ALL_NAMED, apply_answer, apply_words, keep_typed_medicines, plain, say_none
from actions.brevity import keep_it_brief
from actions.draft import CHANGES, Draft
from actions.facts import Facts
from actions.interruptions import NOT_ABOUT_THE_CASE, interrupts
from actions.questions import question
from actions.reading import take_up
from actions.reading.treatment import read_day_of_last_dose, read_first_day
from actions.turn import Turn
from actions.wording import listed


def understand(facts: Facts, turn: Turn) -> Draft:
    """The facts as they stand after this turn, with a note on each change."""
    draft = Draft(facts)
    if turn.intent in NOT_ABOUT_THE_CASE and turn.asked != "medicines":
        return draft
    for answer in turn.answers:
        apply_answer(draft, answer)
    take_up(draft, turn)
    read_first_day(draft, turn)
    if not turn.answers and not interrupts(turn.intent):
        _answer_the_question(draft, turn)
    keep_it_brief(draft, turn)
    if any(note.kind in CHANGES for note in draft.notes):
        draft.drop("closed", "review")
    elif draft.facts == facts and not draft.notes:
        _leave_no_number_unsaid(draft, turn)
    return draft


def _leave_no_number_unsaid(draft: Draft, turn: Turn) -> None:
    """Where a number was typed that no question asked for, it is asked what it stands for."""
    values = [mention.text for mention in turn.mentions if mention.type == "number" and not mention.retracted]
    if values and turn.intent in ("inform", "correct", "nlu_fallback"):
        draft.note("bare_number", listed(values))


def _answer_medicines(draft: Draft, turn: Turn) -> None:
    """Keeps what was named; one name leaves the question open for others, a list or a second answer closes it."""
    before = len(draft.facts.medicines) - sum(note.vocabulary == "medicines" for note in draft.notes)
    keep_typed_medicines(draft, turn)
    named = sum(note.vocabulary == "medicines" for note in draft.notes)
    whole = ALL_NAMED.search(plain(turn.text)) is not None
    if named > 1 or (named and (before > 0 or whole)):
        draft.close("medicines")
    elif whole and before > 0 and "medicines" not in draft.facts.closed:
        say_none(draft, question("medicines"))


def _answer_the_question(draft: Draft, turn: Turn) -> None:
    held_back = draft.facts.pending_labs
    if not draft.notes and (turn.asked == "pending_lab" or not held_back):
        apply_words(draft, turn)
    if turn.asked == "medicines" and turn.intent in ("inform", "nlu_fallback", "other_drug", "correct"):
        _answer_medicines(draft, turn)
    if turn.asked == "last_dose":
        read_day_of_last_dose(draft, turn)
    if turn.asked == "other_labs" and (held_back or any(note.kind == "lab" for note in draft.notes)):
        draft.close("other_labs")
