"""One person who talks while something is taken away: what they were told, and whether the books agree."""

from __future__ import annotations

import random
import statistics
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import httpx

from benchmarks.books import Stored
from channels.replies import PLACE_LOST

BEFORE = ("hello", "I have just been diagnosed, no injections yet")
DURING = "B12 98 pg/mL"
AFTER = ("Hb 10.4 g/dL", "what would change it?")

SOMEWHERE_IN_A_TURN = 0.06
"""Seconds within which a process is killed after a message was sent."""

TRY_EVERY = 0.25
PATIENCE = 180.0
NO_ANSWER = "no connection"
ANSWERED = "answered"

Over = Callable[[], float]
"""Waits until all is ready again, and gives the seconds that it took once the fault was over."""


@dataclass(frozen=True)
class Fault:
    """What is taken away, for the table, and how: it is away in the block, for the conversation of a token.

    `mid_turn`: the message is on its way when it happens; else it is sent afterwards.
    """

    name: str
    away: Callable[[str], AbstractContextManager[Over]]
    mid_turn: bool = True


@dataclass
class Seen:
    """What was seen of one fault in all its runs."""

    runs: int = 0
    told: Counter[str] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    in_order: int = 0
    wrong: list[str] = field(default_factory=list)

    def row(self, fault: str) -> str:
        """The line of the table."""
        told = ", ".join(f"{kind} {times}" for kind, times in self.told.most_common())
        stored = f"{self.in_order} of {self.runs}"
        return f"| {fault} | {self.runs} | {told} | {_spread(self.waits)} | {stored} | {_spread(self.ready)} |"


HEAD = (
    "| fault | runs | the message was first told | until it was answered, s (median / most) "
    "| stored once, in order | until ready, s (median / most) |\n|---|---|---|---|---|---|"
)


def _spread(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.1f} / {max(seconds):.1f}" if seconds else "–"


class Person:
    """Somebody with a session who sends each message until it is answered, as the page does."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client
        opened = client.post("/api/session")
        opened.raise_for_status()
        self.token = str(opened.json()["token"])
        self.said: list[str] = []
        self.turns: list[str] = []
        self.untrue: list[str] = []

    def send(self, text: str) -> str:
        """Sends the message once; what was told: that it was answered, or the refusal."""
        return self._told(text, len(self.said))[0]

    def send_until_answered(self, text: str) -> None:
        """Sends the message again and again. Raises TimeoutError where it is never answered."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            told, turn = self._told(text, len(self.said))
            if turn is not None:
                self.said.append(text)
                self.turns.append(turn)
                return
            time.sleep(TRY_EVERY)
        raise TimeoutError(f"{text!r} was not answered within {PATIENCE:.0f} s; the last time: {told}")

    def send_latest_twice_at_once(self) -> None:
        """The latest message comes twice more, at the same time; another answer than before is noted."""
        number, text = len(self.said) - 1, self.said[-1]
        with ThreadPoolExecutor(2) as pool:
            for told, turn in pool.map(lambda _: self._told(text, number), range(2)):
                if told == ANSWERED and turn != self.turns[-1]:
                    self.untrue.append(f"{text!r} was answered by turn {self.turns[-1]}, then by {turn}")

    def _told(self, text: str, number: int) -> tuple[str, str | None]:
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": str(number)}
        body: dict[str, Any] = {"text": text}
        if number:
            body["seen"] = self.turns[number - 1]
        try:
            answer = self._client.post("/api/messages", json=body, headers=headers)
        except httpx.TransportError:
            return NO_ANSWER, None
        if answer.status_code != HTTPStatus.OK:
            json = "json" in answer.headers.get("Content-Type", "")
            return f"{answer.status_code} {answer.json()['error']['code'] if json else 'of the proxy'}", None
        content = answer.json()
        if any(message["text"] == PLACE_LOST for message in content["messages"]):
            self.untrue.append(f"{text!r}: it was said that what was told before is gone")
        return ANSWERED, str(content["turn"])


def talk_through(address: str, fault: Fault, stored: Callable[[str], Stored], seen: Seen) -> None:
    """One conversation with the fault in it; what came of it is added to what was seen."""
    seen.runs += 1
    with httpx.Client(base_url=address, trust_env=False, timeout=60) as client, ThreadPoolExecutor(1) as pool:
        person = Person(client)
        for text in BEFORE:
            person.send_until_answered(text)
        try:
            _during(person, fault, pool, seen)
            for text in AFTER:
                person.send_until_answered(text)
        except TimeoutError as error:
            seen.wrong.append(str(error))
            return
    kept = stored(person.token)
    wrong = list(person.untrue)
    if kept.said != person.said:
        wrong.append(f"said {person.said}, stored {kept.said}")
    if kept.turns != person.turns:
        wrong.append(f"answered {person.turns}, stored {kept.turns}")
    seen.wrong += wrong
    seen.in_order += not wrong


def _during(person: Person, fault: Fault, pool: ThreadPoolExecutor, seen: Seen) -> None:
    on_its_way: Future[str] | None = None
    began = time.monotonic()
    if fault.mid_turn:
        on_its_way = pool.submit(person.send, DURING)
        time.sleep(random.uniform(0, SOMEWHERE_IN_A_TURN))  # noqa: S311 - nothing secret hangs on it
    with fault.away(person.token) as over:
        told = person.send(DURING) if on_its_way is None else on_its_way.result()
        person.send_until_answered(DURING)
        seen.told[told] += 1
        seen.waits.append(time.monotonic() - began)
        seen.ready.append(over())
    person.send_latest_twice_at_once()
