"""Starts again: asks first where answers would be lost, then clears them and says so."""

from __future__ import annotations

from rasa_sdk.events import Restarted, SlotSet

from actions.facts.facts import Facts
from actions.questions.catalogue import EMERGENCY
from actions.questions.offers import answer_payload, button
from actions.steps.welcome.welcome import ways_in
from actions.turn.talk import Events, ReportedAction, Talk, catch_up
from education.asking import asks

RESTART = "restart"
"""What the slot `confirming` holds while the person is asked whether to clear everything."""


class ActionRestart(ReportedAction):
    """Clears the conversation once that is confirmed. Rasa runs it for the intent `restart` before any rule."""

    def name(self) -> str:
        return "action_restart"

    def act(self, talk: Talk) -> Events:
        """Returns the restart, or what the forms need to go on after the question."""
        asked_before = talk.tracker.get_slot("confirming") == RESTART and not asks(talk.turn.text)
        tapped = any(answer.field == RESTART for answer in talk.turn.answers)
        nothing_to_lose = talk.facts == Facts() and talk.tracker.get_slot(EMERGENCY) is None
        if nothing_to_lose or asked_before or tapped:
            return clear_all(talk)
        options = [
            button(talk.say("option_clear_all"), answer_payload(RESTART, "confirmed", intent="restart")),
            button(talk.say("option_keep_all"), "/deny"),
        ]
        talk.utter(talk.say("restart_question"), options)
        return [SlotSet("confirming", RESTART), *catch_up(talk)]


def settle_restart(talk: Talk) -> Events:
    """Events after a yes or no, in words, to the question whether to clear everything."""
    if talk.turn.intent == "affirm":
        return clear_all(talk)
    talk.utter(talk.say("restart_cancelled"))
    return [SlotSet("confirming", None), *catch_up(talk)]


def clear_all(talk: Talk) -> Events:
    """Says that all is cleared, with the ways in, and returns the restart."""
    talk.utter(talk.say("restarted"), ways_in(talk))
    return [Restarted()]
