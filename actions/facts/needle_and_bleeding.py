"""Whether it is asked if an injection is safe with thin blood: that is answered at once, whatever else is told."""

from __future__ import annotations

from actions.facts.dose_wishes import asks_for_a_dose
from education.asking import asks_anywhere
from education.ways import ways_of

BLOOD_THINNER = "blood_thinner"
"""The answer for blood thinners and illnesses with which somebody bleeds easily."""


def asks_of_bleeding(text: str) -> bool:
    """Whether a typed message asks about the injection and names a blood thinner, or why somebody bleeds easily."""
    ways = ways_of("actions.facts")
    asked = not text.startswith("/") and (asks_anywhere(text) or "?" in text) and not asks_for_a_dose(text)
    return asked and ways["thins_the_blood"].is_said_in(text) and ways["of_the_needle"].is_said_in(text)
