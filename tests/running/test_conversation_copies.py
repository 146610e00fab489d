"""A conversation says of itself what Rasa's own tracker says after the same events, whatever they were."""

from __future__ import annotations

import dataclasses
import json
import random
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    ConversationPaused,
    ConversationResumed,
    DefinePrevUserUtteredFeaturization,
    Event,
    FollowupAction,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from deploy.environment import ROOT
from inside_rasa.dialogue_files import domain_files
from inside_rasa.rules import latest_states
from keeping.conversation import Conversation
from keeping.told import told

FORMS = ("phase_form", "labs_form")
DOMAIN = Domain.load(domain_files(ROOT / "domain.yml"))


def an_event(chance: random.Random) -> Event:
    """One of the events of a conversation, the frequent ones more often."""
    form = chance.choice(FORMS)
    often: list[Any] = [
        lambda: UserUttered("hm", {"name": chance.choice(["inform", "why", "stop"])}),
        lambda: ActionExecuted("action_listen"),
        lambda: ActionExecuted(form),
        lambda: ActionExecuted(chance.choice(["action_welcome", "action_ask_again"]), action_text=None),
        lambda: ActiveLoop(chance.choice([form, None])),
        lambda: SlotSet("asking", chance.choice([True, False, None])),
        lambda: SlotSet("phase", chance.choice(["loading", None, {"a": [1]}])),
        lambda: DefinePrevUserUtteredFeaturization(use_text_for_featurization=False),
        lambda: BotUttered("so", {"custom": {"card": 1}}),
    ]
    seldom: list[Any] = [
        lambda: FollowupAction(form),
        lambda: LoopInterrupted(is_interrupted=True),
        lambda: ActionExecutionRejected(form),
        lambda: AllSlotsReset(),
        lambda: ConversationPaused(),
        lambda: ConversationResumed(),
        lambda: Restarted(),
        lambda: SessionStarted(),
        lambda: ActionReverted(),
        lambda: UserUtteranceReverted(),
    ]
    made: Event = chance.choice(often if chance.random() < 0.85 else seldom)()
    return made


def state_of(tracker: DialogueStateTracker) -> dict[str, Any]:
    """Everything that a tracker knows."""
    kept = ("_applied", "_settled", "slots", "active_loop")
    known = {name: value for name, value in vars(tracker).items() if name not in kept}
    slots = {name: vars(slot) for name, slot in tracker.slots.items()}
    loop = tracker.active_loop and dataclasses.asdict(tracker.active_loop)
    return {**known, "slots": slots, "loop": loop, "events": list(map(id, tracker.events))}


@pytest.mark.parametrize("seed", range(12))
def test_a_copy_and_what_counts_are_those_of_rasas_tracker(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same events each time
    rasas = DialogueStateTracker("somebody", DOMAIN.slots)
    ours = Conversation("somebody", DOMAIN.slots)
    for _ in range(150):
        event = an_event(chance)
        rasas.update(event)
        ours.update(event)
        assert list(map(id, ours.applied_events())) == list(map(id, rasas.applied_events()))
        assert latest_states(ours, DOMAIN, 3) == rasas.past_states(DOMAIN)[-3:]
        assert ours.idx_after_latest_restart() == rasas.idx_after_latest_restart()
        if chance.random() < 0.2:
            ours = ours.copy()
            rasas = rasas.copy()
            assert state_of(ours) == state_of(rasas)
            ours.settle()
        if chance.random() < 0.1:
            ours.clear_followup_action()
            rasas.clear_followup_action()
        assert ours.current_state(EventVerbosity.ALL) == json.loads(json.dumps(rasas.current_state(EventVerbosity.ALL)))


def test_what_happens_to_a_copy_does_not_happen_to_the_conversation() -> None:
    first = Conversation("somebody", DOMAIN.slots)
    for event in (
        UserUttered("hm"),
        ActionExecuted("phase_form"),
        ActiveLoop("phase_form"),
        SlotSet("phase", "loading"),
    ):
        first.update(event)
    before = state_of(first)
    second = first.copy()
    for event in (SlotSet("phase", "maintenance"), LoopInterrupted(is_interrupted=True), AllSlotsReset(), Restarted()):
        second.update(event)
    assert state_of(first) == before


def test_an_event_is_told_anew_once_rasa_has_set_its_time_or_its_metadata() -> None:
    event = BotUttered("so", timestamp=1.0)
    assert told(event) is told(event)
    event.timestamp = 2.0
    assert told(event).content["timestamp"] == 2.0
    event.metadata = {"model_id": "m"}
    assert told(event).content == json.loads(json.dumps(event.as_dict()))
