"""Option ids: what a button sends back. Sealed for one conversation, they open what was offered there."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from channels.errors import option_unknown
from channels.keys import unsealed

START = "start"
"""The one fixed id, accepted at any time: it asks for the welcome."""

START_PAYLOAD = "/start"

GO_BACK = "/go_back"
"""The payload that takes the last answer out and asks its question again."""


class Options:
    """Seals the payloads of buttons into ids, and opens ids again."""

    def __init__(self, seal: Fernet | MultiFernet, lifetime: int, clock: Callable[[], float] = time.time) -> None:
        self._seal = seal
        self._lifetime = lifetime
        self._clock = clock

    def offer(self, conversation: str, payload: str) -> str:
        """The id under which this conversation can choose the payload."""
        return self._seal.encrypt_at_time(json.dumps([conversation, payload]).encode(), self._now()).decode()

    def payload(self, conversation: str, option: str) -> str:
        """The payload that the id stands for.

        Raises `option_unknown` for an id that is forged, expired or another conversation's.
        """
        if option == START:
            return START_PAYLOAD
        try:
            offered_to, payload = json.loads(unsealed(self._seal, option, self._lifetime, self._now()))
        except (InvalidToken, ValueError):
            raise option_unknown() from None
        if offered_to != conversation:
            raise option_unknown()
        return str(payload)

    def _now(self) -> int:
        return int(self._clock())
