"""A term of the vocabulary as it was found in a message, before overlapping readings are judged."""

from __future__ import annotations

from dataclasses import dataclass

ALL_IS_WELL = "denial.all_is_well"
"""The reason of a sign that is denied because the words say that all is well ("neuro exam normal")."""


@dataclass(frozen=True)
class Term:
    """A term found in a message, by token span."""

    kind: str
    id: str
    start: int
    end: int
    negated: bool = False
    acute: bool = False
    flexible: bool = False
    figurative: str = ""
    """The lookalike in which a sign of danger stands, which marks it and does not take it away."""
    figure: str = ""
    """The id of that lookalike."""
    rule: str = ""
    """The id of the rule that found it; nothing for a word of the vocabulary."""
    entry: str = ""
    """Where its words stand in the vocabulary or a rule file; nothing where a rule found it."""
    denied_by: tuple[str, str] | None = None
    """What denies it within its own words or right before them: the reason's id, and the word."""
    denies: bool = False
    """Whether it says that all is well by a denial of what follows ("no loss of strength")."""
