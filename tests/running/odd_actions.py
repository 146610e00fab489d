"""Actions that do what none of ours does; `python odd_actions.py` is a server that has them beside ours."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection


class Declining(Action):
    def name(self) -> str:
        return "action_that_declines"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        raise ActionExecutionRejection(self.name(), "not now")


class Changing(Action):
    """Changes what it was given, and answers with a value that JSON makes another of."""

    def name(self) -> str:
        return "action_that_changes_what_it_was_given"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        tracker.slots.clear()
        tracker.latest_message["text"] = ""
        tracker.events.clear()
        return [{"event": "slot", "name": "answer", "value": {1: (2, 3)}, "timestamp": None}]


class Breaking(Action):
    def name(self) -> str:
        return "action_that_breaks"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        raise ZeroDivisionError


if __name__ == "__main__":
    from actions.__main__ import main

    main()
