"""Starts again: everything that was said is cleared from the case, and the person is told so."""

from __future__ import annotations

from rasa_sdk.events import Restarted

from actions.offers import button
from actions.reporting import Events, ReportedAction, Talk


class ActionRestart(ReportedAction):
    """Clears the conversation. Rasa runs it for the intent `restart` before any rule."""

    def name(self) -> str:
        return "action_restart"

    def act(self, talk: Talk) -> Events:
        """Returns the restart."""
        options = [
            button(talk.say("option_plan"), "/start_plan"),
            button(talk.say("option_question"), "/ask_question"),
            button(talk.say("option_clinician"), "/clinician"),
        ]
        talk.utter(talk.say("restarted"), options)
        return [Restarted()]
