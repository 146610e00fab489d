"""What a channel remembers for a short while, in this process or for all gateways: what was seen, live buttons."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from channels.shared_memory import MemoryAway, SharedMemory

V = TypeVar("V")

MOST_REMEMBERED = 5000


class ShortMemory(ABC, Generic[V]):
    """Values by key, each for a while after it was put there."""

    @abstractmethod
    async def put(self, key: str, value: V) -> None:
        """Remembers the value from now on."""

    @abstractmethod
    async def get(self, key: str) -> V | None:
        """The value, if it is still remembered."""

    @abstractmethod
    async def pop(self, key: str) -> V | None:
        """The value, if it is still remembered; it is forgotten now."""

    @abstractmethod
    async def first_time(self, key: str, value: V) -> bool:
        """Whether the key was unknown; it is known from now on."""


class OwnMemory(ShortMemory[V]):
    """In this process; the oldest go first when there are too many."""

    def __init__(
        self, seconds: float, clock: Callable[[], float] = time.monotonic, most: int = MOST_REMEMBERED
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._most = most
        self._kept: OrderedDict[str, tuple[float, V]] = OrderedDict()

    async def put(self, key: str, value: V) -> None:
        """Remembers the value from now on."""
        self._kept[key] = (self._clock(), value)
        self._kept.move_to_end(key)
        self._drop_old()

    async def get(self, key: str) -> V | None:
        """The value, if it is still remembered."""
        self._drop_old()
        found = self._kept.get(key)
        return found[1] if found else None

    async def pop(self, key: str) -> V | None:
        """The value, if it is still remembered; it is forgotten now."""
        self._drop_old()
        found = self._kept.pop(key, None)
        return found[1] if found else None

    async def first_time(self, key: str, value: V) -> bool:
        """Whether the key was unknown; it is known from now on."""
        if await self.get(key) is not None:
            return False
        await self.put(key, value)
        return True

    def _drop_old(self) -> None:
        now = self._clock()
        while self._kept:
            at, _ = next(iter(self._kept.values()))
            if len(self._kept) <= self._most and now - at <= self._seconds:
                return
            self._kept.popitem(last=False)


class MemoryTogether(ShortMemory[V]):
    """In the memory that all gateways share; while that is away, what this process has put there itself."""

    def __init__(self, shared: SharedMemory, kind: str, seconds: float, values: TypeAdapter[Any]) -> None:
        self._shared = shared
        self._kind = kind
        self._seconds = max(1, int(seconds))
        self._values = values
        self._own: OwnMemory[V] = OwnMemory(seconds)

    async def put(self, key: str, value: V) -> None:
        """Remembers the value from now on."""
        await self._own.put(key, value)
        name, kept = self._shared.named(self._kind, key), self._sealed(value)
        try:
            await self._shared.ask(lambda redis: redis.set(name, kept, ex=self._seconds))
        except MemoryAway:
            return

    async def get(self, key: str) -> V | None:
        """The value, if it is still remembered."""
        name = self._shared.named(self._kind, key)
        try:
            return self._opened(await self._shared.ask(lambda redis: redis.get(name)))
        except MemoryAway:
            return await self._own.get(key)

    async def pop(self, key: str) -> V | None:
        """The value, if it is still remembered; it is forgotten now."""
        name, own = self._shared.named(self._kind, key), await self._own.pop(key)
        try:
            return self._opened(await self._shared.ask(lambda redis: redis.getdel(name)))
        except MemoryAway:
            return own

    async def first_time(self, key: str, value: V) -> bool:
        """Whether the key was unknown to every gateway; it is known from now on."""
        first_here = await self._own.first_time(key, value)
        name, kept = self._shared.named(self._kind, key), self._sealed(value)
        try:
            return bool(await self._shared.ask(lambda redis: redis.set(name, kept, ex=self._seconds, nx=True)))
        except MemoryAway:
            return first_here

    def _sealed(self, value: V) -> bytes:
        return self._shared.sealed(self._values.dump_json(value))

    def _opened(self, kept: bytes | None) -> V | None:
        value = None if kept is None else self._shared.opened(kept)
        return None if value is None else self._values.validate_json(value)
