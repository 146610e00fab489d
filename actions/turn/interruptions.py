"""Which intents answer the open question; every other one interrupts the step, and a rule in data/flows answers it."""

from __future__ import annotations

ANSWERS = frozenset(
    {
        "inform",
        "affirm",
        "deny",
        "none_of_these",
        "dont_know",
        "not_measured",
        "correct",
        "start_plan",
        "nlu_fallback",
    }
)
"""`domain.yml` lists them first. What is not understood counts as an answer that failed."""

NOT_ABOUT_THE_CASE = frozenset({"animal", "child", "other_drug", "prompt_injection", "restart", "why_not_dose"})
"""Facts in such a message are not taken up."""

YIELDING = frozenset(
    {"greet", "thanks", "goodbye", "who_are_you", "what_can_you_do", "out_of_scope", "other_language", "abuse"}
)
"""They interrupt only where the message brought no fact: `thanks, my B12 is 98 pg/mL` is an answer."""

STARTING_ANEW = frozenset({"restart"})
"""The intent that clears the talk, after a question."""

LEAVING = STARTING_ANEW | {"stop", "goodbye"}
"""Intents that leave the talk or start it anew: nobody is kept from that, and an emergency stands when they return."""


def interrupts(intent: str) -> bool:
    """Whether a turn with this intent leaves the question that was asked as it stands."""
    return intent not in ANSWERS


def yields(intent: str) -> bool:
    """Whether a turn with this intent counts as an answer after all if it brought facts."""
    return intent in YIELDING
