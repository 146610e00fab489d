"""Whether a sign of danger is not real: a joke or a story, heard of, feared, supposed, or ticked by mistake."""

from __future__ import annotations

from b12nlu.qualifiers.circumstances import has_come_about
from b12nlu.qualifiers.cues import Cue
from b12nlu.qualifiers.misattribution import is_disowned, stands_in_a_question

_JEST = Cue("unreal.jest")
_SAID_IN_JEST = Cue("unreal.said_in_jest")
"""Single words that people say in jest. Whoever sees a man in the room, or whose face drops, is not joking."""

_FICTION = Cue("unreal.fiction")
_STORY = Cue("unreal.story")
_CHARACTER = Cue("unreal.character")
"""Up to a sign: somebody in a story, and the writer nowhere."""
_SEEN = Cue("unreal.seen")
"""Where it was seen, and not met with: on a stage, a screen or a pitch, or in a lesson."""
_SOMEBODY_REAL = Cue("unreal.somebody_real")
"""Right before a sign: somebody whom the writer is, has or stands beside."""
_BY_ONESELF = Cue("unreal.by_oneself")
"""All that stands before a sign: nobody is named, and it is the writer's."""
_AT_THE_TIME = Cue("unreal.at_the_time")
_ASKS_FOR_HELP = Cue("settled.asks_for_help")
_WRITER_IS_IN_IT = Cue("unreal.writer_is_in_it")
"""The writer stands right before the sign ("I was reading a book when I passed out"): that is no story."""

_MEANWHILE = Cue("unreal.meanwhile")
_LISTED = Cue("unreal.listed")
_ASKED_IF = Cue("unreal.asked_if")
_SAID_NO = Cue("unreal.said_no")
_QUESTION_ABOUT = Cue("unreal.question_about")
_AND_NO_MORE = Cue("unreal.and_no_more")
"""Right behind what a question was about: nothing tells whose it is."""
_NOBODY = Cue("unreal.nobody")
_HEARD_OF = Cue("unreal.heard_of")
_HEARD_OF_MORE = Cue("unreal.heard_of_more")
_TO_KNOW = Cue("unreal.to_know")
_TURNS_TO_ONESELF = Cue("unreal.turns_to_oneself")
_MAY = Cue("unreal.may")
_ONE_DAY = Cue("unreal.one_day")
_COULD_I_GET = Cue("unreal.could_i_get")
_FROM_IT = Cue("unreal.from_it")
"""After "could I have a stroke": from too much of it, which has not happened."""
_SAT_ON = Cue("unreal.sat_on")
"""Right behind a dead limb or a numb seat: it was lain or sat on."""
_WORN_OUT = Cue("unreal.worn_out")
"""Right behind a weak limb: it was exercised."""
_EXERCISE = Cue("unreal.exercise")
_TAUGHT = Cue("unreal.taught")
_IN_A_PAPER = Cue("unreal.in_a_paper")
_PRINTED_ADVICE = Cue("unreal.printed_advice")
_FEARS = Cue("unreal.fears")
_SAFE_IF_HAD = Cue("unreal.safe_if_had")
_DREADS = Cue("unreal.dreads")
_SUPPOSE = Cue("unreal.suppose")
_IS_IT_AN_EMERGENCY = Cue("unreal.is_it_an_emergency")
_IS = Cue("unreal.is")


def is_told_as_unreal(sentence: str, start: int, end: int, symptom: str) -> bool:
    """Whether a sentence tells a sign of danger (by its span) as a joke, a story, a warning heard, or a fear for later.

    When in doubt the sign counts: what the writer says of themselves, or says has come about, is real.
    """
    before = sentence[:start]
    if stands_in_a_question(sentence, start, end) and not has_come_about(sentence, end):
        return True
    if _LISTED.match(sentence[end:]) or (_ASKED_IF.search(before) and _SAID_NO.match(sentence[end:])):
        return True
    if _NOBODY.search(before) or (_QUESTION_ABOUT.search(before) and _AND_NO_MORE.match(sentence[end:])):
        return True
    if symptom == "suicidal_thoughts":
        return bool(_CHARACTER.search(before))
    jest = bool(_JEST.search(sentence) and _SAID_IN_JEST.fullmatch(sentence[start:end]))
    narrated = symptom in ("psychosis", "confusion", "stroke_signs", "syncope", "anaphylaxis_features")
    story = narrated and bool(_FICTION.search(sentence) or _is_a_story(sentence, before))
    real = _SOMEBODY_REAL.search(before) or _SOMEBODY_REAL.search(sentence[start:end])
    real = real or (_BY_ONESELF.match(before) and _AT_THE_TIME.match(sentence[end:]))
    seen = _SEEN.search(sentence) and not (real or _ASKS_FOR_HELP.search(sentence))
    return (
        jest
        or story
        or bool(_CHARACTER.search(before))
        or bool(seen)
        or is_disowned(sentence, start, end, symptom)
        or _is_supposed(sentence, start, end)
        or bool(_EXERCISE.search(before))
        or (symptom in ("limb_weakness", "bladder_or_bowel_disturbance") and bool(_SAT_ON.match(sentence[end:])))
        or (symptom == "limb_weakness" and bool(_WORN_OUT.match(sentence[end:])))
        or bool(_COULD_I_GET.search(sentence[:end]) and _FROM_IT.match(sentence[end:]))
        or _is_only_heard_of(sentence, start, end)
        or bool(_MAY.search(before) and _ONE_DAY.search(sentence[start:]))
    )


def _is_a_story(sentence: str, before: str) -> bool:
    """Whether a book or film is told, and not what happened meanwhile ("fainted while watching a series")."""
    story = _STORY.search(sentence)
    if story is None or _WRITER_IS_IN_IT.search(before):
        return False
    return not _MEANWHILE.search(sentence[: story.start()])


def _is_only_heard_of(sentence: str, start: int, end: int) -> bool:
    if has_come_about(sentence, end):
        return False
    for told in (_HEARD_OF, _HEARD_OF_MORE):
        heard = told.search(sentence, 0, end)
        if heard and heard.start() < start and not _TURNS_TO_ONESELF.search(sentence[heard.end() : end]):
            return True
    return bool(_TO_KNOW.search(sentence[end:]))


def _is_supposed(sentence: str, start: int, end: int) -> bool:
    """Whether a sign is feared, supposed, or only asked about as a thing ("is fainting an emergency")."""
    before, after = sentence[:start], sentence[end:]
    if (
        _SAFE_IF_HAD.search(sentence[:end])
        or _FEARS.search(before)
        or _DREADS.search(before)
        or _SUPPOSE.search(before)
    ):
        return True
    asked = _IS.match(before)
    return bool(asked and _IS_IT_AN_EMERGENCY.match(after))


def is_taught(sentence: str, start: int, end: int) -> bool:
    """Whether a sign is the subject of a lesson, a quiz or a leaflet, or stands in advice printed for anybody."""
    if has_come_about(sentence, end):
        return False
    return bool(_TAUGHT.search(sentence[:start]) or _PRINTED_ADVICE.search(sentence[:start]))


def is_an_exercise(sentence: str, start: int) -> bool:
    """Whether a result belongs to a case that is made up, for an exam or as a supposition, or stands in a paper."""
    return bool(_EXERCISE.search(sentence, 0, start) or _IN_A_PAPER.search(sentence, 0, start))
