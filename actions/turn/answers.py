"""Answers to the question just asked: a tapped option, or bare words such as `no`, `none` and `I don't know`.

A value that a question does not offer changes nothing, whoever sent it.
"""

from __future__ import annotations

import re
from typing import Literal

from actions.facts.draft import Draft
from actions.facts.laboratory import doubt_about
from actions.facts.results import set_lab
from actions.facts.said import Answer, Turn
from actions.questions.catalogue import questions
from actions.questions.labs import PendingResult, unit_named
from actions.questions.question import NONE_OF, Question
from actions.turn.denials import answers_to, begins_with_none
from actions.turn.reading.cause_and_phase import names_no_reason
from education.asking import asks
from education.ways import ways_of

Word = Literal["yes", "no", "not_known", "not_measured"]

WORDS: dict[str, Word] = {
    "affirm": "yes",
    "deny": "no",
    "none_of_these": "no",
    "dont_know": "not_known",
    "not_measured": "not_measured",
}
"""What an intent means as an answer to a question."""


def apply_answer(draft: Draft, answer: Answer) -> None:
    """Applies a tapped option to the question that it belongs to."""
    item = questions().get(answer.field)
    if item is None:
        return
    if answer.value in ("not_known", "not_measured"):
        item.take_not_known(draft)
    elif answer.value == "none":
        item.take_none(draft)
    elif str(answer.value).startswith(NONE_OF):
        item.take_none_of(draft, item.part(str(answer.value).removeprefix(NONE_OF)))
    else:
        item.take(draft, answer.value)


def apply_words(draft: Draft, turn: Turn) -> None:
    """Applies a bare answer in words to the question just asked, and to no other."""
    item = questions().get(turn.asked or "")
    if item is None:
        return
    tapped = typed_option(item, turn, draft)
    if tapped is not None:
        apply_answer(draft, tapped)
        return
    unit = item.unit_meant(draft.facts, turn.text) if isinstance(item, PendingResult) else None
    if unit is not None:
        item.take(draft, {"unit": unit})
        return
    word = WORDS.get(turn.intent) or _word_read(item, turn)
    if word == "not_measured" and (item.kind == "symptoms" or item.meant_by(turn.text) is not None):
        return
    all_denied = item.many and begins_with_none(turn) and not excepts_what_is_not_known(item, turn)
    if word is not None and word != "yes" and not (all_denied or answers_to(item, turn, draft)):
        return
    if word in ("not_known", "not_measured"):
        item.take_not_known(draft)
    elif item.id == "review" and turn.intent == "none_of_these" and NOTHING_TO_CHANGE.search(turn.text):
        draft.close("review")
    elif word in (None, "no") and all_denied:
        item.take_no(draft)
    elif word in (None, "no") and item.names_a_part(turn.text, turn.register):
        _deny_parts(draft, item, turn)
    elif word == "no" and not (_refuses_the_options(item, turn, draft) or excepts_what_is_not_known(item, turn)):
        item.take_no(draft)
    elif word == "yes":
        item.take_yes(draft)


def _refuses_the_options(item: Question, turn: Turn, draft: Draft) -> bool:
    """Whether no answer on offer is said to fit, to a question that has none for that: it is no `no` to it."""
    offers_none = item.many or any(offer.value == "none" for offer in item.offers(draft.facts))
    return not offers_none and ways_of("actions.turn")["none_of_the_options"].is_said_in(turn.text)


def excepts_what_is_not_known(item: Question, turn: Turn) -> bool:
    """Whether a list is denied but for something that was not understood: it is no `no` to all of it."""
    listed = item.many or item.id == "medicines"
    excepts = ways_of("actions.turn")["excepts_something"].search(turn.text) if listed else None
    return excepts is not None and not any(m.start + len(m.text) > excepts.start() for m in turn.mentions)


def apply_unit_said_first(draft: Draft, turn: Turn) -> None:
    """Takes up the unit that an answer begins with, whatever else it tells: `pg/mL. also my hands tingle`; and the one
    that stands apart from its number in the answer to the B12 result: `131 like I said, ng/L`.
    """
    asked = "pending_lab" if turn.asked == "serum_b12" else turn.asked
    item = questions().get(asked or "")
    if isinstance(item, PendingResult):
        text = turn.text if turn.asked == "serum_b12" else _FIRST_CLAUSE.split(turn.text.strip())[0]
        unit = None if asks(text) else item.unit_meant(draft.facts, text)
        if unit is not None:
            item.take(draft, {"unit": unit})


def apply_unit_not_known(draft: Draft, turn: Turn) -> None:
    """Takes up that nobody knows the unit of the result that the same message, or one before, tells."""
    waits = any(held.doubt == "unit" for held in draft.facts.pending_labs[:1])
    if waits and ways_of("actions.turn")["unit_not_known"].is_said_in(turn.text):
        questions()["pending_lab"].take_not_known(draft)


def apply_unit_told_later(draft: Draft, turn: Turn) -> None:
    """Takes up a unit by itself for the one result that was kept without one, or that a correction can be about,
    whatever is asked meanwhile.
    """
    corrects = turn.intent == "correct" or ways_of("actions.turn")["puts_right"].is_said_in(turn.text)
    few = 2 * FEW_WORDS if corrects else FEW_WORDS
    if draft.facts.pending_labs or len(turn.text.split()) > few or asks(turn.text) or "?" in turn.text:
        return
    if any(mention.value is not None for mention in turn.mentions):
        return
    results = {id_: fact for id_, fact in draft.facts.labs.items() if isinstance(fact.value, float)}
    without = [id_ for id_, fact in results.items() if doubt_about(id_, fact) == "unit"]
    other = {
        id_: unit for id_, fact in results.items() if (unit := unit_named(id_, turn.text)) not in (None, fact.unit)
    }
    meant = without if without or not corrects else list(other)
    if len(meant) == 1 and meant[0] in other:
        set_lab(draft, meant[0], results[meant[0]].model_copy(update={"unit": other[meant[0]]}))


FEW_WORDS = 6
"""Words up to which a message that names a unit is the answer to the question for it."""

_FIRST_CLAUSE = re.compile(r"[,;!\n]|\.(?:\s|$)|\s(?:and|also|but)\s")


def _deny_parts(draft: Draft, item: Question, turn: Turn) -> None:
    """Takes up which parts of a list are denied; one that is only named stays open."""
    if "?" not in turn.text and answers_to(item, turn, draft):
        item.take_none_of(draft, item.denied_in(turn.text, turn.register))


def deny_signs_of_a_note(draft: Draft, turn: Turn) -> None:
    """Takes up `no red flags`, `nothing neuro` or `no gait, no bladder` of a clinician's note, whichever question it
    comes with, and `none of the others` behind a sign that is there, where no other list was asked.
    """
    item = questions()["nerve_symptoms"]
    if turn.answers or "?" in turn.text:
        return
    facts = draft.facts
    denied = set(item.denied_in(turn.text, "clinician"))
    none_at_all = ways_of("actions.turn")["no_symptom_at_all"].is_said_in(turn.text)
    if none_at_all or _denies_the_others(draft, item, turn):
        denied |= {*item.choices} - {*facts.symptoms_absent, *facts.symptoms_not_known, *facts.signs_over}
    item.take_none_of(draft, tuple(sorted(denied - set(facts.symptoms_present))))


def _denies_the_others(draft: Draft, item: Question, turn: Turn) -> bool:
    asked = questions().get(turn.asked or "")
    another_list = asked is not None and asked.many and asked.id != item.id
    if another_list:
        return False
    ways = ways_of("actions.turn")
    if ways["none_other"].is_said_in(turn.text) and item.some_given(draft.facts):
        return True
    fine = ways["others_fine"].search(turn.text)
    answers = turn.asked == item.id and item.some_given(draft.facts)
    return fine is not None and (answers or _stands_behind_a_sign(turn, fine.start()))


def _stands_behind_a_sign(turn: Turn, place: int) -> bool:
    """Whether the last that was told before a place is a sign, and no result that it would be said of."""
    before = [mention for mention in turn.mentions if mention.type in ("symptom", "lab") and mention.start < place]
    return bool(before) and max(before, key=lambda mention: mention.start).type == "symptom"


def _word_read(item: Question, turn: Turn) -> Word | None:
    """What words mean that the reader took for a fact about another question: `not sure`, `no symptoms`."""
    read = {(mention.type, mention.id) for mention in turn.mentions}
    if read & {("phase", "unsure"), ("cause", "unknown")} and not (names_no_reason(turn) and item.id != "cause"):
        return "not_known"
    return "no" if item.many and ("course", "resolved") in read else None


def typed_option(item: Question, turn: Turn, draft: Draft) -> Answer | None:
    """The option of the question whose title, or other words for it, were typed instead of tapped."""
    typed = plain(turn.text)
    for offer in item.offers(draft.facts):
        if typed in (plain(offer.title.patient), plain(offer.title.clinician)):
            return Answer(field=item.id, value=offer.value)
    meant = [option.value for option in item.options if option.is_meant_by(typed)]
    if len(meant) != 1 or item.meant_by(turn.text) not in (None, meant[0]):
        return None
    return Answer(field=item.id, value=meant[0])


NOTHING_TO_CHANGE = re.compile(r"\b(?:all|everything|else|more|further|add|change|it)\b", re.IGNORECASE)
"""What tells `that's all`, a yes to the review, from a bare `none`, which is neither yes nor no to it."""


def plain(title: str) -> str:
    """The words as they are compared: in small letters, with one kind of apostrophe and no full stop."""
    return title.strip().rstrip(".!?").casefold().replace("’", "'")
