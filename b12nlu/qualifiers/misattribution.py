"""Whether a sign of danger is not the writer's at all: ticked by mistake, asked by the form, or a stranger's."""

from __future__ import annotations

from b12nlu.qualifiers.cues import Cue

_MISTAKEN = (
    r"(?:by (?:mistake|accident)|accident(?:al)?ly|wrong (?:box|button|one)|in error|didn'?t mean to|meant no(?:ne)?\b|"
    r"should (?:be|have been) no\b)"
)
_CHOSEN = r"(?:tick|click|chose|select|tapp?ed)\w*"
_BY_MISTAKE = Cue("disowned.by_mistake")
_OF_THE_FORM = Cue("disowned.of_the_form")
_ASKED_BY_YOU = Cue("disowned.asked_by_you")
"""The sign stands in a question or a form that the writer talks of."""
_TURNS = Cue("disowned.turns")
_MINE_IS_FINE = Cue("disowned.mine_is_fine")
_NONE_OF_IT = Cue("disowned.none_of_it")
_CONTRADICTED = Cue("disowned.contradicted")
"""Behind "I'm so confused": people or papers say different things."""
_MUDDLED = Cue("disowned.muddled")
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
    return bool((asked and not _TURNS.search(asked[0])) or _OF_THE_FORM.match(sentence[end:]))


def is_a_mistake(sentence: str) -> bool:
    """Whether a sentence takes back an answer that was given by mistake ("I meant no")."""
    return bool(_BY_MISTAKE.search(sentence))


def is_disowned(sentence: str, start: int, end: int, symptom: str) -> bool:
    """Whether a sign was ticked by mistake, is a stranger's or of another allergy, or means conflicting advice."""
    before, within, after = sentence[:start], sentence[start:end], sentence[end:]
    if _BY_MISTAKE.search(sentence) or _NONE_OF_IT.match(after) or _MINE_IS_FINE.match(after):
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
