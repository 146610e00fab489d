"""Comes back to the question after a turn that did not answer it, and counts the misses."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.action_change import change_buttons
from actions.facts import FACT_SLOTS, LAB_SLOT
from actions.general_questions import answer_if_sure
from actions.offers import button
from actions.reporting import Events, ReportedAction, Talk, catch_up


class ActionAskAgain(ReportedAction):
    """Lets the form ask again: as before if something was noted, in other words if nothing was understood."""

    def name(self) -> str:
        return "action_ask_again"

    def act(self, talk: Talk) -> Events:
        """Returns the number of misses on this question."""
        if talk.turn.intent == "nlu_fallback" and not _something_was_said(talk) and answer_if_sure(talk):
            return catch_up(talk)
        if not talk.tracker.active_loop:
            talk.utter(talk.say("outside"), [button(talk.say("option_plan"), "/start_plan")])
            return catch_up(talk)
        if talk.turn.intent == "start_plan" or _something_was_said(talk):
            return catch_up(talk)
        if talk.turn.intent == "correct":
            talk.utter(talk.say("change_which"), change_buttons(talk))
            return catch_up(talk)
        return [SlotSet("misses", int(talk.tracker.get_slot("misses") or 0) + 1), *catch_up(talk)]


def _something_was_said(talk: Talk) -> bool:
    """Whether this turn already changed a fact or got a message."""
    for event in reversed(talk.tracker.events):
        if event.get("event") == "user":
            return False
        if event.get("event") == "bot":
            return True
        if event.get("event") == "slot" and _is_fact(str(event.get("name"))):
            return True
    return False


def _is_fact(slot: str) -> bool:
    return slot in FACT_SLOTS or slot.startswith(LAB_SLOT.format(""))
