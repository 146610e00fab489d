"""Asks about the urgent signs before anything else, where the second opinion suspects one that no rule has seen."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet

from actions.questions.catalogue import SIGNS, question
from actions.turn.for_a_child import list_of_signs
from actions.turn.held_messages import held
from actions.turn.signs import entry_of_signs, options_of_signs, words_of_signs
from actions.turn.talk import Events, ReportedAction, Talk


class ActionAskAboutSigns(ReportedAction):
    """Shows the list of urgent signs; the message that brought it waits meanwhile."""

    def name(self) -> str:
        return "action_ask_about_signs"

    def act(self, talk: Talk) -> Events:
        """Returns what keeps the open question of the plan silent until the list is answered, and ends the turn."""
        of = list_of_signs(talk)
        words = words_of_signs(talk.register, len(held(talk)), talk.emergency_number, of)
        if talk.turn.intent == "ask_why" and talk.tracker.get_slot("confirming") == SIGNS:
            words = f"{question(of).why.to(talk.register)} {words}"
        talk.show(entry_of_signs(talk.register, of), words, options_of_signs(talk.register, of))
        return [SlotSet("confirming", SIGNS), FollowupAction("action_listen")]
