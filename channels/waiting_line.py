"""How many messages the dialogue works on at once, and how many may wait for it: the rest are refused at once.

A refusal costs nothing and is told; a queue without an end makes everybody wait until nobody is answered in time.
"""

from __future__ import annotations

import asyncio
import math
import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from channels.errors import GatewayError, overloaded
from channels.metrics import Metrics
from keeping.tracing import span

FIRST_GUESS = 0.1
"""Seconds of a turn, before any was measured."""

WEIGHT = 0.2
"""The share of the latest turn in what the next one is expected to take."""

SPREAD = 4
"""Seconds over which those who were refused come back, so that they do not come all at once."""


class WaitingLine:
    """Lets `at_once` messages through together; whoever would wait longer than `longest_wait` seconds is refused."""

    def __init__(
        self,
        at_once: int,
        longest_wait: float,
        emergency_number: str,
        metrics: Metrics,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._at_once = at_once
        self._longest_wait = longest_wait
        self._number = emergency_number
        self._metrics = metrics
        self._clock = clock
        self._free = asyncio.Semaphore(at_once)
        self._each = FIRST_GUESS
        self.waiting = 0

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """A place among those that are worked on, as long as the block runs.

        Raises `overloaded` at once where the wait would be too long, and after the longest wait where it became so.
        """
        if self._free.locked():
            await self._wait()
        else:
            await self._free.acquire()
        began = self._clock()
        try:
            yield
        finally:
            self._free.release()
            self._each += WEIGHT * (self._clock() - began - self._each)

    def is_full(self) -> bool:
        """Whether the next one would be refused at once."""
        return self._free.locked() and self._wait_of_next() > self._longest_wait

    def refusal(self) -> GatewayError:
        """What whoever is refused is told, and when to come back."""
        return overloaded(self._number, math.ceil(self._longest_wait) + 1 + secrets.randbelow(SPREAD))

    def _wait_of_next(self) -> float:
        return (self.waiting + 1) * self._each / self._at_once

    async def _wait(self) -> None:
        if self._wait_of_next() > self._longest_wait:
            raise self.refusal()
        self.waiting += 1
        try:
            with self._metrics.waits(), span("line"):
                await asyncio.wait_for(self._free.acquire(), self._longest_wait)
        except asyncio.TimeoutError:
            raise self.refusal() from None
        finally:
            self.waiting -= 1
