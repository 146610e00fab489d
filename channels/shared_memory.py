"""What several gateways remember together, for a while: a Redis server, named by REDIS_URL.

Nothing readable lies there: values are sealed with the installation's secret, and keys are hashes made with it.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from cryptography.fernet import InvalidToken
from limits.aio.storage import RedisStorage
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from channels.keys import derived_key, seal
from channels.log import record

ANSWER_LIMIT = 1.0
"""Seconds that one question may take; the server is near."""

AWAY_FOR = 1.0
"""Seconds in which a server that did not answer is not asked again, so that nobody waits for it in vain."""

PREFIX = "b12"

T = TypeVar("T")


class MemoryAway(Exception):
    """The server does not answer, or cannot keep anything; `why` is the kind of failure."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


class SharedMemory:
    """The way to the server. Raises ValueError for an address that is none."""

    def __init__(self, url: str, secret: str) -> None:
        # A connection that the server has closed meanwhile is opened again, once.
        self._redis = Redis.from_url(
            url,
            socket_timeout=ANSWER_LIMIT,
            socket_connect_timeout=ANSWER_LIMIT,
            retry=Retry(NoBackoff(), 1),
        )
        self._seal = seal(secret, "shared-memory")
        self._key = derived_key(secret, "shared-memory-names")
        self._away_until = 0.0

    def named(self, kind: str, key: str) -> str:
        """The name under which something is kept; it tells nothing of the key."""
        return f"{PREFIX}:{kind}:{hmac.new(self._key, f'{kind} {key}'.encode(), hashlib.sha256).hexdigest()[:32]}"

    def sealed(self, value: bytes) -> bytes:
        """The value as it is kept."""
        return self._seal.encrypt(value)

    def opened(self, kept: bytes) -> bytes | None:
        """The value that was kept; None where another installation's secret has sealed it."""
        try:
            return self._seal.decrypt(kept)
        except InvalidToken:
            return None

    def counts(self) -> RedisStorage:
        """Where `limits` counts."""
        pool = self._redis.connection_pool
        prefix = f"{PREFIX}:limit"
        return RedisStorage("async+redis://", implementation="redispy", key_prefix=prefix, connection_pool=pool)

    async def ask(self, question: Callable[[Redis], Awaitable[T]]) -> T:
        """What the server answers. Raises MemoryAway, at once where it has just been found away."""
        if time.monotonic() < self._away_until:
            raise MemoryAway("just now it did not answer")
        try:
            return await question(self._redis)
        except (RedisError, OSError, asyncio.TimeoutError) as error:
            self._away_until = time.monotonic() + AWAY_FOR
            record(logging.ERROR, "shared_memory_away", kind=type(error).__name__)
            raise MemoryAway(type(error).__name__) from None

    async def probe(self) -> None:
        """Nothing, where something could be kept and read again. Raises MemoryAway where it could not."""
        name, written = f"{PREFIX}:probe", secrets.token_hex(8)
        self._away_until = 0.0
        await self.ask(lambda redis: redis.set(name, written, ex=60))
        if await self.ask(lambda redis: redis.get(name)) is None:
            raise MemoryAway("what was written is not there")

    async def close(self) -> None:
        """Closes the connections."""
        await self._redis.aclose()
