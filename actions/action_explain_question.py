"""Answers "why do you ask?" for the question that stands open."""

from __future__ import annotations

from actions.questions import questions
from actions.reporting import Events, ReportedAction, Talk, catch_up


class ActionExplainQuestion(ReportedAction):
    """Says why the open question matters; the form then asks it again."""

    def name(self) -> str:
        return "action_explain_question"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        item = questions().get(talk.turn.asked or "")
        talk.utter(item.why.to(talk.register) if item else talk.say("nothing_to_explain"))
        return catch_up(talk)
