"""How long a person waits for an answer: the timed conversation, typed through the gateway turn by turn."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import httpx

from benchmarks.conversation import TYPED


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


def measure(addresses: Sequence[str], at_least: int) -> list[Turns]:
    """For each assistant the turns of as many whole conversations as `at_least` turns need.

    The assistants take turns, a conversation each, so that a machine that is busy for a while slows all of them.
    Raises UnansweredTurn for an answer that is an error or empty.
    """
    conversations = -(-at_least // len(TYPED))
    milliseconds: list[list[float]] = [[] for _ in addresses]
    drafts = [0 for _ in addresses]
    with ExitStack() as stack:
        clients = [
            stack.enter_context(httpx.Client(base_url=address, timeout=60, trust_env=False)) for address in addresses
        ]
        for _ in range(conversations):
            for place, client in enumerate(clients):
                turns, draft = _converse(client)
                milliseconds[place] += turns
                drafts[place] += draft
    return [Turns(tuple(turns), conversations, drafts[place]) for place, turns in enumerate(milliseconds)]


def _converse(client: httpx.Client) -> tuple[list[float], bool]:
    """The milliseconds of each turn of one conversation in its own session, and whether a draft was shown."""
    session = client.post("/api/session")
    session.raise_for_status()
    authorization = {"Authorization": f"Bearer {session.json()['token']}"}
    milliseconds: list[float] = []
    draft = False
    for text in TYPED:
        started = time.perf_counter()
        answer = client.post("/api/messages", json={"text": text}, headers=authorization)
        milliseconds.append((time.perf_counter() - started) * 1000)
        messages = _messages(text, answer)
        draft = draft or any((message.get("card") or {}).get("type") == "suggestion" for message in messages)
    client.delete("/api/session", headers=authorization).raise_for_status()
    return milliseconds, draft


def _messages(text: str, answer: httpx.Response) -> list[dict[str, Any]]:
    if answer.status_code != 200:
        raise UnansweredTurn(f"{text!r}: expected status 200, got {answer.status_code}: {answer.text[:200]}")
    messages: list[dict[str, Any]] = answer.json()["messages"]
    if not messages:
        raise UnansweredTurn(f"{text!r}: expected at least one message, got none.")
    return messages
