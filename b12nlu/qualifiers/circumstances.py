"""What the rest of a message says of a sign of danger: that it has come true, is back, or comes with a movement."""

from __future__ import annotations

from b12nlu.qualifiers.cues import Cue

_COME_TRUE = Cue("around.come_true")
_MY_OWN = Cue("around.my_own")
_RETURNED = Cue("around.returned")
_BACK_AGAIN = Cue("around.back_again")
_CAME_BACK = Cue("around.came_back")
_SINCE_A_DAY = Cue("around.since_a_day")
_BEGUN = Cue("around.begun")
_NOT_RETURNED = Cue("around.not_returned")
"""Something else came back, or it did not."""
_WHENEVER = Cue("around.whenever")
_RIGHT_NOW = Cue("around.right_now")
_AND_I_HAVE = Cue("around.and_i_have")
_SUPPOSED = Cue("around.supposed")
_SIDE_EFFECT_ASKED = Cue("around.side_effect_asked")
_OWN_PRESENT = Cue("around.own_present")


_ONLY_IF = Cue("around.only_if")


_NEAR = 200
"""Characters around a sign within which its sentence is looked at; people write long sentences without a stop."""


def has_come_about(sentence: str, end: int) -> bool:
    """Whether what stands behind a sign of danger says that it has come ("… and now I have it", "today it's back")."""
    return bool(_COME_TRUE.search(sentence[end : end + _NEAR]))


def is_had_by_the_writer(text: str, end: int) -> bool:
    """Whether the writer goes on with their own behind a sign that was asked about ("…? mine won't go since lunch")."""
    return bool(_MY_OWN.search(text[end : end + _NEAR]))


def has_returned(text: str, end: int) -> bool:
    """Whether what stands behind a past sign of danger says that it is back, or has lasted since a day or two."""
    after = text[end : end + _NEAR]
    return bool(_SINCE_A_DAY.match(after) or _RETURNED.search(_NOT_RETURNED.sub(" ", after)))


def is_back(text: str, end: int) -> bool:
    """Whether the words right behind any symptom say that it is back ("… have come back in my feet")."""
    return bool(_BACK_AGAIN.match(text[end : end + _NEAR]))


def came_back(after: str) -> bool:
    """Whether what stands behind a sign that went says that it came back since ("… and has now returned")."""
    return bool(_CAME_BACK.match(after[:_NEAR]))


def has_begun(text: str, end: int) -> bool:
    """Whether the past time behind a sign is when it began ("…, started last month")."""
    return bool(_BEGUN.match(text[end : end + _NEAR]))


def happens_when(sentence: str, start: int, end: int) -> bool:
    """Whether an "if" before a sign names what brings it on ("if I lie flat I can't breathe"), and supposes nothing."""
    return bool(_WHENEVER.search(sentence[max(0, start - _NEAR) : end]))


def is_said_of_now(sentence: str, start: int, end: int) -> bool:
    """Whether a sign beside a question is said to be there right now ("…, also got chest pain right now")."""
    before = sentence[max(0, start - _NEAR) : start]
    return not _SUPPOSED.search(before) and bool(_RIGHT_NOW.match(sentence[end:]) or _AND_I_HAVE.search(before))


def asks_whether_it_belongs(sentence: str, start: int, end: int) -> bool:
    """Whether a question only asks if a sign that the writer has now comes from the treatment ("is that normal?")."""
    before, after = sentence[:start], sentence[end:]
    if _ONLY_IF.search(before):
        return False
    return bool(_OWN_PRESENT.search(before + sentence[start:end]) and _SIDE_EFFECT_ASKED.search(after))
