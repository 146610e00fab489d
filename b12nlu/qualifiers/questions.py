"""Which findings a question only asks about: "can it cause depression?" states nothing, "why am I so tired?" does."""

from __future__ import annotations

from b12nlu.qualifiers.cues import Cue

_ASKS = Cue("asked.asks")
_MODAL_I = Cue("asked.modal_i")
_OWN = Cue("asked.own")
_NORMAL = Cue("asked.normal")
_IS_IT = Cue("asked.is_it")


_OF_A_PERSON = Cue("asked.of_a_person")
_OF_A_CASE = Cue("asked.of_a_case")
"""A person with a result of their own: that is a case, whatever is asked about it."""


_OF_MINE = Cue("asked.of_mine")
"""After a cause: the question is about the writer's own trouble ("could a gastric band do this?")."""
_TAKEN_AS_GIVEN = Cue("asked.taken_as_given")
_COMES_FROM = Cue("asked.comes_from")
"""Around a symptom: the question is where it comes from or when it goes ("could the cramps be from it?")."""
_RID_OF = Cue("asked.rid_of")
"""Right before a symptom: the question is what to do about the one that there is."""
_CLEFT = Cue("asked.cleft")
"""A statement that begins like a question ("what still bothers me is …")."""


_IS_IT_AN_OVERDOSE = Cue("asked.is_it_an_overdose")
"""Only the word in the question: what was taken is told before it, and judged there."""
_IS_IT_TOO_MUCH_B12 = Cue("asked.is_it_too_much_b12")
_OF_ANYBODY = Cue("asked.of_anybody")
_STANDS_ALONE = Cue("asked.stands_alone")
"""A sign that is a question by itself, behind one of what could happen ("… an emergency? Chest pain?")."""
_RIGHT_BEHIND = 25
_NEAR = 300
"""Characters before such a sign in which the question stands that it goes on with."""
_QUESTION_ENDS = Cue("asked.question_ends")
_WHAT_TO_DO = Cue("asked.what_to_do")
"""Before a danger: what to do about it, which somebody asks who stands beside it, and others for a time to come."""
_HOW_URGENT = Cue("asked.how_urgent")


def ends_before(sentence: str, start: int) -> bool:
    """Whether a question without a number ends where a result begins: `what dose do I need, b12 is 88`."""
    return bool(_QUESTION_ENDS.match(sentence[:start]))


def asked_about(sentence: str, start: int, end: int) -> bool:
    """Whether the finding at a span of a sentence is only the topic of a question."""
    for named in (_IS_IT_AN_OVERDOSE.search(sentence), _IS_IT_TOO_MUCH_B12.search(sentence)):
        if named and named.start("question") <= start and end <= named.end():
            return True
    asks = _ASKS.match(sentence)
    if not asks or start < asks.start("word"):
        return False
    if _OF_A_CASE.match(sentence):
        return False
    if _IS_IT.match(sentence[asks.start("word") :]) or _RID_OF.search(sentence[:start]) or _CLEFT.match(sentence):
        return False
    if _TAKEN_AS_GIVEN.match(sentence[asks.start("word") : start]) and _COMES_FROM.match(sentence[end:]):
        return False
    if asks["word"].lower() in ("is", "are") and _NORMAL.search(sentence):
        return False
    before = _MODAL_I.sub(" ", sentence[asks.start("word") : start])
    if _OF_MINE.match(sentence[end:]):
        return False
    return not (_OWN.search(before) or _OF_A_PERSON.search(before))


def goes_on_asking(text: str, start: int, end: int) -> bool:
    """Whether a finding (by its span) by itself goes on with a question about anybody ("… an emergency? Collapse?")."""
    alone = _STANDS_ALONE.match(text[end : end + _RIGHT_BEHIND])
    return bool(alone and _OF_ANYBODY.search(text[max(0, start - _NEAR) : start]))


def asks_what_to_do(before: str, *, sudden: bool) -> bool:
    """Whether the words before a danger ask what to do about it, or how urgent it is; of a slow one only the latter.

    What one's own "if" supposes for a time to come ("what do I do if I faint") is only a question.
    """
    return bool(_HOW_URGENT.search(before) or (sudden and _WHAT_TO_DO.search(before)))
