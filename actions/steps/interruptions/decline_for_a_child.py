"""Ends the questions of a plan that turns out to be for a child: no dose is given for one (safety item S-02)."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.turn.talk import Events, ReportedAction, Talk

DECLINE = "action_decline_for_a_child"


class ActionDeclineForAChild(ReportedAction):
    """Says that these rules are for adults, what cannot wait in a child, and who can help."""

    def name(self) -> str:
        return DECLINE

    def act(self, talk: Talk) -> Events:
        """Returns what ends the questions, and the turn."""
        talk.utter(talk.say("not_for_children"))
        return [ActiveLoop(None), SlotSet("requested_slot", None), FollowupAction("action_listen")]
