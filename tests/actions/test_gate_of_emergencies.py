"""Every turn passes one gate while an emergency stands, whatever its intent, known or added later (S-30)."""

from __future__ import annotations

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.steps.understand import ActionUnderstand
from actions.turn.open_emergency import LEAVING
from deploy.environment import ROOT

INTENTS = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]


def first_of_all(intent: str, slots: dict[str, object], loop: str | None = None) -> str | None:
    """The action that answers a message with this intent before any rule is asked."""
    message = {"text": f"/{intent}", "intent": {"name": intent}, "entities": []}
    heard = [{"event": "user", "text": message["text"]}]
    tracker = Tracker("someone", slots, message, heard, False, None, {"name": loop} if loop else {}, "action_listen")
    events = ActionUnderstand().run(CollectingDispatcher(), tracker, {})
    return {event["name"]: event["value"] for event in events if event["event"] == "slot"}.get("first_of_all")


@pytest.mark.parametrize("intent", [*sorted(set(INTENTS) - LEAVING), "an_intent_that_is_added_later"])
def test_an_emergency_that_stands_answers_every_intent(intent):
    assert first_of_all(intent, {"emergency": {"crisis": False}}) == "action_red_flag"


@pytest.mark.parametrize("intent", [*sorted(set(INTENTS) - LEAVING), "an_intent_that_is_added_later"])
def test_a_slot_that_fits_no_emergency_still_stands_for_one(intent):
    assert first_of_all(intent, {"emergency": "yes"}) == "action_red_flag"


@pytest.mark.parametrize("intent", [*INTENTS, "an_intent_that_is_added_later"])
@pytest.mark.parametrize("loop", [None, "labs_form"])
def test_facts_that_are_an_emergency_open_it_whatever_the_intent(intent, loop):
    assert first_of_all(intent, {"symptoms_present": ["chest_pain"]}, loop) == "action_red_flag"


def test_only_leaving_is_let_through():
    let_through = {intent for intent in INTENTS if not first_of_all(intent, {"emergency": {}})}
    assert let_through == LEAVING
