"""How often the open question was answered without getting further: progress is counted on the question, not on whether
something was understood."""

from __future__ import annotations

from typing import Any

from actions.facts.draft import CHANGES, Draft
from actions.facts.facts import Facts
from actions.questions.catalogue import answered, questions
from actions.questions.question import Question
from actions.saying.languages import is_one_odd_word
from actions.turn.editing import before_change
from actions.turn.interruptions import interrupts
from actions.turn.natural_answers import says_it_was_told
from actions.turn.reading.taken_out import takes_something_out
from actions.turn.reopening import with_answer_of
from actions.turn.talk import Talk
from education.ways import ways_of

MISSES = "misses"
"""The slot of the count; it begins anew with every question, and with every step forward on one."""

LEFT_AFTER = 3
"""After so many answers the question is left as not known; one that brings a new fact is not yet the last."""

LEFT_AFTER_ROUGH = 2
"""After so many answers a day that is told by its month alone is left as not known: it was asked for once more."""


def tries(talk: Talk) -> int:
    """How many answers in a row left the open question where it was."""
    return int(talk.tracker.get_slot(MISSES) or 0)


def count(talk: Talk, draft: Draft) -> dict[str, Any]:
    """The slot with this turn's answer counted in; a question that was tried too often is left as not known."""
    item = questions().get(talk.turn.asked or "")
    if item is None:
        return {} if draft.facts == talk.facts and talk.turn.intent != "start_plan" else {MISSES: 0}
    if draft.facts == talk.facts and says_it_was_told(talk.turn) and not _was_told_before(talk):
        return {}
    noted = item.id == "review" and any(note.kind in CHANGES for note in draft.notes)
    if noted or not _is_open(item, draft.facts) or _went_on(item, talk.facts, draft.facts):
        return {MISSES: 0}
    if draft.facts != talk.facts and takes_something_out(talk.facts, talk.turn):
        return {}
    odd = talk.turn.intent == "other_language" and is_one_odd_word(talk.turn.text)
    if interrupts(talk.turn.intent) and not odd and not _says_the_same_again(talk):
        return {}
    tried = tries(talk) + 1
    rough = next((note for note in draft.notes if note.kind == "rough_time" and note.about == item.id), None)
    if rough is not None and tried >= LEFT_AFTER_ROUGH:
        _leave(item, draft)
        talk.utter(talk.say("rough_time_left", name=item.label.lower(), value=rough.new))
        return {MISSES: 0}
    if tried >= LEFT_AFTER and draft.facts != talk.facts:
        return {MISSES: LEFT_AFTER - 1}
    before = before_change(talk, item)
    if tried < LEFT_AFTER or not (item.is_left_open or before is not None):
        return {MISSES: tried}
    if before is not None:
        draft.facts = with_answer_of(draft.facts, before, item)
        talk.utter(talk.say("kept_as_it_was", label=item.label))
        return {MISSES: 0}
    _leave(item, draft)
    talk.utter(talk.say("question_left", label=item.label))
    return {MISSES: 0}


def _leave(item: Question, draft: Draft) -> None:
    """Leaves the question as not known; what else the answer changed is still said."""
    kept = [note for note in draft.notes if note.kind in CHANGES]
    item.take_not_known(draft)
    draft.notes = kept


def _is_open(item: Question, facts: Facts) -> bool:
    return answered(facts)[item.id] is None


def _went_on(item: Question, before: Facts, after: Facts) -> bool:
    """Whether a part of the answer was given: a list got shorter, a medicine or a result came in, its unit or not."""
    if before.pending_labs != after.pending_labs:
        return True
    return item.has_moved(before, after)


def _was_told_before(talk: Talk) -> bool:
    """Whether the message before, too, said no more than that the answer was given: then it counts."""
    said = [str(event.get("text")) for event in talk.tracker.events if event.get("event") == "user"]
    return len(said) > 1 and ways_of("actions.turn")["told_before"].is_said_in(said[-2])


def _says_the_same_again(talk: Talk) -> bool:
    """Whether the message repeats the one before it."""
    said = [event.get("text") for event in talk.tracker.events if event.get("event") == "user"]
    return len(said) > 1 and said[-1] == said[-2]
