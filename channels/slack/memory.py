"""What the channel remembers for a short while, in this process only: what was seen, and which buttons are live."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

MOST_REMEMBERED = 5000


class ShortMemory(Generic[K, V]):
    """Values by key, each for `seconds` after it was put there; the oldest go first when there are too many."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._kept: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def put(self, key: K, value: V) -> None:
        """Remembers the value from now on."""
        self._kept[key] = (self._clock(), value)
        self._kept.move_to_end(key)
        self._drop_old()

    def get(self, key: K) -> V | None:
        """The value, if it is still remembered."""
        self._drop_old()
        found = self._kept.get(key)
        return found[1] if found else None

    def pop(self, key: K) -> V | None:
        """The value, if it is still remembered; it is forgotten now."""
        self._drop_old()
        found = self._kept.pop(key, None)
        return found[1] if found else None

    def first_time(self, key: K, value: V) -> bool:
        """Whether the key was unknown; it is known from now on."""
        if self.get(key) is not None:
            return False
        self.put(key, value)
        return True

    def _drop_old(self) -> None:
        now = self._clock()
        while self._kept:
            at, _ = next(iter(self._kept.values()))
            if len(self._kept) <= MOST_REMEMBERED and now - at <= self._seconds:
                return
            self._kept.popitem(last=False)
