"""Tells how to reach a person, from the clinic's own file."""

from __future__ import annotations

from actions.turn.talk import Events, ReportedAction, Talk, catch_up


class ActionPerson(ReportedAction):
    """Says the clinic's contact and the emergency number."""

    def name(self) -> str:
        return "action_person"

    def act(self, talk: Talk) -> Events:
        """Returns what the forms need to go on."""
        talk.utter(talk.say("person"))
        return catch_up(talk)
