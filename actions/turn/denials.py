"""Which question a denial answers: `no other results` answers the one about results, and no other one (S-01, S-06)."""

from __future__ import annotations

import dataclasses
import re

from actions.facts.draft import Draft
from actions.facts.said import Turn
from actions.questions.catalogue import questions
from actions.questions.question import Question

_OTHERS = re.compile(r"\b(?:other|others|else|more|further|additional)\b", re.IGNORECASE)
"""A denial of what goes beyond something that was said before."""

_WHOLE_LIST = re.compile(
    r"\bnothing (?:else|more)\b|\bthat'?s (?:about |pretty much |basically )?(?:all|it|everything)\b"
    r"|\b(?:none|not) (?:of )?the (?:others?|rest)\b"
    r"|\bno (?:to )?(?:(?:all )?the )?(?:others?|rest)\s*[.!]*$|\b(?:others?|rest)\W+no(?:ne)?\b"
    r"|^\W*(?:only|just)\b|\bonly\W*$",
    re.IGNORECASE,
)
"""What says, beside what is named, that the rest of a list is not there."""

_NOTHING_LIKE_IT = re.compile(
    r"\b(?:nothing|none|not anything) (?:like|of) (?:that|this|it|those|these|the (?:sort|kind)|them)\b(?! in )",
    re.IGNORECASE,
)
"""What denies a list by what was just said of it: `no tingling, nothing like that`."""

_NO_RESULTS = re.compile(
    r"\b(?:no|without(?: any)?|do(?:n'?t| not) (?:have|know)(?: any| my| the)?|haven'?t (?:got|had)(?: any)?)\s+"
    r"(?P<others>other |more |further |additional )?"
    r"(?:blood |lab |test |recent |new )*(?:results?|labs|bloods|blood ?work|blood tests?)\b"
    r"(?!\s+(?:from|with|after|so far from|of) )",
    re.IGNORECASE,
)


_FORGOTTEN = re.compile(
    r"\W*(?:sorry,? )?(?:i )?(?:really |honestly )?(?:(?:can'?t|cannot|don'?t|do not) (?:really )?"
    r"(?:remember|recall)|forg[eo]t(?:ten)?)(?: (?:it|that|now|sorry|exactly|which|which one|when|what))?\W*",
    re.IGNORECASE,
)


def as_answer(turn: Turn) -> Turn:
    """The turn; `can't remember`, said to a question that is none about memory, is `I don't know` and no symptom."""
    if turn.asked in (None, "nerve_symptoms") or not _FORGOTTEN.fullmatch(turn.text):
        return turn
    return dataclasses.replace(turn, intent="dont_know", mentions=())


def answers_to(item: Question, turn: Turn, draft: Draft) -> bool:
    """Whether a denial is about this question: it names no subject, or the subject of this question among others.

    `No other symptoms` is none about nerve signs as long as no nerve sign was named.
    """
    named = {other.id for other in questions().values() if other.is_named_in(turn.text)}
    if named and item.id not in named:
        return False
    return not item.comes_first or not _OTHERS.search(turn.text) or item.some_given(draft.facts)


def closes_the_list(item: Question, turn: Turn, draft: Draft) -> bool:
    """Whether an answer that names some of a list says that nothing else of it is there."""
    if not item.many:
        return False
    some = item.some_given(draft.facts) or _names_another_sign(item, draft)
    rest = some and _WHOLE_LIST.search(turn.text) is not None
    return rest or _NOTHING_LIKE_IT.search(turn.text) is not None


def _names_another_sign(item: Question, draft: Draft) -> bool:
    """Whether a sign that the list does not offer was named instead: `just tired, that's it`."""
    signs = item.kind == "symptoms"
    return signs and any(note.kind == "yes" and note.vocabulary == "symptoms" for note in draft.notes)


def without_results(turn: Turn) -> tuple[str, ...]:
    """The questions about results that a message such as `no results` or `no other results` answers, if any."""
    said = _NO_RESULTS.search(turn.text)
    if said is None:
        return ()
    return ("other_labs",) if said["others"] else ("serum_b12", "other_labs")
