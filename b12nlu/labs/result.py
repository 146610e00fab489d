"""A laboratory result as it was found, before the words around it are judged."""

from __future__ import annotations

from dataclasses import dataclass

from b12nlu.mention import Reference
from b12nlu.numbers.quantities import Quantity

__all__ = ["LabResult", "Reference"]


@dataclass(frozen=True)
class LabResult:
    """A result before its context is known, by character spans of name and value."""

    analyte: str
    start: int
    end: int
    anchor: tuple[int, int]
    """The span whose surroundings tell how the result was said."""
    value: float | str | None = None
    quantity: Quantity | None = None
    unit: str | None = None
    comparator: str | None = None
    word: str | None = None
    negated: bool = False
    uncertain: bool = False
    earlier: bool = False
    """True for the first of two values of one analyte ("went from 98 to 350")."""
    newest: bool = False
    """True for the value of now among several of one analyte, whatever the words around it say of the others."""
    taken_on: str | None = None
    reference: Reference | None = None
    """The range or limit that stands beside the value, and the report's flag."""
    name: tuple[int, int] | None = None
    """The span of the analyte's name; empty where none is named."""
