"""Answers a general question about B12, and goes back to where the person was, or on to a plan."""

from __future__ import annotations

from actions.steps.interruptions.general_questions import answer_question
from actions.steps.suggestion.kept_questions import keep_question
from actions.turn.talk import Events, ReportedAction, Talk, go_on


class ActionAnswerQuestion(ReportedAction):
    """Shows the answer, a choice of questions, or an honest "I don't know that"."""

    def name(self) -> str:
        return "action_answer_question"

    def act(self, talk: Talk) -> Events:
        """Returns what leads on: to the open question, or into the plan where facts came with the question."""
        waiting = keep_question(talk) if answer_question(talk) else []
        return [*waiting, *go_on(talk)]
