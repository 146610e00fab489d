"""How long a person waits for an answer: the timed conversations, typed and tapped through the gateway turn by turn."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from benchmarks.conversation import LATER, TAPPED, TYPED


class UnansweredTurn(Exception):
    """A turn that the gateway did not answer, so that its time would mean nothing."""


@dataclass(frozen=True)
class Turns:
    """What was measured: every turn's milliseconds, and in how many conversations a draft was shown."""

    milliseconds: tuple[float, ...]
    conversations: int
    with_a_draft: int

    @property
    def median(self) -> float:
        """Milliseconds that half of the turns stay below."""
        return statistics.median(self.milliseconds)

    @property
    def p95(self) -> float:
        """Milliseconds that 95 of 100 turns stay below."""
        return statistics.quantiles(self.milliseconds, n=20)[-1]

    @property
    def percent_with_a_draft(self) -> float:
        """Of 100 conversations, those in which a draft was shown."""
        return 100 * self.with_a_draft / self.conversations


def warm_up(address: str) -> None:
    """One conversation that is not timed, so that nothing is loaded or opened for the first time later."""
    measure([address], at_least=1)


def tapped(address: str, conversations: int = 3) -> float:
    """The median of the milliseconds of a tap, over conversations that are tapped from the welcome to the draft.

    Raises UnansweredTurn for an answer that is an error, is empty or does not offer the next option.
    """
    milliseconds: list[float] = []
    with _client(address) as client:
        for _ in range(conversations):
            with _session(client) as session:
                messages = session.send({"option": "start"})
                for title in TAPPED:
                    messages = session.send({"option": _option(messages, title)})
                milliseconds += session.milliseconds[1:]
    return statistics.median(milliseconds)


def growth(address: str, after: Sequence[int] = (25, 100, 200), window: int = 12) -> dict[int, float]:
    """The median of the last milliseconds in one long conversation, by the number of turns that were taken."""
    with _client(address) as client, _session(client) as session:
        for text in TYPED:
            session.send({"text": text})
        medians: dict[int, float] = {}
        while len(session.milliseconds) < max(after):
            session.send({"text": LATER[len(session.milliseconds) % len(LATER)]})
            if len(session.milliseconds) in after:
                medians[len(session.milliseconds)] = statistics.median(session.milliseconds[-window:])
    return medians


def measure(addresses: Sequence[str], at_least: int) -> list[Turns]:
    """For each assistant the turns of as many whole conversations as `at_least` turns need.

    The assistants take turns, a conversation each, so that a machine that is busy for a while slows all of them.
    Raises UnansweredTurn for an answer that is an error or empty.
    """
    conversations = -(-at_least // len(TYPED))
    milliseconds: list[list[float]] = [[] for _ in addresses]
    drafts = [0 for _ in addresses]
    with ExitStack() as stack:
        clients = [stack.enter_context(_client(address)) for address in addresses]
        for _ in range(conversations):
            for place, client in enumerate(clients):
                turns, draft = _converse(client)
                milliseconds[place] += turns
                drafts[place] += draft
    return [Turns(tuple(turns), conversations, drafts[place]) for place, turns in enumerate(milliseconds)]


def _converse(client: httpx.Client) -> tuple[list[float], bool]:
    """The milliseconds of each turn of one conversation in its own session, and whether a draft was shown."""
    with _session(client) as session:
        answers = [session.send({"text": text}) for text in TYPED]
    shown = (message.get("card") or {} for messages in answers for message in messages)
    return session.milliseconds, any(card.get("type") == "suggestion" for card in shown)


@dataclass
class _Session:
    """One conversation, and how long each of its turns took."""

    client: httpx.Client
    authorization: dict[str, str]
    milliseconds: list[float] = field(default_factory=list)

    def send(self, body: dict[str, str]) -> list[dict[str, Any]]:
        """The messages of the answer."""
        started = time.perf_counter()
        answer = self.client.post("/api/messages", json=body, headers=self.authorization)
        self.milliseconds.append((time.perf_counter() - started) * 1000)
        return _messages(body, answer)


def _client(address: str) -> httpx.Client:
    return httpx.Client(base_url=address, timeout=60, trust_env=False)


@contextmanager
def _session(client: httpx.Client) -> Iterator[_Session]:
    begun = client.post("/api/session")
    begun.raise_for_status()
    session = _Session(client, {"Authorization": f"Bearer {begun.json()['token']}"})
    yield session
    client.delete("/api/session", headers=session.authorization).raise_for_status()


def _option(messages: list[dict[str, Any]], title: str) -> str:
    offered = {option["title"]: str(option["id"]) for message in messages for option in message.get("options", [])}
    if title not in offered:
        raise UnansweredTurn(f"expected the option {title!r}, got {', '.join(sorted(offered)) or 'none'}")
    return offered[title]


def _messages(sent: dict[str, str], answer: httpx.Response) -> list[dict[str, Any]]:
    if answer.status_code != 200:
        raise UnansweredTurn(f"{sent}: expected status 200, got {answer.status_code}: {answer.text[:200]}")
    messages: list[dict[str, Any]] = answer.json()["messages"]
    if not messages:
        raise UnansweredTurn(f"{sent}: expected at least one message, got none.")
    return messages
