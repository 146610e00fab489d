"""Whether somebody else's emergency is happening now: "dad can hardly breathe" is, "my uncle had a stroke" is not."""

from __future__ import annotations

from b12nlu.qualifiers.cues import Cue

_NOW = Cue("happening.now")
_PRESENT = Cue("happening.present")
_HAS_GOT = Cue("happening.has_got")
_WITHIN = Cue("happening.within")
_PAST = Cue("happening.past")
_LOOKED_AFTER = Cue("happening.looked_after")
"""Somebody is already with them, and the writer asks about something else."""
_BEEN = Cue("happening.been")
_NEWLY = Cue("happening.newly")
_WELL_NOW = Cue("happening.well_now")
_WRITER_NOW = Cue("happening.writer_now")
"""The "now" is the writer's, who asks for themselves."""
_TOLD_AS_PAST = Cue("happening.told_as_past")
_LASTING = Cue("happening.lasting")


_TREATED = Cue("happening.treated")
_WRITER_TREATED = Cue("happening.writer_treated")
_SET_IN = Cue("happening.set_in")


_SAYS = Cue("happening.says")
_LONG_AGO = Cue("happening.long_ago")
_AS_SHE_IS = Cue("happening.as_she_is")
"""Behind somebody else's emergency: how they are at this moment."""


def is_new_in_the_treated(text: str, sentence: str, start: int, end: int) -> bool:
    """Whether a slow sign (weak legs, wetting) has newly come to a relative whose treatment the message is about."""
    return (
        bool(_TREATED.search(text) and _SET_IN.search(sentence))
        and not _WRITER_TREATED.search(text)
        and not _WELL_NOW.search(sentence[end:])
        and not _LOOKED_AFTER.search(sentence[end:])
        and not _LONG_AGO.search(sentence)
    )


_DEMENTIA = Cue("happening.dementia")
_CHANGED = Cue("happening.changed")
"""What tells a sudden change from a known dementia."""


_DEAD_OR_DATED = Cue("happening.dead_or_dated")
_LIFE_ENDED = Cue("happening.life_ended")
_DECADES = Cue("happening.decades")


def is_another_in_danger(sentence: str, start: int, end: int) -> bool:
    """Whether somebody else means to end their life, or has taken too much: of now, unless it is told as long past."""
    return not (
        _LIFE_ENDED.search(sentence)
        or _LONG_AGO.search(sentence)
        or _DECADES.search(sentence)
        or _LOOKED_AFTER.search(sentence[end:])
        or _WELL_NOW.search(sentence[end:])
    )


def tells_a_belief(sentence: str, start: int, end: int) -> bool:
    """Whether a strange belief is told as what somebody else holds now ("she says the baby was swapped")."""
    told = _SAYS.search(sentence[:start])
    return bool(told) and not (_LONG_AGO.search(sentence) or _LOOKED_AFTER.search(sentence[end:]))


def is_happening(sentence: str, start: int, end: int, around: str = "") -> bool:
    """Whether a finding of a sentence, at this span, is said of the present; `around` are the sentences beside it."""
    before, within = sentence[:start], sentence[start:end]
    if _LOOKED_AFTER.search(sentence[end:]) or (_DEMENTIA.search(sentence) and not _CHANGED.search(sentence)):
        return False
    if _AS_SHE_IS.search(sentence[end:]):
        return True
    present = bool(_PRESENT.search(before) or _HAS_GOT.search(before) or _WITHIN.search(within))
    if _TOLD_AS_PAST.search(before) and _WELL_NOW.search(sentence[end:]):
        return False
    present = present or bool(_BEEN.search(before) and _NEWLY.search(sentence))
    if present and not _PAST.search(before):
        return not _LASTING.search(sentence[end:])
    if _NOW.search(_WRITER_NOW.sub(" ", sentence)) or (
        around and _NOW.search(around) and not _PAST.search(sentence) and not _WELL_NOW.search(around)
    ):
        return not _DEAD_OR_DATED.search(sentence)
    return False


_EVENT = Cue("happening.event")
_NO_CASE = Cue("happening.no_case")
"""An animal, hearsay, or a first needle."""
_THEN = (Cue("settled.then"), Cue("past.another_time"))


def may_have_just_happened(sentence: str, clause: str, start: int, end: int) -> bool:
    """Whether somebody else's emergency, by its span in its clause, is told as an event of no time."""
    return bool(_EVENT.search(clause[start:end])) and not (
        _PAST.search(clause[:start])
        or _LONG_AGO.search(sentence)
        or _DECADES.search(sentence)
        or _WELL_NOW.search(sentence)
        or _LOOKED_AFTER.search(sentence)
        or _NO_CASE.search(clause)
        or any(cue.search(sentence) for cue in _THEN)
    )


_SUDDEN = Cue("happening.sudden")
_SLIGHT = Cue("happening.slight")
_ONE_SIDED = Cue("happening.one_sided")
_OF_TODAY = Cue("happening.of_today")
_OF_THE_JAB = Cue("happening.of_the_jab")
_SUDDENLY_LOST = frozenset({"gait_disturbance", "limb_weakness", "visual_disturbance", "bladder_or_bowel_disturbance"})
"""Signs that are seen the same day, and are an emergency where they came within hours."""


def came_suddenly(symptom: str, breath: str) -> bool:
    """Whether a loss of strength, walking, sight or control is told as come within hours, and as no slight one."""
    if symptom not in _SUDDENLY_LOST or _SLIGHT.search(breath):
        return False
    return bool(_SUDDEN.search(breath)) or (symptom == "limb_weakness" and _is_one_sided_today(breath))


def _is_one_sided_today(breath: str) -> bool:
    """Whether one arm or leg is told of, and a time of today, and no injection, which makes an arm heavy and sore."""
    return bool(_ONE_SIDED.search(breath) and _OF_TODAY.search(breath)) and not _OF_THE_JAB.search(breath)
