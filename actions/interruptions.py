"""Which intents interrupt a step instead of answering it; the list stands in `domain.yml` (`ignored_intents`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

DOMAIN = Path(__file__).resolve().parent.parent / "domain.yml"

NOT_ABOUT_THE_CASE = frozenset({"animal", "child", "other_drug", "prompt_injection", "restart", "why_not_dose"})
"""Facts in such a message are not taken up."""

YIELDING = frozenset(
    {"greet", "thanks", "goodbye", "who_are_you", "what_can_you_do", "out_of_scope", "other_language", "abuse"}
)
"""They interrupt only where the message brought no fact: `thanks, my B12 is 98 pg/mL` is an answer."""


@cache
def interrupting_intents() -> frozenset[str]:
    """The intents that every form ignores, from the domain."""
    domain = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))
    return frozenset(intent for form in domain["forms"].values() for intent in form["ignored_intents"])


def interrupts(intent: str) -> bool:
    """Whether a turn with this intent leaves the question that was asked as it stands."""
    return intent in interrupting_intents()


def yields(intent: str) -> bool:
    """Whether a turn with this intent counts as an answer after all if it brought facts."""
    return intent in YIELDING
