"""Questions that are answered at once, by their words, whatever else is told: if an injection is safe with thin blood,
if more B12 than now can be taken, if it was right that B12 was stopped, if it can be had through the nose, and if folic
acid can be begun.
"""

from __future__ import annotations

from actions.facts.needle_and_bleeding import BLOOD_THINNER, asks_of_bleeding
from education.asking import asks_anywhere
from education.found import Found
from education.ways import ways_of

TOO_MUCH = "overdose"
"""The answer on how much B12 is too much."""
STOPPED = "stopped_by_clinic"
"""The answer on B12 that was stopped for a level."""

SPRAY = "sublingual_nasal"
"""The answer on B12 that is sprayed."""

FOLIC_ACID = "folate"
"""The answer on folic acid beside B12."""

_BY_WORDS = {
    "asks_for_more": TOO_MUCH,
    "asks_why_it_was_stopped": STOPPED,
    "asks_for_a_spray": SPRAY,
    "asks_for_folic_acid": FOLIC_ACID,
}
"""The ways of asking, and the answer of each."""


def answer_by_words(text: str) -> str | None:
    """The answer that a typed message asks for in so many words: `can I go to 10 mg`, `was it right to stop me`."""
    ways = ways_of("actions.facts")
    asked = (entry for way, entry in _BY_WORDS.items() if ways[way].is_said_in(text))
    return None if text.startswith("/") else next(asked, None)


def is_answered_at_once(text: str) -> bool:
    """Whether a typed message asks one of these."""
    return asks_of_bleeding(text) or (answer_by_words(text) is not None and asks_anywhere(text))


def asks_several(found: Found) -> bool:
    """Whether a message asks more than one question; then each is answered for itself."""
    return len(found.apart) > 1


def found_by_its_words(text: str, found: Found) -> Found:
    """What was found for a message, with the answer first that its words ask for."""
    if asks_several(found):
        return found
    first = BLOOD_THINNER if asks_of_bleeding(text) else answer_by_words(text)
    if first is None:
        return found
    ids = dict.fromkeys((first, *found.ids))
    return found.model_copy(update={"kind": "answer", "ids": tuple(ids), "clear": True})
