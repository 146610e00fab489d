"""What a message says of how an emergency stands: over, not theirs, misread, assessed, or that help is on its way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, get_args

from actions.facts.said import Turn
from actions.questions.catalogue import EMERGENCY, question
from education.ways import ways_of

Way = Literal["over", "not_mine", "misread", "lasting", "assessed", "slow"]
WAYS: tuple[Way, ...] = get_args(Way)
"""How it is settled. `lasting` is said in words alone: it is there for long, and nothing of it is there now. `slow` is
what is there now, and came slowly or is old. `assessed`: whoever judges such things has looked into it since, and let
the person go; in a clinician's words, the patient is in care for it.
"""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_CLAUSE = re.compile(r"[.,;:!?\n]+|\bbut\b")
_NOT = re.compile(r"\b(?:not|never|no|\w+n'?t)\b", re.IGNORECASE)

_CANNOT = re.compile(r"\b(?:can(?:no|')t|unable)\b.*\bgone\b")
"""What is gone from somebody who cannot do something is no danger that is over."""

_SEEN = re.compile(r"\b(?:checked|seen|ruled out|discharged|back from|all clear)\b")
"""Among the words for what is over: that somebody has looked at it."""

_LONG_AGO = re.compile(r"\b(?:ago|last|past)\b")
"""Among them: that it was at another time."""


def says_help_is_coming(turn: Turn) -> bool:
    """Whether it is said, and not asked, that help was called, is on its way or is there."""
    return _says("help_is_coming", _stated(turn)) and not says_no_help_comes(turn)


def says_they_are_driven(turn: Turn) -> bool:
    """Whether it is said that somebody else drives them to emergency care: nobody who helps is there yet."""
    return _says("driven_to_care", _stated(turn))


def says_no_help_comes(turn: Turn) -> bool:
    """Whether it is said that nobody was called after all, or that nobody comes."""
    return _says("no_help_comes", _stated(turn))


def says_it_was_done(turn: Turn) -> bool:
    """Whether it is said, beside thoughts of suicide, that something was taken or done already."""
    return _says("has_done_it", _stated(turn))


def says_seen_and_let_go(turn: Turn) -> bool:
    """Whether it is said that whoever judges such things has looked into it and let the person go; what they said to do
    if it comes again is none of what is there now.
    """
    told = ways_of("actions.turn")["told_to_return_if"].without(_stated(turn))
    return _says("seen_and_let_go", told)


def says_none_is_left(turn: Turn) -> bool:
    """Whether a danger is denied as one that was there: of now, or any more."""
    return _says("none_is_left", _stated(turn))


def says_it_needs_nobody_today(turn: Turn) -> bool:
    """Whether it is said of a danger that is over that a clinician has looked at it since, or that it is long ago."""
    examined = _says("examined_since", turn.text) or says_seen_and_let_go(turn)
    return examined or _says("long_ago", turn.text)


def says_it_is_worse_or_late(turn: Turn) -> bool:
    """Whether it is said that it gets worse, or that nobody is there yet."""
    return _says("worse_or_late", _stated(turn))


def is_there_for_long(turn: Turn) -> bool:
    """Whether it is said, and nothing asked, that it is there for long."""
    return not turn.answers and "?" not in turn.text and _says("there_for_long", turn.text)


def says_slow_and_why(turn: Turn) -> bool:
    """Whether words that it came slowly say besides that nothing of it is new, or that a doctor knows of it."""
    text = _stated(turn)
    return _says("came_slowly", text) and (_says("nothing_new", text) or _says("a_doctor_knows", text))


def says_it_is_old(turn: Turn) -> bool:
    """Whether it is said that it is there for years, or has not changed."""
    return _says("nothing_new", _stated(turn)) or _says("years_old", _stated(turn))


def says_nothing_is_new_today(turn: Turn) -> bool:
    """Whether it is typed what the button says that confirms of a danger that it came slowly."""
    return _says("nothing_new_today", _stated(turn))


def says_it_is_recent(turn: Turn) -> bool:
    """Whether it is said to be there for days or weeks: that is not old, whatever else was years ago."""
    return _says("days_or_weeks_old", _stated(turn))


def says_misread(turn: Turn) -> bool:
    """Whether it is said that something was taken wrongly, without saying what."""
    text = turn.text.casefold().replace("’", "'")
    corrects = turn.intent in ("correct", "change") and not turn.mentions
    return not turn.answers and (corrects or any(words in text for words in _words_for("misread")))


def way_said(turn: Turn, helped: bool, may_be_slow: bool = False) -> Way | None:
    """The way that a sentence says outright; none where it asks something, or denies that way. `may_be_slow` is whether
    the danger is one that can come slowly.

    Somebody who was only seen, and is with those who help, is not over it.
    """
    text = _stated(turn)
    of_a_clinician = turn.register == "clinician" and _says("assessed", text)
    assessed = of_a_clinician or says_seen_and_let_go(turn)
    lost = _CANNOT.search(text) is not None
    slow = may_be_slow and _says("came_slowly", text) and not _says("none_of_it_now", text)
    if not lost and any(_says_over(clause, helped or of_a_clinician, is_there=slow) for clause in _clauses(text)):
        return "over"
    if any(_found(words, text) for words in _words_for("not_mine")):
        return "not_mine"
    if assessed:
        return "assessed"
    if _says("none_of_it_now", text):
        return "lasting" if _says("there_for_long", text) else "over"
    return "slow" if slow else None


def _says_over(clause: str, goes_on: bool, is_there: bool) -> bool:
    """Whether a clause says that the danger is over, by its own words and not by those about a treatment or a test.

    What was at another time has to be the danger itself: `that was years ago`. `goes_on` is whether they are in care,
    `is_there` whether the message says that it is there and old.
    """
    if _says("goes_on", clause):
        return False
    about_b12 = ways_of("actions.turn")["about_treatment_or_tests"].search(clause)
    for words in _words_for("over"):
        found = _found(words, clause)
        if found is None or (goes_on and _SEEN.search(words)) or (is_there and _is_of_another_time(words)):
            continue
        if about_b12 is not None and (about_b12.start() < found.start() or _is_of_another_time(words)):
            continue
        if not _LONG_AGO.search(words) or _says("that_was_it", clause):
            return True
    return False


def _is_of_another_time(words: str) -> bool:
    return (_SEEN.search(words) or _LONG_AGO.search(words)) is not None


def _found(words: str, text: str) -> re.Match[str] | None:
    """Where the words stand with nothing before them that denies them."""
    found = re.search(rf"\b{re.escape(words)}\b", text)
    return None if found is None or _NOT.search(text[: found.start()]) else found


def _words_for(way: Way) -> tuple[str, ...]:
    return next(option.also for option in question(EMERGENCY).options if option.value == way)


def _clauses(text: str) -> Iterator[str]:
    return (clause for clause in _CLAUSE.split(text) if clause.strip())


def _stated(turn: Turn) -> str:
    """What a typed message states: its sentences that ask nothing."""
    told = [sentence for sentence in _SENTENCE.findall(turn.text) if not sentence.rstrip().endswith("?")]
    return "" if turn.answers else "".join(told).casefold().replace("’", "'")


def _says(way: str, text: str) -> bool:
    return ways_of("actions.turn")[way].is_said_in(text)
