"""Answers a general question about B12, and goes back to where the person was."""

from __future__ import annotations

from actions.general_questions import answer_question
from actions.reporting import Events, ReportedAction, Talk, catch_up


class ActionAnswerQuestion(ReportedAction):
    """Shows the answer, a choice of questions, or an honest "I don't know that"."""

    def name(self) -> str:
        return "action_answer_question"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        answer_question(talk)
        return catch_up(talk)
