"""How many doses were given so far, and whether the first course is under way or over, as it is told in a message."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from actions.facts.days import NUMBERS, in_words
from actions.facts.draft import Draft
from actions.facts.facts import ON_TREATMENT
from actions.facts.loading import BEGUN, OVER, STARTING, begin_loading, end_loading, set_doses_given, set_phase
from actions.facts.said import Mentioned, Turn
from education.ways import ways_of

DOSES = "doses_given"

_ALONE = re.compile(
    r"^\W*(?:(?:sorry|oops|actually|wait|no|scratch that|make that|i meant|i mean|miscounted|"
    r"i'?ve|i|have|she'?s|he'?s|she|he|they'?ve|has|had|got|it'?s|it|was|been|given|just|only|about|so|far|the|"
    r"a|think|maybe|done|number|no|doses?|jabs?|shots?|injections?|is|are|should|be|say|says)\W+)*"
    rf"(?P<number>\d{{1,4}}|{'|'.join(NUMBERS)}|couple)\b"
    r"(?:\W+(?:of|them|these|jabs?|shots?|injections?|doses?|so|far|now|already|given|done|in|total|altogether|or|think|i|"
    r"today|yesterday|this|last|week))*\W*$",
    re.IGNORECASE,
)
"""A number and nothing that tells of another thing, as the answer to how many."""

_FIRST = re.compile(r"^\W*(?P<number>\d{1,2})(?=\s*[,;.!](?!\d))(?!\W+(?:or|maybe|perhaps|no|not|to)\b)", re.IGNORECASE)
"""A number that an answer begins with, whatever else it tells."""

_OF_COURSE = re.compile(
    r"^\W*(?:(?:but|i'?ve|i|we|he|she|they|told|said|you|already|as|have|has|had|just|now|it'?s|it|is|was|so|far|only|"
    r"about|taken|done|got|been|given|think|yes|no|my|the|today|am|day|number|dose|jab|shot|injection)\W+){0,8}"
    rf"(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)})\s+(?:(?:taken|done|given|had|in|completed|received)\s+)?"
    rf"(?:of|out of|from)\s+(?:(?:the|my|a|all)\s+)?(?P<total>\d{{1,2}}|{'|'.join(NUMBERS)})\b"
    r"(?:\W+(?:taken|done|given|had|so|far|already|now|jabs?|shots?|injections?|doses?|in|total|today|i|think))*\W*$",
    re.IGNORECASE,
)
"""So many of so many and nothing else, where the talk is of the treatment."""

_OF_TREATMENT = frozenset({DOSES, "phase", "product", "dose", "interval", "last_dose", "review"})
"""Questions at which so many of so many are doses of B12."""


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


def tells_how_many(turn: Turn) -> bool:
    """Whether a message tells so many of so many, and nothing else, where the talk is of the treatment; or a sum."""
    adds_up = turn.asked == DOSES and "?" not in turn.text and _SUM.search(turn.text) is not None
    return adds_up or (turn.asked in _OF_TREATMENT and _OF_COURSE.match(turn.text) is not None)


def read_bare_doses_given(draft: Draft, turn: Turn) -> None:
    """Takes up a number by itself in answer to how many, and so many of a course wherever the talk is of treatment."""
    if draft.notes:
        return
    of_course = _OF_COURSE.match(turn.text) if turn.asked in _OF_TREATMENT else None
    if of_course is not None:
        number, total = _count(of_course["number"]), _count(of_course["total"])
        if number > total:
            return
        (end_loading if number == total else begin_loading)(draft)
        set_doses_given(draft, number)
        return
    if turn.asked != DOSES and not _puts_right(draft, turn):
        return
    alone = _ALONE.match(turn.text) or _FIRST.match(turn.text) or _SUM.search(turn.text)
    if alone is not None:
        set_doses_given(draft, _count(alone["number"]))


def _puts_right(draft: Draft, turn: Turn) -> bool:
    """Whether a number of doses that is known is put right by the words of a correction that speak of them."""
    corrects = ways_of("actions.turn")["puts_right"].is_said_in(turn.text)
    return draft.facts.doses_given is not None and corrects and _OF_DOSES.search(turn.text) is not None


_OF_DOSES = re.compile(
    r"\b(?:jabs?|shots?|injections?|doses?|so far|(?:i|she|he|we|they)(?:'?ve|'?s| have| has)? had)\b", re.IGNORECASE
)

_SUM = re.compile(
    rf"\b(?:so|makes?(?: it)?|that'?s|in all|all in all|in total|total(?: of)?|together)\W+(?:that'?s\W+)?"
    rf"(?P<number>\d{{1,3}}|{'|'.join(NUMBERS)})(?:\W+(?:in all|in total|altogether|so far|now|then))*\W*$",
    re.IGNORECASE,
)
"""What the parts of a count come to: `the 7 and then 2, so 9`."""


def read_doses_had(draft: Draft, turn: Turn) -> None:
    """Takes up how many were had, in an answer which says that the first course is under way: `he's had 4`."""
    said = _HAD.search(turn.text) if turn.asked == "phase" and draft.facts.loading == BEGUN else None
    if said is not None and draft.facts.doses_given is None:
        set_doses_given(draft, _count(said["number"]))


_HAD = re.compile(
    r"\b(?:had|got|done|been given)\s+(?:(?:about|only|just|my|the first)\s+)*"
    rf"(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)})"
    r"(?:\s+(?:of (?:them|those)|so far|already|now|jabs?|shots?|injections?|doses?))*\s*(?:$|[.,;!])",
    re.IGNORECASE,
)


def _count(said: str) -> int:
    """The number in digits or words."""
    said = said.casefold()
    return 2 if said == "couple" else NUMBERS.index(said) + 1 if said in NUMBERS else int(said)


_SAYS_NO = re.compile(
    r"^\W*(?:no|nope|wrong|not so)\b|\bnever\b|\b(?:remove|delete|take (?:it|that) out|clear|cancel|strike)\b|"
    r"\blast dose\W+(?:none|nothing|not)\b",
    re.IGNORECASE,
)
"""Beside that no dose was given: what is known of one is denied."""


def settle_doses_given(draft: Draft, turn: Turn) -> None:
    """Asks again where no dose is said to be given and something else says that one was: neither is believed alone.

    The answer to the question itself, or a correction, takes back what it contradicts; so does one that says no.
    """
    facts = draft.facts
    over = facts.phase == ON_TREATMENT or facts.loading == OVER
    if facts.doses_given != 0 or not (over or facts.last_dose_on):
        return
    told_now = any(mention.type == "last_dose" and mention.is_own for mention in turn.mentions)
    put_right = turn.asked == DOSES or turn.intent == "correct" or (_SAYS_NO.search(turn.text) and not told_now)
    if facts.last_dose_on and not over and put_right:
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
