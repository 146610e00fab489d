"""Whether anything is lost or doubled while processes are killed: `make chaos`, or `python -m benchmarks.chaos`.

People talk through the proxy; one process after the other is killed meanwhile. Who gets no answer sends the same
message again. Then the books are checked: every answer that was given is in the table, once, and in order.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks.books import SESSION_SECONDS, books
from benchmarks.cluster import MISSING, Cluster, cluster
from benchmarks.conversation import TYPED
from channels.keys import seal
from channels.sessions import Sessions

PATIENCE = 120.0
"""Seconds until somebody who gets no answer gives up."""

TRY_AGAIN = 0.5
GIVE_UP = aiohttp.ClientTimeout(40)


@dataclass
class Talk:
    """One conversation: its id, what was sent and answered in order, and the turn that each answer named."""

    conversation: str
    said: list[str] = field(default_factory=list)
    turns: list[str] = field(default_factory=list)


@dataclass
class Seen:
    """What was seen: the talks, how many tries got no answer, the longest wait, who was killed, and what is wrong."""

    talks: list[Talk] = field(default_factory=list)
    failed_tries: int = 0
    longest_wait: float = 0.0
    killed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def answered(self) -> int:
        """How many messages were answered."""
        return sum(len(talk.said) for talk in self.talks)


class People:
    """People who talk at once, as long as it is wanted."""

    def __init__(self, running: Cluster, seen: Seen, wanted: Callable[[], bool]) -> None:
        self._seen = seen
        self._wanted = wanted
        self._address = running.address
        self._sessions = Sessions(seal(running.secret, "session"), SESSION_SECONDS)

    async def talk(self, session: aiohttp.ClientSession) -> None:
        """One conversation after the other."""
        while self._wanted():
            opened = await self._tried(session, "/api/session", {}, {}, HTTPStatus.CREATED)
            talk = Talk(self._sessions.conversation(opened["token"]))
            self._seen.talks.append(talk)
            for number, text in enumerate(TYPED):
                headers = {"Authorization": f"Bearer {opened['token']}", "Idempotency-Key": f"{number}"}
                answer = await self._tried(session, "/api/messages", {"text": text}, headers, HTTPStatus.OK)
                talk.said.append(text)
                talk.turns.append(answer["turn"])

    async def _tried(
        self, session: aiohttp.ClientSession, path: str, body: Any, headers: dict[str, str], wanted: HTTPStatus
    ) -> dict[str, Any]:
        """The answer, when there is one. Raises TimeoutError where none comes."""
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            try:
                async with session.post(f"{self._address}{path}", json=body, headers=headers) as answer:
                    if answer.status == wanted:
                        self._seen.longest_wait = max(self._seen.longest_wait, time.monotonic() - began)
                        content: dict[str, Any] = await answer.json()
                        return content
            except (aiohttp.ClientError, asyncio.TimeoutError):
                pass
            self._seen.failed_tries += 1
            await asyncio.sleep(TRY_AGAIN)
        raise TimeoutError(f"{path} was not answered within {PATIENCE:.0f} s")


async def disturb(
    running: Cluster, seen: Seen, victims: Sequence[str], every: float, wanted: Callable[[], bool]
) -> None:
    """Kills one after the other as long as it is wanted."""
    for name in itertools.cycle(victims):
        await asyncio.sleep(every)
        if not wanted():
            return
        seen.killed.append(name)
        await asyncio.to_thread(running.kill_and_restart, name)
        await asyncio.to_thread(running.wait_until_ready)


async def run(running: Cluster, people: int, turns: int, every: float, victims: Sequence[str] | None = None) -> Seen:
    """The books of so many people and turns; each victim, else each process and server, is killed."""
    seen = Seen()
    victims = victims or running.victims

    def wanted() -> bool:
        return len(seen.killed) < len(victims) or seen.answered < turns

    crowd = People(running, seen, wanted)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=GIVE_UP) as session:
        tasks = [asyncio.create_task(crowd.talk(session)) for _ in range(people)]
        tasks.append(asyncio.create_task(disturb(running, seen, victims, every, wanted)))
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
    seen.wrong = wrong_in(seen, running)
    return seen


def wrong_in(seen: Seen, running: Cluster) -> list[str]:
    """What the database holds otherwise than it was answered; nothing where all is in order."""
    wrong: list[str] = []
    with books(running.database.url, running.secret) as kept:
        for talk in seen.talks:
            stored = kept.of(talk.conversation)
            if stored.said != talk.said:
                wrong.append(f"{talk.conversation}: said {talk.said}, stored {stored.said}")
            if stored.turns != talk.turns:
                wrong.append(f"{talk.conversation}: answered {talk.turns}, stored {stored.turns}")
    return wrong


def main() -> int:
    """0 where nothing was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chaos", description=__doc__)
    parser.add_argument("--turns", type=int, default=2000, help="how many messages are answered at least")
    parser.add_argument("--people", type=int, default=8, help="how many people write at once")
    parser.add_argument("--every", type=float, default=5, help="seconds between all being ready and the next kill")
    options = parser.parse_args()
    if MISSING:
        sys.exit(MISSING)
    with tempfile.TemporaryDirectory(prefix="b12-chaos-") as folder, cluster(Path(folder)) as running:
        seen = asyncio.run(run(running, options.people, options.turns, options.every))
    print(f"killed: {', '.join(seen.killed)}")
    print(f"{seen.answered} answers in {len(seen.talks)} conversations; {len(seen.killed)} kills")
    print(f"{seen.failed_tries} tries without an answer; the longest wait until one came: {seen.longest_wait:.1f} s")
    print("\n".join(seen.wrong) or "Every answer that was given is stored, once, and in order.")
    return 1 if seen.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
