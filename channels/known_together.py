"""What is known of a running conversation, kept where every gateway finds it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter
from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import LockError

from channels.errors import turn_not_kept
from channels.feedback.about import About
from channels.metrics import START
from channels.shared_memory import MemoryAway, SharedMemory

if TYPE_CHECKING:
    from channels.conversations import Conversation

DELIVERY = 15
"""Seconds beyond an answer's longest time in which it has been delivered; then the next message may come."""

LOOK_EVERY = 0.05
KIND = "conversation"


@dataclass(frozen=True)
class Known:
    """Whether the assistant has answered, with what, at which step, and what stood on the screen since when."""

    answered: bool
    about: About
    step: str
    shown: list[tuple[float, str]]


NOTHING = Known(False, About(), START, [])
"""Of a conversation that was forgotten, so that no gateway goes on with what it knew."""

_KNOWN = TypeAdapter(Known)


class KnownTogether:
    """Hands a conversation's state from gateway to gateway.

    With an emergency number, a conversation is one gateway's at a time, and nothing is said where its state cannot be
    had: `not_kept` is raised, which names the number. Without one, each gateway goes on with what it knows itself.
    """

    def __init__(self, shared: SharedMemory, lifetime: int, answer_seconds: int, emergency_number: str | None) -> None:
        self._shared = shared
        self._lifetime = lifetime
        self._longest = answer_seconds + DELIVERY
        self._number = emergency_number

    @asynccontextmanager
    async def turn(self, state: Conversation) -> AsyncIterator[None]:
        """The state is as the last gateway left it, and is left for the next one."""
        lock = None if self._number is None else await self._taken(state.name, self._number)
        try:
            await self._read(state)
            yield
            await self._write(state)
        finally:
            if lock is not None:
                # Where the memory is away, the lock ends by itself; the store keeps the order anyway.
                with suppress(MemoryAway):
                    await self._shared.ask(lambda _: _let_go(lock))

    async def _taken(self, conversation: str, number: str) -> Lock:
        name = self._shared.named("turn", conversation)

        async def take(redis: Redis) -> Lock | None:
            lock = Lock(redis, name, timeout=self._longest, sleep=LOOK_EVERY, blocking_timeout=self._longest)
            return lock if await lock.acquire() else None

        try:
            lock = await self._shared.ask(take)
        except MemoryAway:
            raise turn_not_kept(number) from None
        if lock is None:
            raise turn_not_kept(number)
        return lock

    async def _read(self, state: Conversation) -> None:
        name = self._shared.named(KIND, state.name)
        try:
            kept = await self._shared.ask(lambda redis: redis.get(name))
        except MemoryAway:
            if self._number is not None:
                raise turn_not_kept(self._number) from None
            return
        value = None if kept is None else self._shared.opened(kept)
        if value is not None:
            known = _KNOWN.validate_json(value)
            state.answered, state.about, state.step = known.answered, known.about, known.step
            state.on_screen.restore(known.shown)

    async def _write(self, state: Conversation) -> None:
        name = self._shared.named(KIND, state.name)
        known = NOTHING if state.dropped else Known(state.answered, state.about, state.step, state.on_screen.shown())
        kept = self._shared.sealed(_KNOWN.dump_json(known))
        with suppress(MemoryAway):
            await self._shared.ask(lambda redis: redis.set(name, kept, ex=self._lifetime))


async def _let_go(lock: Lock) -> None:
    """Ends the lock; one that took too long has ended by itself."""
    with suppress(LockError):
        await lock.release()
