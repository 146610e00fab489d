"""The cards with buttons that stand open in a chat, so that their buttons can be taken off once one was used."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

MOST_CHATS = 2_000
MOST_USED = 200
"""Cards of one chat that are remembered as used."""


@dataclass(frozen=True)
class Shown:
    """A card that was sent: the id that Teams gave it, the name that its buttons send, its body and its options."""

    activity_id: str
    offer: str
    body: list[dict[str, Any]]
    titles: dict[str, str]


@dataclass
class _Chat:
    used_at: float
    open: list[Shown] = field(default_factory=list)
    used: OrderedDict[str, None] = field(default_factory=OrderedDict)


class ShownCards:
    """The open cards by conversation, in memory only; a chat that is idle for `lifetime` seconds is dropped."""

    def __init__(self, lifetime: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._lifetime = lifetime
        self._clock = clock
        self._chats: OrderedDict[str, _Chat] = OrderedDict()

    def add(self, conversation: str, shown: Shown) -> None:
        """The card stands open."""
        self._chat(conversation).open.append(shown)

    def take(self, conversation: str, offer: str = "") -> list[Shown]:
        """The cards that stood open; they and the named one count as used from now on."""
        chat = self._chat(conversation)
        taken, chat.open = chat.open, []
        for used in filter(None, (offer, *(shown.offer for shown in taken))):
            chat.used[used] = None
        while len(chat.used) > MOST_USED:
            chat.used.popitem(last=False)
        return taken

    def is_used(self, conversation: str, offer: str) -> bool:
        """Whether the card's buttons were used, or taken off because the talk went on."""
        return offer in self._chat(conversation).used

    def _chat(self, conversation: str) -> _Chat:
        now = self._clock()
        chat = self._chats.setdefault(conversation, _Chat(now))
        chat.used_at = now
        self._chats.move_to_end(conversation)
        while len(self._chats) > MOST_CHATS or now - next(iter(self._chats.values())).used_at > self._lifetime:
            self._chats.popitem(last=False)
        return chat
