"""Whether a sign of danger lies in the past, is long known, or is put down to something else that is known."""

from __future__ import annotations

import re

from b12nlu.qualifiers.cues import Cue

_CHILDHOOD = Cue("past.childhood")
_LONG_KNOWN = Cue("past.long_known")
_SAME = Cue("past.same")
_THEN = Cue("past.then")
_OVER = Cue("past.over")
_YEARS_AGO = Cue("past.years_ago")
"""Of a danger, that it was years ago says that it is over."""
_FRESH = Cue("past.fresh")
_AT_AN_AGE = Cue("past.at_an_age")
_IN_2017_I_WAS = Cue("past.in_2017_i_was")
_STILL = Cue("past.still")

_SETTING_IN = Cue("past.setting_in")
"""Besides the fresh: what has only begun is not long known."""

SLOW = frozenset({"gait_disturbance", "limb_weakness", "falls", "visual_disturbance", "bladder_or_bowel_disturbance"})
"""Signs that are seen the same day because they may be new; people live for years with those of another cause."""

_TREATED = Cue("past.treated")
"""Between a sign and its years: it is the treatment or the cause that has lasted for years, or there is a turn."""

_SINCE_AN_EVENT = Cue("past.since_an_event")
_SINCE_AN_EVENT_BEFORE = Cue("past.since_an_event_before")
_WAS_SO = Cue("past.was_so")
_FOR_YEARS = Cue("settled.for_years")
_FOR_YEARS_BEFORE = Cue("settled.for_years_before")
_KNOWN = Cue("past.known")
_PUT_DOWN_TO = Cue("past.put_down_to")
"""Right behind a sign: a bad joint, an eye disease or another disease of its own explains it."""


_TRIPPED_OVER = Cue("past.tripped_over")
_KEEPS_FALLING = Cue("past.keeps_falling")
_UNCHANGED = Cue("settled.unchanged")
_FOR_LONG = Cue("settled.for_long")
_NOW_AND_THEN = Cue("settled.now_and_then")
_OF_A_KNOWN_DISEASE = Cue("settled.of_a_known_disease")
"""Falls of years and now and then, with a disease that makes people fall."""


_NEAR = 200
"""Characters around a sign within which its sentence is looked at; people write long sentences without a stop."""


def is_long_past(text: str, start: int, end: int, symptom: str, told_until: int, *, sudden: bool) -> bool:
    """Whether the words around a sign of danger put it in childhood, or say that it is over or long known.

    Years ago it is only where that is told of the sign, up to a place in the text, and not of a thing behind it.
    What is not sudden in its own words (a weak limb, a poor balance) may also be put down to a bad hip or the like.
    """
    if symptom == "suicidal_thoughts":
        around = text[max(0, start - _NEAR) : end + _NEAR]
        told = _AT_AN_AGE.match(text[end:])
        return bool(told and _OVER.search(text[end : end + _NEAR]) and not _FRESH.search(around))
    around, first = _beside(text, start, end)
    if _FRESH.search(_SAME.sub(" ", around)):
        return False
    before, after = text[first:end], text[end:]
    known = bool(_LONG_KNOWN.search(around) or _CHILDHOOD.search(around))
    return (
        bool(_CHILDHOOD.search(before[-60:] + after[:40]))
        or (known and bool(_SAME.search(around)))
        or _is_over(before, after)
        or bool(_YEARS_AGO.search(text[end:told_until]))
        or (symptom in SLOW and not sudden and _is_explained(around, start - first, end - first))
        or (symptom == "falls" and bool(_TRIPPED_OVER.match(after)) and not _KEEPS_FALLING.search(around))
    )


_COMPARED = Cue("past.compared")
"""Behind a sign: what it is like, with the time of that."""


def without_comparison(text: str, end: int) -> str:
    """The text with what a sign is likened to behind it blanked: "same as my stroke in 2015" dates the stroke only."""
    compared = _COMPARED.match(text, end)
    if compared is None:
        return text
    first, last = compared.span("like")
    return text[:first] + " " * (last - first) + text[last:]


def has_passed(text: str, start: int, end: int) -> bool:
    """Whether a sign is told of another time and as over ("low last winter, all behind me"), or of an early year.

    What has lasted since childhood, or for years, is there now unless it is a danger (`is_long_past`).
    """
    around, first = _beside(text, start, end)
    return not _FRESH.search(_SAME.sub(" ", around)) and _is_over(text[first:end], text[end:])


def _beside(text: str, start: int, end: int) -> tuple[str, int]:
    """The stretch between two full stops that a sign stands in, as far as it is near, and where that begins."""
    first = max(text.rfind(".", 0, start), text.rfind("!", 0, start), text.rfind("\n", 0, start)) + 1
    stop = re.search(r"[.!\n]", text[end:])
    first = max(first, start - _NEAR)
    return text[first : min(end + stop.start() if stop else len(text), end + _NEAR)], first


def _is_over(before: str, after: str) -> bool:
    """Whether a sign is told of another time and as over, or in a year that is named first."""
    return bool(_THEN.search(before + after[:40]) and _OVER.search(after)) or is_of_an_early_year(before)


_ANOTHER_TIME = Cue("past.another_time")
"""A year, an age or a stage of life that is over."""
_OF_THE_PAST = Cue("past.of_the_past")
_STILL_OR_AGAIN = Cue("past.still_or_again")


_IS_BACK = Cue("past.is_back")


_OWN_PRESENT = Cue("past.own_present")


_SAYS_IT_IS = Cue("past.says_it_is")
"""In the words of a sign."""


def tells_of_now(before: str, sign: str) -> bool:
    """Whether a sign is told in the present, by its own words or those of its clause before it ("my mate has …")."""
    return bool(_OWN_PRESENT.search(before) or _SAYS_IT_IS.search(sign))


def is_of_another_time(message: str, sentence: str, start: int, end: int, clause_end: int) -> bool:
    """Whether a sentence puts a sign in a year or a stage of life that is over, and nothing says that it is back.

    The sign must be told in the past tense up to the end of its own clause; that of another thing behind it says
    nothing of the sign ("gone blind in one eye, her scan last year was clear").
    """
    first = max(0, start - _NEAR)
    near = sentence[first : end + _NEAR]
    if not (_ANOTHER_TIME.search(near) and _OF_THE_PAST.search(sentence[first:clause_end])):
        return False
    return not (_STILL_OR_AGAIN.search(near) or _IS_BACK.search(message))


def is_of_an_early_year(before: str) -> bool:
    """Whether the words up to a finding put it, in the past tense, in a year named first ("In 2017 I couldn't …")."""
    return bool(_IN_2017_I_WAS.match(before) and not _STILL.search(before))


def has_lasted(around: str, start: int, end: int) -> bool:
    """Whether a slow sign is said to have lasted for years, or not to have changed for long, and still to be there."""
    unchanged = _UNCHANGED.search(around)
    if unchanged and _FOR_LONG.search(around) and not _SETTING_IN.search(around.replace(unchanged[0], " ")):
        return True
    known = _OF_A_KNOWN_DISEASE.search(around) and _NOW_AND_THEN.search(around)
    if known and not _SETTING_IN.search(around):
        return True
    if _SETTING_IN.search(_SAME.sub(" ", around)) or _WAS_SO.search(around[:start]):
        return False
    return _is_told_of_years(around, start, end)


def _is_told_of_years(around: str, start: int, end: int) -> bool:
    return _is_of_the_sign(_FOR_YEARS.match(around[end:])) or _is_of_the_sign(_FOR_YEARS_BEFORE.search(around[:start]))


def _is_of_the_sign(lasting: re.Match[str] | None) -> bool:
    """Whether it is the sign that has lasted, and not its treatment or its cause."""
    return lasting is not None and not _TREATED.search(lasting[0])


def _is_explained(around: str, start: int, end: int) -> bool:
    """Whether a slow sign is said to come from childbirth, an operation, a joint, an eye or a disease of its own."""
    if _SETTING_IN.search(_SAME.sub(" ", around)):
        return False
    before, after = around[:start], around[end:]
    return (
        _is_of_the_sign(_SINCE_AN_EVENT.match(after))
        or _is_of_the_sign(_SINCE_AN_EVENT_BEFORE.search(before + around[start:end]))
        or bool(_WAS_SO.search(before) and _is_told_of_years(around, start, end))
        or bool(_KNOWN.search(before) or _PUT_DOWN_TO.match(after))
    )
