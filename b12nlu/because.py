"""Which rule made which flag of a mention, and by which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Because:
    """One reason: the flag that was set, the rule's id, and the words of the message that it went by."""

    flag: str
    rule: str
    cue: str


OWN_WORDS = "own_words"
"""The rule of a flag that the words of the mention themselves make."""
MADE = ("found", "acute")
"""Beside flags: which rule found the sign, and which makes somebody else's an emergency of now."""


def explained(flags: Iterable[str], reasons: Iterable[Because], said: str) -> tuple[Because, ...]:
    """A reason for each flag that is set: those that were given, or else the words of the mention themselves."""
    given = list(dict.fromkeys(reasons))
    kept: list[Because] = []
    for flag in flags:
        own = [reason for reason in given if reason.flag == flag]
        kept += own or [Because(flag, OWN_WORDS, said)]
    return (*(reason for reason in given if reason.flag in MADE), *kept)
