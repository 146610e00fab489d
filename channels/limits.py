"""How often somebody may ask, by conversation or address: counted by `limits`, in this process or for all gateways."""

from __future__ import annotations

import ipaddress
import math
from typing import Any

from limits import RateLimitItemPerSecond
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from channels.errors import too_many
from channels.shared_memory import MemoryAway, SharedMemory


class Limits:
    """Counts together with the other gateways where they share a memory; while that is away, each for itself."""

    def __init__(self, shared: SharedMemory | None = None) -> None:
        self._shared = shared
        self._alone = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._together = SlidingWindowCounterRateLimiter(shared.counts()) if shared else None

    def per_minute(self, name: str, number: int) -> RateLimit:
        """The limit of this name: so many a minute for each key, half of them at once. 0 allows everything."""
        return RateLimit(self, name, number)

    async def take(self, item: RateLimitItemPerSecond, name: str, key: str) -> float | None:
        """Counts one request; the seconds to wait where it is one too many."""
        if self._shared is not None and self._together is not None:
            together, key = self._together, self._shared.named("limit", key)
            try:
                return await self._shared.ask(lambda _: _take(together, item, name, key))
            except MemoryAway:
                pass
        return await _take(self._alone, item, name, key)


class RateLimit:
    """Half of `per_minute` requests of each key in every half minute that passes, one after the other or at once."""

    def __init__(self, limits: Limits, name: str, per_minute: int) -> None:
        self._limits = limits
        self._name = name
        at_once = max(1, per_minute // 2)
        self._item = RateLimitItemPerSecond(at_once, round(60 * at_once / per_minute)) if per_minute else None

    async def take(self, key: str) -> None:
        """One request of this key is counted.

        Raises `too_many` with the seconds to wait when it has none left.
        """
        if self._item is None:
            return
        wait = await self._limits.take(self._item, self._name, key)
        if wait is not None:
            raise too_many(max(0, math.floor(wait)) + 1)


async def _take(
    limiter: SlidingWindowCounterRateLimiter, item: RateLimitItemPerSecond, name: str, key: str
) -> float | None:
    if await limiter.hit(item, name, key):
        return None
    counts: Any = limiter.storage
    window = item.get_expiry()
    before, before_ends_in, now, now_ends_in = await counts.get_sliding_window(item.key_for(name, key), window)
    if now >= item.amount or not before:
        # Each window is remembered for one more.
        return float(now_ends_in - window)
    return float(before_ends_in - (item.amount - now) * window / before)


def address_key(host: str) -> str:
    """The address that a limit counts for: an IPv4 address, or the /64 network of an IPv6 address."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False))
