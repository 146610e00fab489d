"""Answers an emergency: what to do now and whom to call. It carries no dose."""

from __future__ import annotations

from actions.action_change import ask_which
from actions.emergency import emergency_card
from actions.offers import button
from actions.reporting import Events, ReportedAction, Talk, catch_up


class ActionRedFlag(ReportedAction):
    """Shows the emergency card with the clinic's own number."""

    def name(self) -> str:
        return "action_red_flag"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on, should the person come back to them."""
        if talk.turn.intent == "correct" and not talk.turn.mentions:
            return ask_which(talk)
        card = emergency_card(talk.facts, talk.turn.today, talk.register, crisis=talk.turn.intent == "crisis")
        options = [
            button(talk.say("option_misread"), "/change"),
            button(talk.say("option_restart"), "/restart"),
        ]
        talk.show(card, None, [])
        talk.utter(talk.say("emergency_after"), options)
        return catch_up(talk)
