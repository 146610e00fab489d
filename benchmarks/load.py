"""What happens when many people write at once: `python -m benchmarks.load` starts the assistant, and 256 talk to it.

Everybody goes through the timed conversation again and again, sends on as soon as an answer is there, and comes back
with a refused message when its `Retry-After` is over. Somebody else asks meanwhile whether the assistant is ready.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import aiohttp

from benchmarks.conversation import TYPED
from benchmarks.processes import running
from benchmarks.table import Row, as_markdown
from deploy.environment import ROOT, process_environment

PROBE_EVERY = 0.5
LOOK_EVERY = 0.05
"""Seconds between two looks at how late whoever measures is itself."""

NO_ANSWER = 0
GIVE_UP = aiohttp.ClientTimeout(60)


@dataclass
class Load:
    """What was seen: milliseconds of answers, refusals and probes, and how many answers had another status.

    `late` are milliseconds by which the measuring itself, on the same machine, came too late; they are in the others.
    """

    seconds: float
    answered: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    probes: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    failed: Counter[int] = field(default_factory=Counter)
    not_ready: int = 0

    def rows(self) -> list[Row]:
        """The measures beside their goals."""
        return [
            Row("turns answered", "a second", len(self.answered) / self.seconds),
            Row("answered: half within", "ms", statistics.median(self.answered)),
            Row("answered: 95 of 100 within", "ms", _p95(self.answered), at_most=2000),
            Row("turns refused", "a second", len(self.refused) / self.seconds),
            Row("refused: 95 of 100 within", "ms", _p95(self.refused), at_most=100),
            Row("other failures", "", float(sum(self.failed.values())), at_most=0),
            Row("readiness: 95 of 100 within", "ms", _p95(self.probes), at_most=2000),
            Row("readiness: said not to be ready", "", float(self.not_ready), at_most=0),
            Row("of all this, the measuring itself: 95 of 100 within", "ms", _p95(self.late)),
        ]


async def measure(address: str, conversations: int, seconds: float) -> Load:
    """What so many conversations at once see in so many seconds."""
    load = Load(seconds)
    until = time.monotonic() + seconds
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(address, connector=connector, timeout=GIVE_UP) as session:
        talks = [_talk(session, load, until, number) for number in range(conversations)]
        await asyncio.gather(_ask_whether_ready(session, load, until), _look_at_itself(load, until), *talks)
    return load


async def _talk(session: aiohttp.ClientSession, load: Load, until: float, number: int) -> None:
    await asyncio.sleep(number / 100)
    while time.monotonic() < until:
        async with session.post("/api/session") as opened:
            headers = {"Authorization": f"Bearer {(await opened.json())['token']}"}
        for place, text in enumerate(TYPED):
            await _say(session, load, until, text, {**headers, "Idempotency-Key": str(place)})


async def _say(session: aiohttp.ClientSession, load: Load, until: float, text: str, headers: dict[str, str]) -> None:
    """Sends the message until it is answered."""
    while time.monotonic() < until:
        began = time.perf_counter()
        try:
            async with session.post("/api/messages", json={"text": text}, headers=headers) as answer:
                await answer.read()
        except aiohttp.ClientError:
            load.failed[NO_ANSWER] += 1
            continue
        milliseconds = (time.perf_counter() - began) * 1000
        if answer.status == HTTPStatus.OK:
            load.answered.append(milliseconds)
            return
        if "Retry-After" not in answer.headers:
            load.failed[answer.status] += 1
            return
        load.refused.append(milliseconds)
        await asyncio.sleep(min(float(answer.headers["Retry-After"]), max(0.0, until - time.monotonic())))


async def _ask_whether_ready(session: aiohttp.ClientSession, load: Load, until: float) -> None:
    while time.monotonic() < until:
        began = time.perf_counter()
        async with session.get("/readyz") as answer:
            load.not_ready += answer.status != HTTPStatus.OK
        load.probes.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(PROBE_EVERY)


async def _look_at_itself(load: Load, until: float) -> None:
    while time.monotonic() < until:
        began = time.perf_counter()
        await asyncio.sleep(LOOK_EVERY)
        load.late.append((time.perf_counter() - began - LOOK_EVERY) * 1000)


def _p95(milliseconds: Sequence[float]) -> float:
    return statistics.quantiles(milliseconds, n=20)[-1] if len(milliseconds) > 1 else 0.0


def main() -> None:
    """Prints the measures as a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("--conversations", type=int, default=256, help="how many people write at once")
    parser.add_argument("--seconds", type=float, default=30, help="for how long")
    options = parser.parse_args()
    model = ROOT / process_environment(os.environ)["B12_MODEL"]
    with tempfile.TemporaryDirectory(prefix="b12-load-") as folder, running(model, Path(folder)) as assistant:
        asyncio.run(measure(assistant.address, 1, 3))
        load = asyncio.run(measure(assistant.address, options.conversations, options.seconds))
    print(as_markdown(load.rows()))


if __name__ == "__main__":
    main()
