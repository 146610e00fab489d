"""Where in Slack a conversation is held, and the name under which it is kept: one that tells nobody who speaks."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """The direct messages with a person, or a thread in them that is a conversation of its own.

    `answers_in` is the thread where the answers go, if it is another: one below an answer of the same conversation.
    """

    team: str
    channel: str
    thread: str | None = None
    answers_in: str | None = None

    @property
    def shown_in(self) -> str | None:
        """The thread in which to answer; None for the direct messages themselves."""
        return self.answers_in or self.thread


class Pseudonyms:
    """Names conversations. The same place has the same name as long as the installation's secret is kept."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def conversation(self, place: Place) -> str:
        """The name of the conversation that is held in this place."""
        return f"slack-{self._digest(place.team, place.channel, place.thread or '')}"

    def case(self, team: str, channel: str, thread: str, user: str) -> str:
        """The name of what one person asked in one thread of a channel."""
        return self._digest(team, channel, thread, user)

    def _digest(self, *parts: str) -> str:
        return hmac.new(self._key, "\n".join(parts).encode(), hashlib.sha256).hexdigest()[:32]
