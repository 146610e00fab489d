"""Hydroxocobalamin as an antidote to cyanide: another product with other doses, of which these rules know nothing."""

from __future__ import annotations

from education.ways import ways_of


def speaks_of_poisoning(text: str) -> bool:
    """Whether a text speaks of hydroxocobalamin as an antidote (S-02)."""
    return ways_of(__package__)["for_poisoning"].is_said_in(text)
