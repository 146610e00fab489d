"""Greets: who this is, what it is not, where help is in an emergency, and what can be done here."""

from __future__ import annotations

from actions.questions.offers import button
from actions.turn.talk import Events, ReportedAction, Talk


class ActionWelcome(ReportedAction):
    """Says the welcome with its three options."""

    def name(self) -> str:
        return "action_welcome"

    def act(self, talk: Talk) -> Events:
        """Sends the welcome; returns no events."""
        talk.utter(talk.say("welcome"), ways_in(talk))
        return []


def ways_in(talk: Talk) -> list[dict[str, str]]:
    """What a conversation can begin with; whoever is a clinician already is not asked it again."""
    options = plan_or_question(talk)
    if talk.register == "patient":
        options.append(button(talk.say("option_clinician"), "/clinician"))
    return options


def plan_or_question(talk: Talk) -> list[dict[str, str]]:
    """The two things that the assistant is for."""
    return [button(talk.say("option_plan"), "/start_plan"), button(talk.say("option_question"), "/ask_question")]
