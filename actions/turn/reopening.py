"""Takes one answer back and has it asked again, wherever in the conversation the person is."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.facts.draft import Draft
from actions.facts.facts import Facts, changed_slots
from actions.questions.catalogue import answer_slots
from actions.questions.question import Question
from actions.turn.editing import closed, opened
from actions.turn.talk import Events, Talk, set_slots

REVIEW_FORM = "review_form"
"""It asks whatever is still open, so that one changed answer does not lead through all the steps again."""


def reopen(talk: Talk, item: Question, to_change: bool = False) -> Events:
    """Events that clear a question's facts and lead to the form that asks it; a change can be left as it was."""
    facts = without_answer(talk.facts, item)
    frame = opened(talk, item) if to_change else closed(talk, facts, leaves=True)
    events = set_slots(talk.tracker, changed_slots(talk.facts, facts) | dict(answer_slots(facts)) | frame)
    events.append(SlotSet("misses", 0))
    loop = (talk.tracker.active_loop or {}).get("name")
    if loop in (item.form, REVIEW_FORM):
        return events
    form = item.form if loop else REVIEW_FORM
    return [*events, SlotSet("requested_slot", None), ActiveLoop(None), FollowupAction(form)]


def without_answer(facts: Facts, item: Question) -> Facts:
    """The facts without what answers this question."""
    draft = Draft(facts)
    draft.reopen(item.id)
    draft.drop("closed", "review")
    draft.drop("left_out", item.id)
    if facts.only_ask is not None:
        draft.add("only_ask", item.id)
    item.clear(draft)
    return draft.facts


def with_answer_of(facts: Facts, before: Facts, item: Question) -> Facts:
    """The facts with the answer to this question as it was before and nothing said to it since; all else stays."""
    without, facts = without_answer(before, item), without_answer(facts, item)
    restored: dict[str, Any] = {}
    for name in Facts.model_fields:
        old, now = getattr(before, name), getattr(facts, name)
        if old == getattr(without, name):
            continue
        if isinstance(old, list):
            old = [*old, *(value for value in now if value not in old)]
        restored[name] = {**old, **now} if isinstance(old, dict) else old
    return facts.model_copy(update=restored)
