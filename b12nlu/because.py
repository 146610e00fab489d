"""Which rule made which flag of a mention, and by which words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Because:
    """One reason: the flag that was set, the rule's id, and the words of the message that it went by."""

    flag: str
    rule: str
    cue: str
