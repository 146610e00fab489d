"""In random conversations every answer and every stored event is what Rasa's own parts give, one after the other.

On the one side stands what runs in the product. On the other stand Rasa's own tracker, store, rules, reading of slots
and way through the graph, which play every event again at each step. `TURNS_BESIDE_RASA=5000 make test
PYTEST=tests/conversations/test_same_as_rasa.py` compares more turns.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import SessionConfig
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

from benchmarks.conversation import TYPED
from deploy.environment import ROOT
from inside_rasa import rules
from inside_rasa.resuming import as_said_now, resumed_messages
from inside_rasa.turn_taking import Messages, played
from keeping.store import ConversationStore

TURNS = int(os.environ.get("TURNS_BESIDE_RASA", "800"))
LONGEST_TALK = 45
AT_ONCE = SessionConfig(1e-9, False)
"""A session that is over as soon as it was begun."""

OPENINGS = ("Work out a plan", "work out a plan", "I'm starting B12 for pernicious anaemia", "hello")


class Plainly(EndpointConfig):
    """The actions as a server runs them: each call and each answer goes through JSON."""

    def __init__(self) -> None:
        super().__init__("http://unused", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package("actions")

    async def request(self, *_: Any, **named: Any) -> Any:
        return json.loads(json.dumps(await self._executor.run(json.loads(json.dumps(named["json"])))))


def rasas_own(model: str, store: SQLTrackerStore, most_predictions: int) -> Agent:
    """An agent of Rasa's own parts."""
    agent = Agent.load(model, tracker_store=store, action_endpoint=Plainly())
    agent.processor.max_number_of_predictions = most_predictions
    store.domain = agent.domain
    for node in agent.processor.graph_runner._instantiated_nodes.values():
        if isinstance(node._component, rules.RulePolicy):
            node._component.__class__ = RulePolicy
    return agent


async def rasas_turn(agent: Agent, message: UserMessage) -> DialogueStateTracker:
    """One turn as Rasa plays it (`MessageProcessor.handle_message`), with the messages that had waited for it."""
    processor = agent.processor
    tracker = await processor.log_message(message, should_save_tracker=False)
    tracker = await processor.run_action_extract_slots(message.output_channel, tracker)
    waited = resumed_messages(tracker)
    if not waited:
        await processor._run_prediction_loop(message.output_channel, tracker)
    for kept in waited:
        tracker.update(as_said_now(kept, message), processor.domain)
        tracker = await processor.run_action_extract_slots(message.output_channel, tracker)
        await processor._run_prediction_loop(message.output_channel, tracker)
    await processor.save_tracker(tracker)
    return tracker


@dataclass
class Side:
    """One agent, and what was said and stored of its conversations."""

    agent: Agent
    ours: bool
    said: list[dict[str, Any]] = field(default_factory=list)

    async def take(self, number: int, sender: str, text: str, expired: bool) -> None:
        output = Messages()
        message = UserMessage(text, output, sender, input_channel="gateway", message_id=f"{sender}-{number}")
        sessions = self.agent.domain.session_config
        self.agent.domain.session_config = AT_ONCE if expired else sessions
        try:
            if self.ours:
                await self.agent.tracker_store.save(await played(self.agent, message))
            else:
                await rasas_turn(self.agent, message)
        finally:
            self.agent.domain.session_config = sessions
        self.said = output.said

    async def stored(self, sender: str) -> list[dict[str, Any]]:
        """The events of all sessions, without their times."""
        tracker = await self.agent.tracker_store.retrieve_full_tracker(sender)
        return [without_times(event.as_dict()) for event in tracker.events]


def without_times(content: Any) -> Any:
    """The content without anything that says when it was made."""
    if isinstance(content, dict):
        return {key: without_times(value) for key, value in content.items() if key != "timestamp"}
    return [without_times(part) for part in content] if isinstance(content, list) else content


@pytest.fixture(scope="module")
def sides(
    agent: Agent, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Side, Side]]:
    folder = tmp_path_factory.mktemp("conversations")
    theirs = SQLTrackerStore(db=str(folder / "theirs.sqlite"))
    other = rasas_own(str(ROOT / environment["B12_MODEL"]), theirs, agent.processor.max_number_of_predictions)
    before = agent.tracker_store
    agent.tracker_store = agent.processor.tracker_store = ConversationStore(
        agent.domain, db=str(folder / "ours.sqlite")
    )
    yield Side(agent, True), Side(other, False)
    agent.tracker_store = agent.processor.tracker_store = before


def lines() -> dict[str, list[str]]:
    """What people type, by its kind: examples of every intent, urgent signs, and the timed conversation."""
    typed: dict[str, list[str]] = {"timed": list(TYPED)}
    for file in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for item in _read(file)["nlu"]:
            typed[item["intent"]] = [line.removeprefix("- ").strip() for line in item["examples"].splitlines()]
    for file in sorted((ROOT / "data" / "red_flags").rglob("*.yml")):
        typed[file.stem] = [text for text in _texts(_read(file)) if 12 < len(text) < 200]
    return {kind: texts for kind, texts in typed.items() if texts}


def _read(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from _texts(part)


def a_turn(chance: random.Random, typed: dict[str, list[str]], said: list[dict[str, Any]]) -> tuple[str, bool]:
    """What the person does next: mostly taps what is on offer, else types; and whether they come back late to it."""
    buttons = [button["payload"] for message in said for button in message["buttons"]]
    if buttons and chance.random() < 0.55:
        return chance.choice(buttons), chance.random() < 0.01
    kind = chance.choice(["timed", "timed", *typed])
    return chance.choice(typed[kind]), chance.random() < 0.02


@pytest.mark.timeout(3600)
def test_answers_and_events_are_those_of_rasas_own_parts(
    sides: tuple[Side, Side], loop: asyncio.AbstractEventLoop
) -> None:
    ours, theirs = sides
    chance, typed = random.Random(14), lines()  # noqa: S311 - the same conversations each time
    turns = talk = 0
    while turns < TURNS:
        talk += 1
        sender, did = f"talk {talk}", []
        ours.said = []
        for number in range(chance.randint(10, LONGEST_TALK)):
            text, expired = (chance.choice(OPENINGS), False) if number < 2 else a_turn(chance, typed, ours.said)
            did.append((text, expired))
            for side in sides:
                loop.run_until_complete(side.take(number, sender, text, expired))
            assert ours.said == theirs.said, did
            turns += 1
        assert loop.run_until_complete(ours.stored(sender)) == loop.run_until_complete(theirs.stored(sender)), did
