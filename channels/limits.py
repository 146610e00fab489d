"""How often somebody may ask: a token bucket for each conversation or address, in memory."""

from __future__ import annotations

import ipaddress
import math
import time
from collections.abc import Callable

from channels.errors import too_many

MOST_BUCKETS = 20_000
"""Above this many, those that have filled up again are dropped: they limit nobody."""


class RateLimit:
    """Allows `per_minute` requests a minute for each key, and half of them at once. 0 allows everything."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_minute / 60
        self._burst = max(1.0, per_minute / 2)
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def take(self, key: str) -> None:
        """One request of this key is counted.

        Raises `too_many` with the seconds to wait when it has none left.
        """
        if self._per_second == 0:
            return
        now = self._clock()
        left, at = self._buckets.get(key, (self._burst, now))
        left = min(self._burst, left + (now - at) * self._per_second)
        if left < 1:
            raise too_many(math.ceil((1 - left) / self._per_second))
        if len(self._buckets) >= MOST_BUCKETS:
            self._drop_full(now)
        self._buckets[key] = (left - 1, now)

    def _drop_full(self, now: float) -> None:
        refill = self._burst / self._per_second
        self._buckets = {key: bucket for key, bucket in self._buckets.items() if now - bucket[1] < refill}


def address_key(host: str) -> str:
    """The address that a limit counts for: an IPv4 address, or the /64 network of an IPv6 address."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False))
