"""How a dose stands to all that the protocols cite, by the core's own limits (safety item S-05)."""

from __future__ import annotations

from actions.core import knowledge
from b12core.treatment_in_use import is_no_b12_dose


def highest_cited() -> float:
    """The highest single dose, in micrograms, that any protocol cites for any product."""
    return knowledge().cited_doses_of_any_product.max


def is_no_dose(micrograms: float) -> bool:
    """Whether an amount can be no dose of B12: far beyond, or far below, all that is cited."""
    return is_no_b12_dose(micrograms, knowledge())


def is_beyond_any(micrograms: float) -> bool:
    """Whether it is far beyond all that is cited."""
    return is_no_dose(micrograms) and micrograms > highest_cited()


def cited_doses() -> str:
    """The doses that are cited, in words."""
    cited = knowledge().cited_doses_of_any_product
    return f"{cited.min:,.10g} to {cited.max:,.10g} mcg"
