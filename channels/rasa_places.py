"""Which Rasa a conversation goes to, where several run: always the same one as long as that one answers.

So its turns are played in order, by one lock. Where a conversation changes to another Rasa, the store refuses the turn
that was begun on something else (docs/decisions/one-rasa-for-a-conversation.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def in_order_for(conversation: str, places: Sequence[str]) -> list[str]:
    """The places in the order in which this conversation asks them; the same from every gateway.

    Each place is the first for its share of all conversations; where one goes, only its own conversations move.
    """
    return sorted(places, key=lambda place: hashlib.sha256(f"{place}\n{conversation}".encode()).digest())
