"""Whether a sign of danger is not the writer's at all: ticked by mistake, asked by the form, or a stranger's."""

from __future__ import annotations

from b12nlu.qualifiers.cues import Cue

_BY_MISTAKE = Cue("disowned.by_mistake")
_OF_THE_FORM = Cue("disowned.of_the_form")
_ASKED_BY_YOU = Cue("disowned.asked_by_you")
"""The sign stands in a question or a form that the writer talks of."""
_TURNS = Cue("disowned.turns")
_MINE_IS_FINE = Cue("disowned.mine_is_fine")
_NONE_OF_IT = Cue("disowned.none_of_it")
_NONE_OF_THESE = Cue("disowned.none_of_these")
_NEXT = 220
"""Characters behind a sign in which the next sentence says that there is none."""
_ANSWERS_TO = Cue("disowned.answers_to")
_ANSWER_TO = Cue("disowned.answer_to")
_IS_NO = Cue("disowned.is_no")
_BOTH_NO = Cue("disowned.both_no")
_SAID_YES = Cue("disowned.said_yes")
_CONTRADICTED = Cue("disowned.contradicted")
"""Behind "I'm so confused": people or papers say different things."""
_MUDDLED = Cue("disowned.muddled")
_PASSED_OUT = Cue("disowned.passed_out")
_HANDED_OUT = Cue("disowned.handed_out")
"""Right behind "passed out": what was given to others."""
_TO_SOMETHING_ELSE = Cue("disowned.to_something_else")
_TO_PEANUTS = Cue("disowned.to_peanuts")
_ALLERGIC_NOW = Cue("disowned.allergic_now")
_A_STRANGER = Cue("disowned.a_stranger")
_HEARD_OF_SOMEBODY = Cue("disowned.heard_of_somebody")
_THE_WRITER = Cue("disowned.the_writer")
_OF_THE_LATE = Cue("disowned.of_the_late")
_JUST_NOW = Cue("disowned.just_now")


def stands_in_a_question(sentence: str, start: int, end: int) -> bool:
    """Whether a sign is what a question or a form asks about, of which the writer talks ("the fainting question")."""
    asked = _ASKED_BY_YOU.search(sentence[:start])
    of_the_form = _OF_THE_FORM.match(sentence[end:]) and not _SAID_YES.search(sentence[end:])
    return bool((asked and not _TURNS.search(asked[0])) or of_the_form)


def is_answered_no(sentence: str, start: int, end: int) -> bool:
    """Whether a sentence answers questions with no ("none: that's my answer to your chest pain questions")."""
    before, after = sentence[:start], sentence[end:]
    answered = _ANSWERS_TO.search(before) or (_ANSWER_TO.search(before) and _IS_NO.match(after))
    return bool(answered or _BOTH_NO.match(after)) and not _SAID_YES.search(sentence)


def is_told_of_nobody(text: str, end: int) -> bool:
    """Whether a later sentence says that there is none of what is named ("Collapse? Going blind? I have neither")."""
    return bool(_NONE_OF_THESE.match(text[end : end + _NEXT]))


def is_a_mistake(sentence: str) -> bool:
    """Whether a sentence takes back an answer that was given by mistake ("I meant no")."""
    return bool(_BY_MISTAKE.search(sentence))


def is_disowned(sentence: str, start: int, end: int, symptom: str) -> bool:
    """Whether a sign was ticked by mistake, is a stranger's or of another allergy, or means conflicting advice."""
    before, within, after = sentence[:start], sentence[start:end], sentence[end:]
    if _BY_MISTAKE.search(sentence) or _NONE_OF_IT.match(after) or _MINE_IS_FINE.match(after):
        return True
    if symptom == "syncope" and _PASSED_OUT.fullmatch(within) and _HANDED_OUT.match(after):
        return True
    if symptom == "confusion" and _MUDDLED.fullmatch(within) and _CONTRADICTED.match(after):
        return True
    if symptom == "anaphylaxis_features" and not _ALLERGIC_NOW.search(sentence):
        return bool(_TO_SOMETHING_ELSE.search(before) or _TO_PEANUTS.match(after))
    stranger = (
        _A_STRANGER.search(sentence[:end]) or _OF_THE_LATE.search(sentence[:end]) or _HEARD_OF_SOMEBODY.search(before)
    )
    return bool(
        stranger and not _JUST_NOW.search(sentence) and not _THE_WRITER.search(sentence, stranger.start() + 1, end)
    )
