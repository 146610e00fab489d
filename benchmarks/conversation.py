"""The conversation that is timed: what one person types, from the greeting to questions after the draft."""

from __future__ import annotations

TYPED: tuple[str, ...] = (
    "hello",
    "work out a plan",
    "I have just been diagnosed, no injections yet",
    "pernicious anaemia",
    "why do you ask?",
    "no tingling, but my memory is foggy",
    "no trouble walking, seeing or with my bladder",
    "B12 98 pg/mL",
    "no, 89 not 98",
    "what is the difference between the kinds of B12?",
    "Hb 10.4 g/dL, MCV 108",
    "nothing else was measured",
    "62, female",
    "no allergies",
    "no other conditions",
    "I take metformin",
    "yes, that is right",
    "why?",
    "what would change it?",
    "when will I feel better?",
)
"""Adjust this list with the dialogue: it should still reach a draft, and the table says how often it does."""
