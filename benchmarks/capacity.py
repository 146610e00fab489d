"""How many turns a second an assistant answers while 95 of 100 people wait less than half a second."""

from __future__ import annotations

import asyncio
import statistics
import time
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from benchmarks.turns import Partner

LONGEST_MS = 500
PEOPLE = (1, 2, 4, 8, 12, 16, 24)
"""How many write at once, each sending on as soon as an answer is there."""

GIVE_UP = aiohttp.ClientTimeout(60)


@dataclass
class _Seen:
    milliseconds: list[float] = field(default_factory=list)
    refused: int = 0


def turns_a_second(partner: Partner, seconds: float) -> float:
    """The most turns a second at any number of people at which p95 stays below LONGEST_MS and nobody is refused.

    Each number of people writes for `seconds`. 0 where even one person waits longer.
    """
    best = 0.0
    for people in PEOPLE:
        seen = asyncio.run(_all_talk(partner, people, seconds))
        if seen.refused or len(seen.milliseconds) < 2:
            break
        if statistics.quantiles(seen.milliseconds, n=20)[-1] >= LONGEST_MS:
            break
        best = max(best, len(seen.milliseconds) / seconds)
    return best


async def _all_talk(partner: Partner, people: int, seconds: float) -> _Seen:
    seen = _Seen()
    until = time.monotonic() + seconds
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(partner.address, connector=connector, timeout=GIVE_UP) as session:
        await asyncio.gather(*[_talk(session, partner, seen, until, number) for number in range(people)])
    return seen


async def _talk(session: aiohttp.ClientSession, partner: Partner, seen: _Seen, until: float, number: int) -> None:
    """One person, who begins anew after each conversation; each begins it at another place of the first second."""
    await asyncio.sleep(number / 50)
    line = partner.line
    while time.monotonic() < until:
        opened: Any = None
        if line.opening is not None:
            async with session.post(line.opening) as answer:
                opened = await answer.json(content_type=None)
        talk = line.talk(opened)
        for text in partner.typed:
            began = time.perf_counter()
            body = line.body(talk, text)
            async with session.post(talk.path, json=body, headers=talk.headers) as answer:
                if "Retry-After" in answer.headers:
                    seen.refused += 1
                    return
                content = await (answer.json(content_type=None) if answer.ok else answer.text())
                line.messages(body, answer.status, content)
            if time.monotonic() >= until:
                return
            seen.milliseconds.append((time.perf_counter() - began) * 1000)
