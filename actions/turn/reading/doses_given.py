"""How many doses were given so far, and whether the first course is under way or over, as it is told in a message."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from actions.facts.days import in_words
from actions.facts.draft import Draft
from actions.facts.facts import ON_TREATMENT
from actions.facts.loading import BEGUN, OVER, STARTING, begin_loading, end_loading, set_doses_given, set_phase
from actions.facts.said import Mentioned, Turn

DOSES = "doses_given"

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ALONE = re.compile(
    r"^\W*(?:(?:i'?ve|i|have|she'?s|he'?s|she|he|they'?ve|has|had|got|it'?s|it|was|been|given|just|only|about|so|far|the|"
    r"a|think|maybe|done|number|no)\W+)*"
    rf"(?P<number>\d{{1,4}}|{'|'.join(_WORDS)}|couple)\b"
    r"(?:\W+(?:of|them|these|jabs?|shots?|injections?|doses?|so|far|now|already|given|done|in|total|altogether|or|think|i|"
    r"today|yesterday|this|last|week))*\W*$",
    re.IGNORECASE,
)
"""A number and nothing that tells of another thing, as the answer to how many."""


def read_doses_given(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up how many doses were given, and by a number of a first course the phase; two numbers are asked about.

    What happened after the second dose tells of two where no number is known: more may have been given since.
    """
    own = [m for m in mentions if m.is_own and not m.historical and turn.asked != "medicines"]
    certain = [m for m in own if not m.uncertain]
    told = certain or (own if draft.facts.doses_given is None or turn.asked == DOSES else [])
    if not told:
        return
    kinds = {mention.id for mention in told}
    if "whole_course" in kinds:
        end_loading(draft)
    elif "first_course" in kinds and _is_told_as_over(turn):
        draft.put("phase", None)
        draft.notes = [note for note in draft.notes if note.about != "phase"]
        draft.note("contradiction", DOSES, None, None, "course_over")
    elif "first_course" in kinds:
        begin_loading(draft)
    elif kinds == {"none"} and draft.facts.phase is None:
        set_phase(draft, STARTING)
    numbers = {int(mention.value) for mention in told if isinstance(mention.value, float | int)}
    if len(numbers) > 1:
        draft.note("several_numbers", DOSES)
        return
    for number in numbers:
        set_doses_given(draft, number)


def _is_told_as_over(turn: Turn) -> bool:
    """Whether the same message says that long-term treatment has begun."""
    return any(m.type == "phase" and m.id == ON_TREATMENT and m.is_own and not m.negated for m in turn.mentions)


def read_bare_doses_given(draft: Draft, turn: Turn) -> None:
    """Takes up a number by itself in answer to how many doses were given."""
    alone = _ALONE.match(turn.text) if turn.asked == DOSES and not draft.notes else None
    if alone is None:
        return
    said = alone["number"].casefold()
    number = 2 if said == "couple" else _WORDS.index(said) + 1 if said in _WORDS else int(said)
    set_doses_given(draft, number)


def settle_doses_given(draft: Draft, turn: Turn) -> None:
    """Asks again where no dose is said to be given and something else says that one was: neither is believed alone.

    The answer to the question itself, or a correction, takes back what it contradicts.
    """
    facts = draft.facts
    over = facts.phase == ON_TREATMENT or facts.loading == OVER
    if facts.doses_given != 0 or not (over or facts.last_dose_on):
        return
    if facts.last_dose_on and not over and (turn.asked == DOSES or turn.intent == "correct"):
        draft.put("last_dose_on", None)
        draft.note("removed", "last_dose")
        return
    draft.put(DOSES, None)
    draft.notes = [note for note in draft.notes if note.about != DOSES]
    if over:
        draft.put("phase", None)
        draft.put("loading", None)
        draft.drop("closed", "phase")
        draft.note("contradiction", DOSES, None, None, "on_treatment")
        return
    draft.put("loading", BEGUN)
    day = in_words(dt.date.fromisoformat(facts.last_dose_on or ""))
    draft.note("contradiction", DOSES, None, day, "last_dose")
