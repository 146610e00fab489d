"""What a gateway remembers beside the database: limits, running conversations, and the channels' short memories.

Without REDIS_URL all of it lives in this process, so one gateway serves everybody; with it, in a memory that any number
of gateways share.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from channels.conversations import Conversations
from channels.environment import SettingsError
from channels.known_together import KnownTogether
from channels.limits import Limits
from channels.metrics import Metrics
from channels.rasa_client import Channel, Health
from channels.settings import Settings
from channels.shared_memory import MemoryAway, SharedMemory
from channels.short_memory import MemoryTogether, OwnMemory, ShortMemory

EXPECTED = "an address such as redis://10.0.0.9:6379/0"

IN_ORDER: frozenset[Channel] = frozenset({"slack", "teams"})
"""Channels whose messages do not say what was on screen: the gateway must know, and takes them one by one."""


class Memory:
    """The memory that the settings describe. Raises SettingsError for an address of Redis that is none."""

    def __init__(self, settings: Settings, secret: str) -> None:
        self._settings = settings
        self._shared = None
        if settings.redis_url is not None:
            try:
                self._shared = SharedMemory(settings.redis_url, secret)
            except ValueError:
                raise SettingsError("REDIS_URL", EXPECTED, "another", "Set another, or leave it out.") from None
        self.limits = Limits(self._shared)

    def short(self, kind: str, seconds: float, of: Any) -> ShortMemory[Any]:
        """A memory for values of this type, each kept for so many seconds."""
        if self._shared is None:
            return OwnMemory(seconds)
        return MemoryTogether(self._shared, kind, seconds, TypeAdapter(of))

    def conversations(self, channel: Channel, metrics: Metrics) -> Conversations:
        """The running conversations of a channel."""
        together = None
        if self._shared is not None:
            number = self._settings.clinic.emergency_number if channel in IN_ORDER else None
            lifetime, longest = self._settings.session_seconds, self._settings.answer_seconds
            together = KnownTogether(self._shared, lifetime, longest, number)
        return Conversations(self._settings.session_seconds, metrics, together=together)

    async def health(self) -> Health | None:
        """Whether the shared memory works; None where none is used."""
        if self._shared is None:
            return None
        try:
            await self._shared.probe()
        except MemoryAway:
            return "failing"
        return "ok"

    async def close(self) -> None:
        """Closes the connections."""
        if self._shared is not None:
            await self._shared.close()
