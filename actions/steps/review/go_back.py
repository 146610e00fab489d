"""Goes back one question: the last answer is taken out, and the person is told which."""

from __future__ import annotations

from actions.questions.catalogue import answered, question, questions
from actions.questions.question import Question
from actions.turn.reopening import reopen
from actions.turn.talk import Events, ReportedAction, Talk, catch_up


class ActionGoBack(ReportedAction):
    """Clears the answer before the open question and has it asked again."""

    def name(self) -> str:
        return "action_go_back"

    def act(self, talk: Talk) -> Events:
        """Returns the events that clear the answer and lead back to its question."""
        before = _question_before(talk)
        if before is None:
            talk.utter(talk.say("nothing_to_go_back_to"))
            return catch_up(talk)
        talk.utter(talk.say("went_back", label=before.label))
        return reopen(talk, before)


def _question_before(talk: Talk) -> Question | None:
    """The answered question that was asked for last, by the conversation's own record."""
    states = answered(talk.facts)
    slots = {item.slot: item for item in questions().values()}
    open_now = talk.turn.asked
    for event in reversed(talk.tracker.events):
        if event.get("event") != "slot" or event.get("name") != "requested_slot":
            continue
        item = slots.get(str(event.get("value")))
        if item is None or item.id == open_now or not item.is_a_line:
            continue
        if states[item.id] not in (None, "not_applicable"):
            return question(item.id)
    return None
