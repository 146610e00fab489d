"""Whether a message asks something, by its words alone."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"\?|^\W*(?:and |but |so |ok |hi |hello )*(?:how|what|whats|when|where|which|who|why|is|are|am|do|does|did|can|"
    r"could|should|shall|will|would|may|must)\b",
    re.I,
)


def asks(text: str) -> bool:
    """Whether a typed message asks something; a tapped option does not."""
    return not text.startswith("/") and bool(_ASKS.search(text))
