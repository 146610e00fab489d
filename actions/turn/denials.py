"""Which question a denial answers: `no other results` answers the one about results, and no other one (S-01, S-06)."""

from __future__ import annotations

import dataclasses
import re

from actions.facts.draft import Draft
from actions.facts.rough_times import rough_time_in
from actions.facts.said import Turn
from actions.questions.catalogue import questions
from actions.questions.question import Question
from education.ways import ways_of

_WAYS = "actions.turn"
"""The package whose `ways` are the patterns."""


def as_answer(turn: Turn) -> Turn:
    """The turn; `can't remember`, said to a question that is none about memory, is `I don't know` and no symptom.

    That the answer was told before is no part of it. What was taken for `I don't know` without a word of not knowing
    (`it was my sister's idea`) is not understood.
    """
    turn = without_told_before(turn)
    if turn.asked is None or turn.answers:
        return turn
    if turn.intent == "dont_know" and _WORD.search(turn.text) and not _says("not_knowing", turn):
        turn = dataclasses.replace(turn, intent="nlu_fallback")
    item = questions().get(turn.asked or "")
    if item is not None and item.many and not turn.text.startswith("/"):
        if _says("list_not_understood", turn):
            return dataclasses.replace(turn, intent="nlu_fallback", mentions=())
        if _says("unsure_of_the_list", turn) and not _names_a_sign(turn):
            return dataclasses.replace(turn, intent="dont_know", mentions=(), text=NOT_KNOWN)
    forgotten = turn.asked != "nerve_symptoms" and _says("forgotten", turn)
    if not forgotten and not _cannot_tell(turn):
        return turn
    return dataclasses.replace(turn, intent="dont_know", mentions=(), text=NOT_KNOWN)


def without_told_before(turn: Turn) -> Turn:
    """The turn without words that say that its answer was given before: `131 like I said, ng/L`. What stands behind
    them keeps its place.
    """
    said = None if turn.answers else ways_of(_WAYS)["told_beside"].search(turn.text)
    if said is None:
        return turn
    left = f"{turn.text[: said.start()]}{' ' * len(said.group())}{turn.text[said.end() :]}"
    return dataclasses.replace(turn, text=left) if _WORD.search(left) else turn


NOT_KNOWN = "I don't know"
"""What such a message says, in the words of the option: what it names beside is no subject of its own."""

_WORD = re.compile(r"\w")


def _names_a_sign(turn: Turn) -> bool:
    """Whether a sign is told beside; `can't remember any of them` tells of no memory that fails."""
    return any(m.type == "symptom" and m.id != _MEMORY and not m.negated for m in turn.mentions)


_MEMORY = "memory_or_concentration_problems"


def _cannot_tell(turn: Turn) -> bool:
    """Whether the whole message says that the answer is not known, and tells nothing."""
    item = questions().get(turn.asked or "")
    if item is None or item.many or (item.id == "last_dose" and rough_time_in(turn.text) is not None):
        return False
    return not any(m.type in ("symptom", "medicine", "lab") for m in turn.mentions) and _says("cannot_tell", turn)


def answers_to(item: Question, turn: Turn, draft: Draft) -> bool:
    """Whether a denial is about this question: it names no subject, or the subject of this question among others.

    `No other symptoms` is none about nerve signs as long as no nerve sign was named.
    """
    named = {other.id for other in questions().values() if other.is_named_in(turn.text)}
    if named and item.id not in named:
        return False
    return not item.comes_first or not _says("of_others", turn) or item.some_given(draft.facts)


def begins_with_none(turn: Turn) -> bool:
    """Whether the first words of an answer to a list deny all of it, whatever stands behind: `None, walking fine`. What
    they except has to be known: `none except the spleen` leaves the list open.
    """
    text, ways = turn.text.strip(), ways_of(_WAYS)
    excepts = ways["excepts_something"].search(turn.text)
    if excepts is not None and any(m.start >= excepts.start() for m in turn.mentions):
        text = turn.text[: excepts.start()].strip()
    return "?" not in turn.text and ways["none_of_the_list"].is_said_in(_FIRST.split(text, 1)[0])


_FIRST = re.compile(r"[,;.!\n]|\s(?:but|so|if|and|because|cos|as|just|only)\s", re.IGNORECASE)
"""What ends the first words of an answer."""


def closes_the_list(item: Question, turn: Turn, draft: Draft) -> bool:
    """Whether an answer that names some of a list says that nothing else of it is there."""
    if not item.many:
        return False
    some = item.some_given(draft.facts) or _names_another_sign(item, turn, draft) or _denies_one(item, turn)
    rest = some and _says("whole_list", turn) and not _names_medicines_alone(item, turn)
    return rest or _says("nothing_like_it", turn) or begins_with_none(turn)


def _names_medicines_alone(item: Question, turn: Turn) -> bool:
    """Whether medicines are named where signs, or allergies and illnesses, were asked, and none of these: `just
    lisinopril` is all of another list.
    """
    told = {mention.type for mention in turn.mentions if mention.is_own}
    medicines = item.id != "medicines" and bool(told & {"medicine", "other_drug"})
    return medicines and not told & {"symptom", "condition", "allergy_none", "other_allergy", "other_condition"}


def names_again(item: Question, turn: Turn) -> bool:
    """Whether something of the list is named that may be known already: `just the burning feet`."""
    signs = item.kind == "symptoms"
    own = [mention for mention in turn.mentions if mention.is_own and not mention.negated]
    return any(mention.id in item.choices or (signs and mention.type == "symptom") for mention in own)


def _denies_one(item: Question, turn: Turn) -> bool:
    """Whether one of the list is named as not there, before what is said of the rest: `walking fine, nothing else`."""
    return any(m.negated and m.id in item.choices for m in turn.mentions if m.subject == "self")


def _names_another_sign(item: Question, turn: Turn, draft: Draft) -> bool:
    """Whether a sign that the list does not offer was named instead, be it known already: `just tired, that's it`."""
    if item.kind != "symptoms":
        return False
    known = draft.facts.symptoms_present
    named = any(m.type == "symptom" and m.is_own and not m.negated and m.id in known for m in turn.mentions)
    return named or any(note.kind == "yes" and note.vocabulary == "symptoms" for note in draft.notes)


def without_results(turn: Turn) -> tuple[str, ...]:
    """The questions about results that a message such as `no results` or `no other results` answers, if any."""
    said = ways_of(_WAYS)["no_results"].search(turn.text)
    if said is None:
        return ()
    return ("other_labs",) if said["others"] else ("serum_b12", "other_labs")


def _says(way: str, turn: Turn) -> bool:
    return ways_of(_WAYS)[way].is_said_in(turn.text)
