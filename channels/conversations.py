"""What the gateway remembers of a running conversation: one message at a time, each message once."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from channels.errors import key_reused
from channels.feedback.about import About
from channels.known_together import KnownTogether
from channels.metrics import START, Metrics
from channels.on_screen import OnScreen

ANSWERS_KEPT = 5
"""A retry follows its message at once, so few answers need to be kept for each conversation."""

MOST_CONVERSATIONS = 10_000


@dataclass
class _Answer:
    content: str
    task: asyncio.Task[bytes]


@dataclass
class Conversation:
    """A lock, the latest answers by idempotency key, whether the assistant has answered here before, and with what.

    `on_screen` is kept by the channels that do not send along what the person had seen. `together` hands all but the
    answers on to the other gateways; `dropped` is a conversation that was forgotten.
    """

    name: str
    used_at: float
    together: KnownTogether | None = None
    dropped: bool = False
    answered: bool = False
    about: About = field(default_factory=About)
    step: str = START
    on_screen: OnScreen = field(default_factory=OnScreen)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _answers: OrderedDict[str, _Answer] = field(default_factory=OrderedDict)

    async def once(self, key: str | None, content: str, send: Callable[[], Awaitable[bytes]]) -> bytes:
        """The answer to the message; with a key that came before, the answer that was given then.

        The message is sent on even if the asker goes away. A failure is not kept: the next try sends again.
        Raises `key_reused` for a known key with other content.
        """
        if key is None:
            return await self._alone(send)
        known = self._answers.get(key)
        if known is None:
            known = _Answer(content, asyncio.create_task(self._alone(send)))
            self._answers[key] = known
            while len(self._answers) > ANSWERS_KEPT:
                self._answers.popitem(last=False)
        elif known.content != content:
            raise key_reused()
        try:
            return await asyncio.shield(known.task)
        finally:
            if known.task.done() and (known.task.cancelled() or known.task.exception() is not None):
                self._answers.pop(key, None)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """The conversation is the block's alone, and as whoever served it last has left it.

        Raises `not_kept` where that cannot be had and the channel needs it.
        """
        async with self._lock:
            if self.together is None:
                yield
            else:
                async with self.together.turn(self):
                    yield

    async def _alone(self, send: Callable[[], Awaitable[bytes]]) -> bytes:
        async with self.turn():
            return await send()


class Conversations:
    """The running conversations by id; idle ones are dropped after `lifetime` seconds, and counted by their step."""

    def __init__(
        self,
        lifetime: float,
        metrics: Metrics,
        clock: Callable[[], float] = time.monotonic,
        together: KnownTogether | None = None,
    ) -> None:
        self._lifetime = lifetime
        self._together = together
        self._metrics = metrics
        self._clock = clock
        self._running: OrderedDict[str, Conversation] = OrderedDict()

    def get(self, conversation: str) -> Conversation:
        """The conversation's state, new where there is none."""
        now = self._clock()
        state = self._running.setdefault(conversation, Conversation(conversation, now, self._together))
        state.used_at = now
        self._running.move_to_end(conversation)
        self._drop_idle(now)
        return state

    def drop(self, conversation: str) -> None:
        """Forgets the conversation's state."""
        state = self._running.pop(conversation, None)
        if state is not None:
            state.dropped = True

    def _drop_idle(self, now: float) -> None:
        while self._running:
            oldest = next(iter(self._running.values()))
            if len(self._running) <= MOST_CONVERSATIONS and now - oldest.used_at <= self._lifetime:
                return
            self._running.popitem(last=False)
            if oldest.answered:
                self._metrics.left(oldest.step)
