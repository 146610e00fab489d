"""Begins a session: nothing of an earlier one is kept, but for the wording after the person started again."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecuted, SessionStarted, SlotSet

from actions.turn.talk import Events, ReportedAction, Talk


class ActionSessionStart(ReportedAction):
    """Clears the slots. Rasa runs it before the first message of a session and after a restart."""

    def name(self) -> str:
        return "action_session_start"

    def act(self, talk: Talk) -> Events:
        """Returns the events that begin a session."""
        register = _before_restart(talk.tracker)
        kept = [SlotSet("register", register)] if register else []
        return [SessionStarted(), *kept, ActionExecuted("action_listen")]


def _before_restart(tracker: Tracker) -> str | None:
    """The wording that was used before the person started again; None where the session ended in another way."""
    register, restarted = None, False
    for event in tracker.events:
        if event.get("event") == "slot" and event.get("name") == "register":
            register = event.get("value")
        if event.get("event") in ("restart", "user"):
            restarted = event["event"] == "restart"
    return register if restarted else None
