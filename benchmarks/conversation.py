"""The conversations that are timed: what one person types, from the greeting to questions after the draft, and taps."""

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

TAPPED: tuple[str, ...] = (
    "Work out a plan",
    "Starting",
    "Pernicious anemia",
    "None of these",
    "I don't know it",
    "No other results",
    "I'd rather not say",
    "Neither",
    "None of these",
    "No other medicines",
    "Yes, that's right",
)
"""The options that lead from the welcome to the end of the plan, by their titles as `clinic.yml` has them spelled."""

LATER: tuple[str, ...] = (
    "why this?",
    "what is the difference between the kinds of B12?",
    "no, 89 not 98",
    "what would change it?",
)
"""What is typed again and again to see whether a long conversation gets slower."""

SMALL_TALK: tuple[str, ...] = (
    "hello",
    "I am fine",
    "are you a bot?",
    "good morning",
    "I am very sad",
    "yes",
    "hey there",
    "so so",
    "no, not really",
    "am I talking to a human?",
    "good evening",
    "feeling very good",
    "hi",
    "I am disappointed",
    "of course",
    "are you a human?",
    "hello there",
    "my day was horrible",
    "I do not think so",
    "great",
    "goodbye",
)
"""As many turns with the bot that `rasa init` makes, of the kinds that it knows."""
