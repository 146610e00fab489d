"""Ends the questions, and says what that means for the plan."""

from __future__ import annotations

from actions.questions.offers import button
from actions.steps.suggestion.standing import was_suggested
from actions.turn.talk import Events, ReportedAction, Talk, catch_up


class ActionStop(ReportedAction):
    """Says that the questions end here; the answers are kept, so that the person can go on."""

    def name(self) -> str:
        return "action_stop"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need, should the person go on."""
        say_stopped(talk)
        return catch_up(talk)


def say_stopped(talk: Talk) -> None:
    """Says that the questions end here, with the ways on."""
    options = [button(talk.say("option_go_on"), "/start_plan"), button(talk.say("option_restart"), "/restart")]
    talk.utter(talk.say("stopped_after" if was_suggested(talk) else "stopped"), options)
