"""The parts of a message that are looked at one by one: a danger may stand in one sentence of a calm message."""

from __future__ import annotations

import re

MOST = 24
"""Parts that are looked at; a message with more is read as far as that, and as a whole."""

_END = re.compile(r"(?<=[.?!;])\s+|\n+")


def parts_of(message: str) -> list[str]:
    """The whole message first, then its sentences where there are several."""
    whole = message.strip()
    sentences = [part for part in (piece.strip() for piece in _END.split(whole)) if part]
    return [whole, *(sentences[:MOST] if len(sentences) > 1 else [])]
