"""The conversation that is timed: what one person types, from the greeting to questions after the draft."""

from __future__ import annotations

TYPED: tuple[str, ...] = (
    "hello",
    "work out a plan",
    "I have just been diagnosed, no injections yet",
    "pernicious anaemia",
    "why do you ask?",
    "no tingling, but my memory is foggy",
    "nothing else",
    "B12 98 pg/mL",
    "no, 89 not 98",
    "Hb 10.4 g/dL, MCV 108",
    "what is the difference between the kinds of B12?",
    "58",
    "neither",
    "no allergies",
    "none of these",
    "I take metformin",
    "no other medicines",
    "yes, that is right",
    "why this?",
    "what would change it?",
    "what do other guidelines say?",
)
"""Adjust this list with the dialogue: it should still reach a draft, and the table says how often it does."""
