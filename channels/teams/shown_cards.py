"""The cards with buttons that stand open in a chat, so that their buttons can be taken off once one was used."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from channels.short_memory import ShortMemory

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
class OfChat:
    """The open cards of one chat, and the names of those that were used, oldest first."""

    open: list[Shown] = field(default_factory=list)
    used: list[str] = field(default_factory=list)


class ShownCards:
    """The open cards by conversation. Whoever calls has the conversation to themselves."""

    def __init__(self, chats: ShortMemory[OfChat]) -> None:
        self._chats = chats

    async def add(self, conversation: str, shown: Shown) -> None:
        """The card stands open."""
        chat = await self._chat(conversation)
        chat.open.append(shown)
        await self._chats.put(conversation, chat)

    async def take(self, conversation: str, offer: str = "") -> list[Shown]:
        """The cards that stood open; they and the named one count as used from now on."""
        chat = await self._chat(conversation)
        taken = chat.open
        used = [name for name in (offer, *(shown.offer for shown in taken)) if name]
        kept = [name for name in chat.used if name not in used]
        await self._chats.put(conversation, OfChat([], [*kept, *used][-MOST_USED:]))
        return taken

    async def is_used(self, conversation: str, offer: str) -> bool:
        """Whether the card's buttons were used, or taken off because the talk went on."""
        return offer in (await self._chat(conversation)).used

    async def _chat(self, conversation: str) -> OfChat:
        return await self._chats.get(conversation) or OfChat()
