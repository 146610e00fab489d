"""Answers a general question about B12, and goes back to where the person was, or on to a plan."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.steps.interruptions.general_questions import answer_question
from actions.steps.own_case.kept import answer_each
from actions.steps.suggestion.kept_questions import keep_question
from actions.turn.talk import FIRST, Events, ReportedAction, Talk, catch_up, go_on

ANSWER = "action_answer_question"
"""As what answers a turn at once: then the questions of the plan end there."""


class ActionAnswerQuestion(ReportedAction):
    """Shows the answer, a choice of questions, or an honest "I don't know that"."""

    def name(self) -> str:
        return ANSWER

    def act(self, talk: Talk) -> Events:
        """Returns what leads on: to the open question, or into the plan where facts came with the question."""
        if talk.tracker.get_slot(FIRST) == ANSWER:
            answer_question(talk)
            ended: Events = [ActiveLoop(None), SlotSet("requested_slot", None), FollowupAction("action_listen")]
            return [*catch_up(talk), *ended]
        if answer_each(talk):
            return go_on(talk)
        waiting = keep_question(talk) if answer_question(talk) else []
        return [*waiting, *go_on(talk)]
