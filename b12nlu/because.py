"""Which rule made which flag of a mention, and by which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Because:
    """One reason: the flag that was set, the rule's id, and the words of the message that it went by."""

    flag: str
    rule: str
    cue: str


FOUND, ACUTE, CALMED = "found", "acute", "calmed"
MADE = (FOUND, ACUTE, CALMED)
"""Beside flags: what found the mention, what makes it an emergency, and what keeps it from being one."""


def explained(kind: str, flags: Iterable[str], reasons: Iterable[Because], said: str) -> Iterator[Because]:
    """What found a mention of a kind, then a reason for each flag that is set: those that were given, or else the words
    of the mention themselves, under the id `kind.flag`.
    """
    given = list(dict.fromkeys(reasons))
    for flag in (FOUND, *flags):
        own = [reason for reason in given if reason.flag == flag]
        yield from own or [Because(flag, f"{kind}.{flag}", said)]
    yield from (reason for reason in given if reason.flag in (ACUTE, CALMED))
