"""Switches to patients' wording for the rest of the conversation."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.saying.wording import say
from actions.steps.suggestion.standing import after_options, was_suggested
from actions.steps.welcome.welcome import plan_or_question
from actions.turn.talk import Events, ReportedAction, Talk, catch_up, leads_on


class ActionChoosePatient(ReportedAction):
    """Says that the words are plain, and offers the ways on where no question stands open."""

    def name(self) -> str:
        return "action_choose_patient"

    def act(self, talk: Talk) -> Events:
        """Returns the register."""
        options = [] if leads_on(talk) else after_options(talk) if was_suggested(talk) else plan_or_question(talk)
        talk.utter(say("patient_mode", "patient"), options)
        return [SlotSet("register", "patient"), *catch_up(talk)]
