"""A dose that is many times any dose of B12 is told at once, as what it is and as nothing to be given: mg were written
for mcg in orders, labels and print (safety item S-05). It is kept nowhere, whoever names it and whether it is asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from actions.facts.doses_cited import highest_cited, is_beyond_any
from actions.facts.draft import Draft
from actions.facts.poisoning import speaks_of_poisoning
from actions.facts.said import Mentioned, Turn
from actions.turn.cannot_wait import call_out
from actions.turn.reading.doses import IN_EACH_ML, micrograms_of
from actions.turn.talk import Talk

NOTED = "dose_beyond"
"""The kind of note of such a dose that was given in answer to a question."""


@dataclass(frozen=True)
class Beyond:
    """A dose that can be none of B12, or a strength of which each mL holds such a dose."""

    typed: str
    micrograms: float
    in_each_ml: bool = False


def beyond_in(turn: Turn) -> Beyond | None:
    """The first such dose of a message, whoever it is told of; of the antidote to cyanide grams are given."""
    if speaks_of_poisoning(turn.text):
        return None
    return next((found for mention in turn.mentions if (found := _beyond(mention, turn)) is not None), None)


def beyond_of(turn: Turn, draft: Draft) -> Beyond | None:
    """Such a dose of a message, or of an answer to a question about the dose; None where there is none."""
    noted = [] if speaks_of_poisoning(turn.text) else [note for note in draft.notes if note.kind == NOTED]
    return beyond_in(turn) or (Beyond(noted[0].about, float(noted[0].new or 0)) if noted else None)


def say_of_a_dose_beyond(talk: Talk, found: Beyond, options: list[dict[str, str]]) -> None:
    """Says what such a dose is, and that it is not given on this reading."""
    micrograms = f"{found.micrograms:,.10g} mcg"
    in_each_ml = talk.say("in_each_ml") if found.in_each_ml else ""
    told = " ".join(filter(None, (micrograms, in_each_ml)))
    values = {"times": f"{found.micrograms / highest_cited():,.0f}", "highest": f"{highest_cited():,.10g} mcg"}
    same = talk.say("dose_comes_to", typed=found.typed, amount=told) if "mcg" not in found.typed.casefold() else told
    text = talk.say("dose_beyond", amount=same, **values)
    call_out(talk, ("level", "contraindication"), text, options=options)


def _beyond(mention: Mentioned, turn: Turn) -> Beyond | None:
    if mention.type != "dose" or mention.retracted or mention.negated or not isinstance(mention.value, float | int):
        return None
    if turn.asked == "medicines" and not any(each.type == "product" for each in turn.mentions):
        return None
    for in_each_ml, behind in ((False, ""), (True, IN_EACH_ML)):
        micrograms = micrograms_of(mention, behind)
        if micrograms is not None and is_beyond_any(micrograms):
            return Beyond(mention.text, micrograms, in_each_ml)
    return None
