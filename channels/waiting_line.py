"""How many messages the dialogue works on at once, and how many may wait for it: the rest are refused at once.

A refusal costs nothing and is told; a queue without an end makes everybody wait until nobody is answered in time.
"""

from __future__ import annotations

import asyncio
import math
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from channels.errors import GatewayError, overloaded
from channels.metrics import Metrics
from keeping.tracing import span

FIRST_GUESS = 0.1
"""Seconds of a turn, before any was measured."""

WEIGHT = 0.2
"""The share of the latest turn in what the next one is expected to take."""

SURE = 0.5
"""Of the longest wait, what the wait of somebody who is let into the line is expected to take at most.

Turns take longer than expected now and then; who was let in is to be answered, and not refused after a wait.
"""

SPREAD = 4
"""Seconds over which those who were refused come back, so that they do not come all at once."""


@dataclass(eq=False)
class _Expected:
    """A message that is on its way to the line."""

    has_come: bool = False


_expected: ContextVar[_Expected | None] = ContextVar("expected", default=None)
"""The message that is being read now."""


class WaitingLine:
    """Lets `at_once` messages through together; whoever might wait longer than `longest_wait` seconds is refused."""

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
        self._working = 0
        self._expected = 0
        self.waiting = 0

    @contextmanager
    def expecting(self) -> Iterator[None]:
        """A message that was let in at the door and is still being read; it counts among those that wait.

        It comes to the line in the block, and is not refused there unless the line has become much slower meanwhile.
        Raises `overloaded` at once where the wait would be too long.
        """
        if self._expected_wait() > SURE * self._longest_wait:
            raise self._refusal()
        message = _Expected()
        self._expected += 1
        before = _expected.set(message)
        try:
            yield
        finally:
            _expected.reset(before)
            self._has_come(message)

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """A place among those that are worked on, as long as the block runs.

        Raises `overloaded` at once where the wait would be too long, and after the longest wait where it became so.
        """
        sure = 1.0 if self._has_come(_expected.get()) else SURE
        if self._free.locked():
            await self._wait(sure * self._longest_wait)
        else:
            await self._free.acquire()
        self._working += 1
        began = self._clock()
        try:
            yield
        finally:
            self._working -= 1
            self._free.release()
            self._each += WEIGHT * (self._clock() - began - self._each)

    def _refusal(self) -> GatewayError:
        """What whoever is refused is told, and when to come back."""
        return overloaded(self._number, math.ceil(self._longest_wait) + 1 + secrets.randbelow(SPREAD))

    def _has_come(self, message: _Expected | None) -> bool:
        """Whether the message was expected; from now on it no longer is."""
        if message is None or message.has_come:
            return False
        message.has_come = True
        self._expected -= 1
        return True

    def _expected_wait(self) -> float:
        """Seconds until one more would be worked on."""
        before = self._working + self.waiting + self._expected - self._at_once
        return max(0, before + 1) * self._each / self._at_once

    async def _wait(self, longest: float) -> None:
        if self._expected_wait() > longest:
            raise self._refusal()
        self.waiting += 1
        try:
            with self._metrics.waits(), span("line"):
                await asyncio.wait_for(self._free.acquire(), self._longest_wait)
        except asyncio.TimeoutError:
            raise self._refusal() from None
        finally:
            self.waiting -= 1
