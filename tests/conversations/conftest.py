"""Conversations with the real dialogue model and the real actions, as the gateway drives them.

The actions run in this process, as in the product; with ACTIONS_URL set, in the server at that address.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import os
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.log_utils import configure_structlog

from deploy.environment import ROOT, process_environment
from deploy.model import ensure
from inside_rasa.repeated_work import without_repeated_work
from inside_rasa.turn_taking import Messages, played

SLOWEST_START = 60
"""Seconds that the action server may take to answer."""


@dataclass
class Conversation:
    """One person's conversation: `say` types, `choose` taps an option that was offered."""

    agent: Agent
    loop: asyncio.AbstractEventLoop
    sender: str = field(default_factory=lambda: uuid.uuid4().hex)
    messages: list[dict[str, Any]] = field(default_factory=list)
    """What the assistant said in the last turn."""
    offered: dict[str, str] = field(default_factory=dict)
    """The payload of every option offered so far, by its title; the newest wins."""
    tracker: DialogueStateTracker | None = None

    def say(self, text: str, **metadata: Any) -> Conversation:
        """Types a message."""
        output = Messages()
        message = UserMessage(text, output, self.sender, input_channel="gateway", metadata=metadata)
        self.tracker = self.loop.run_until_complete(self._turn(message))
        self.messages = output.said
        for said in self.messages:
            self.offered.update({button["title"]: button["payload"] for button in said["buttons"]})
        return self

    async def _turn(self, message: UserMessage) -> DialogueStateTracker:
        tracker = await played(self.agent, message)
        await self.agent.processor.save_tracker(tracker)
        return tracker

    def choose(self, *titles: str) -> Conversation:
        """Taps options one after the other, each as it is offered."""
        for title in titles:
            assert title in self.offered, f"{title!r} was not offered; on offer: {sorted(self.offered)}"
            self.say(self.offered[title])
        return self

    def take(self, *steps: str) -> Conversation:
        """Types each step, or taps it where an option with this title was just offered."""
        for step in steps:
            self.choose(step) if step in self.options else self.say(step)
        return self

    def slot(self, name: str) -> Any:
        """The value of a slot."""
        assert self.tracker is not None
        return self.tracker.get_slot(name)

    @property
    def text(self) -> str:
        """All that was said in the last turn, with what a card sets apart."""
        set_apart = [said["card"]["text"] for said in self.messages if (said["card"] or {}).get("type") == "callout"]
        return "\n".join([*set_apart, *(said["text"] for said in self.messages if said["text"])])

    @property
    def options(self) -> list[str]:
        """The titles offered in the last turn."""
        return [button["title"] for said in self.messages for button in said["buttons"]]

    @property
    def asked(self) -> str | None:
        """The question that stands open."""
        requested = self.slot("requested_slot")
        return requested.removesuffix("_answer") if requested else None

    @property
    def form(self) -> str | None:
        """The running form."""
        assert self.tracker is not None
        return self.tracker.active_loop_name

    @property
    def card(self) -> dict[str, Any] | None:
        """The card of the last turn, if there was one."""
        cards = [said["card"] for said in self.messages if said["card"]]
        return cards[-1] if cards else None

    @property
    def suggestion(self) -> dict[str, Any]:
        """The suggestion of the last turn's card."""
        assert self.card is not None, self.text
        assert self.card["type"] == "suggestion", self.card
        suggestion: dict[str, Any] = self.card["suggestion"]
        return suggestion

    def lab(self, analyte: str) -> tuple[Any, Any] | None:
        """Value and unit of a stored result."""
        stored = self.slot(f"lab_{analyte}")
        return (stored["value"], stored["unit"]) if stored else None


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """The environment that the assistant starts with."""
    return process_environment(os.environ)


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def running_actions(environment: dict[str, str]) -> Iterator[str]:
    """An action server, and the address that it answers at."""
    server = subprocess.Popen([sys.executable, "-m", "actions"], cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{environment['ACTIONS_PORT']}"
    deadline = time.monotonic() + SLOWEST_START
    while not _answers(f"{address}/health"):
        assert server.poll() is None, "the action server ended"
        assert time.monotonic() < deadline, "the action server does not answer"
        time.sleep(0.1)
    yield address
    server.terminate()
    server.wait(timeout=10)


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """The one event loop of all conversations: Rasa keeps its HTTP session in it."""
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def agent(environment: dict[str, str], loop: asyncio.AbstractEventLoop) -> Agent:
    """The agent with the current model, trained if its inputs changed."""
    configure_structlog(logging.ERROR)
    without_repeated_work()
    ensure(ROOT, environment)
    endpoint = EndpointConfig(environment["ACTIONS_URL"], package="actions", enable_selective_domain=True)
    agent = Agent.load(str(ROOT / environment["B12_MODEL"]), action_endpoint=endpoint)
    agent.processor.max_number_of_predictions = int(environment["MAX_NUMBER_OF_PREDICTIONS"])
    return agent


@pytest.fixture
def conversation(agent: Agent, loop: asyncio.AbstractEventLoop) -> Conversation:
    """A new person's conversation."""
    return Conversation(agent, loop)


@contextmanager
def _actions_of_a_careful_clinic(folder: Path, more: str = "") -> Iterator[str]:
    """The address of the actions of a clinic whose patients see a plan only after confirmation, with more settings."""
    clinic = folder / "clinic.yml"
    text = (ROOT / "clinic.yml").read_text(encoding="utf-8")
    assert "patient_sees: suggestion" in text
    text = text.replace("patient_sees: suggestion", "patient_sees: after_confirmation")
    clinic.write_text(text + more, encoding="utf-8")
    variables = {**os.environ, "B12_CLINIC": str(clinic), "ACTIONS_PORT": str(free_port())}
    with running_actions(process_environment(variables)) as address:
        yield address


def _begun_at(agent: Agent, loop: asyncio.AbstractEventLoop, actions: str, patch: pytest.MonkeyPatch) -> Conversation:
    """A new person's conversation served by these actions, the first question open."""
    endpoint = EndpointConfig(f"{actions}/webhook", enable_selective_domain=True)
    patch.setattr(agent.processor, "action_endpoint", endpoint)
    return Conversation(agent, loop).say("hello").choose("Work out a plan")


@pytest.fixture(scope="session")
def careful_actions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the actions of a clinic whose patients see a plan only after a clinician confirmed it (S-20)."""
    with _actions_of_a_careful_clinic(tmp_path_factory.mktemp("clinic")) as address:
        yield address


@pytest.fixture
def at_careful_clinic(
    agent: Agent, loop: asyncio.AbstractEventLoop, careful_actions: str, monkeypatch: pytest.MonkeyPatch
) -> Conversation:
    """A new person's conversation with that clinic, the first question open."""
    return _begun_at(agent, loop, careful_actions, monkeypatch)


@pytest.fixture(scope="session")
def actions_with_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the actions of such a clinic, whose clinicians have pages to sign in to."""
    pages = '\nclinicians: {address: "https://b12.riverside.example"}\n'
    with _actions_of_a_careful_clinic(tmp_path_factory.mktemp("clinic"), pages) as address:
        yield address


@pytest.fixture
def at_clinic_with_pages(
    agent: Agent, loop: asyncio.AbstractEventLoop, actions_with_pages: str, monkeypatch: pytest.MonkeyPatch
) -> Conversation:
    """A new person's conversation with that clinic, the first question open."""
    return _begun_at(agent, loop, actions_with_pages, monkeypatch)


BUTTONS_TO_THE_REVIEW = (
    "Starting",
    "Pernicious anemia",
    "None of these",
    "I don't know it",
    "No other results",
    "I'd rather not say",
    "Neither",
    "None of these",
    "No other medicines",
)


PLACES: dict[tuple[str, ...], Conversation] = {}
"""A conversation at each place that a test began from, so that only the first test has to lead there."""

TO_THE_REVIEW = (
    "Starting",
    "Pernicious anemia",
    "None of these",
    "98 pg/mL",
    "No other results",
    "58",
    "Neither",
    "None of these",
    "No other medicines",
)


def at_place(agent: Agent, loop: asyncio.AbstractEventLoop, steps: tuple[str, ...]) -> Conversation:
    """A conversation of its own in which a plan was begun and these steps were taken."""
    if steps not in PLACES:
        PLACES[steps] = Conversation(agent, loop).say("hello").choose("Work out a plan").take(*steps)
    there = PLACES[steps]
    copy = dataclasses.replace(there, sender=uuid.uuid4().hex, offered=dict(there.offered))
    assert there.tracker is not None
    copy.tracker = DialogueStateTracker.from_events(copy.sender, there.tracker.events, agent.domain.slots)
    loop.run_until_complete(agent.tracker_store.save(copy.tracker))
    return copy


@pytest.fixture
def begun(agent: Agent, loop: asyncio.AbstractEventLoop) -> Conversation:
    """A conversation with the first question open."""
    return at_place(agent, loop, ())


@pytest.fixture
def reviewed(agent: Agent, loop: asyncio.AbstractEventLoop) -> Conversation:
    """A conversation at the review: a deficiency by pernicious anaemia, at the start, no nerve signs, adult."""
    there = at_place(agent, loop, TO_THE_REVIEW)
    assert there.asked == "review", there.text
    return there


@pytest.fixture
def suggested(agent: Agent, loop: asyncio.AbstractEventLoop) -> Conversation:
    """A conversation with the suggestion shown."""
    there = at_place(agent, loop, (*TO_THE_REVIEW, "Yes, that's right"))
    assert there.suggestion["regimen"] is not None
    return there


STEPS: dict[str, tuple[str, ...]] = {
    "phase": (),
    "cause": ("Starting",),
    "nerve_symptoms": ("Starting", "Pernicious anemia"),
    "serum_b12": BUTTONS_TO_THE_REVIEW[:3],
    "other_labs": BUTTONS_TO_THE_REVIEW[:4],
    "age": BUTTONS_TO_THE_REVIEW[:5],
    "pregnancy": BUTTONS_TO_THE_REVIEW[:6],
    "conditions": BUTTONS_TO_THE_REVIEW[:7],
    "medicines": BUTTONS_TO_THE_REVIEW[:8],
    "general_symptoms": ("Starting", "Diet", "None of these", "250 pg/mL", *BUTTONS_TO_THE_REVIEW[4:9]),
    "review": BUTTONS_TO_THE_REVIEW,
}
"""The options that lead from the start of a plan to each question."""


@pytest.fixture(params=[pytest.param(taps, id=question) for question, taps in STEPS.items()])
def anywhere(request: pytest.FixtureRequest, agent: Agent, loop: asyncio.AbstractEventLoop) -> Conversation:
    """A conversation with one question open: once for each question."""
    return at_place(agent, loop, request.param)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=1) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
