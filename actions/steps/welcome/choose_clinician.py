"""Switches to clinicians' wording for the rest of the conversation."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.saying.wording import say
from actions.turn.talk import Events, ReportedAction, Talk, catch_up


class ActionChooseClinician(ReportedAction):
    """Says that the wording changes, and keeps the choice."""

    def name(self) -> str:
        return "action_choose_clinician"

    def act(self, talk: Talk) -> Events:
        """Returns the register."""
        talk.utter(say("clinician_mode", "clinician"))
        return [SlotSet("register", "clinician"), *catch_up(talk)]
