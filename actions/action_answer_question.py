"""Says honestly what becomes of a general question about B12, and goes back to where the person was."""

from __future__ import annotations

from actions.offers import button
from actions.reporting import Events, ReportedAction, Talk, catch_up


class ActionAnswerQuestion(ReportedAction):
    """Says that general questions are not answered here, and who answers them."""

    def name(self) -> str:
        return "action_answer_question"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        options = [] if talk.tracker.active_loop else [button(talk.say("option_plan"), "/start_plan")]
        talk.utter(talk.say("question_section"), options)
        return catch_up(talk)
