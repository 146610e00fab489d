"""A fact found by pattern rather than by vocabulary, before its context is known."""

from __future__ import annotations

from dataclasses import dataclass

from b12nlu.because import Because
from b12nlu.mention import MentionType


@dataclass(frozen=True)
class Fact:
    """What was found and where, by character span of the normalised text."""

    type: MentionType
    id: str
    start: int
    end: int
    value: float | str | None = None
    unit: str | None = None
    value_max: float | None = None
    uncertain: bool = False
    negated: bool = False
    hypothetical: bool = False
    historical: bool = False
    comparator: str | None = None
    of_another: bool = False
    because: tuple[Because, ...] = ()
    """What sets its flags, where words beside its own do."""
