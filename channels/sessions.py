"""Anonymous, short-lived sessions: a sealed token that names a conversation and nothing about a person."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from channels.errors import session_over
from channels.keys import unsealed


class Sessions:
    """Opens, recognises and ends sessions. Ended ones are remembered until their token would have expired."""

    def __init__(self, seal: Fernet | MultiFernet, lifetime: int, clock: Callable[[], float] = time.time) -> None:
        self.lifetime = lifetime
        self._seal = seal
        self._clock = clock
        self._ended: dict[str, float] = {}

    def open(self) -> str:
        """The token of a new conversation."""
        return self._seal.encrypt_at_time(f"web-{secrets.token_hex(16)}".encode(), self._now()).decode()

    def conversation(self, token: str) -> str:
        """The id of the conversation that the token opens.

        Raises `session_over` for a token that is forged, expired or ended.
        """
        try:
            conversation = unsealed(self._seal, token, self.lifetime, self._now()).decode()
        except (InvalidToken, ValueError):
            raise session_over() from None
        self.must_be_open(conversation)
        return conversation

    def must_be_open(self, conversation: str) -> None:
        """Raises `session_over` for a conversation that was ended, also while a request was waiting its turn."""
        if conversation in self._ended:
            raise session_over()

    def end(self, conversation: str) -> None:
        """The conversation's token opens nothing any more."""
        now = self._clock()
        self._ended = {ended: until for ended, until in self._ended.items() if until > now}
        self._ended[conversation] = now + self.lifetime

    def _now(self) -> int:
        return int(self._clock())
