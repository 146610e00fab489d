"""Answers to the question just asked: a tapped option, or bare words such as `no`, `none` and `I don't know`.

A value that a question does not offer changes nothing, whoever sent it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal

from actions.facts.draft import Draft
from actions.facts.facts import TODAY, LabFact
from actions.facts.said import Answer, Mentioned, Turn
from actions.questions.catalogue import Question, questions
from actions.questions.denials import answers_to
from actions.questions.entry import RESULTS
from actions.questions.offers import offers
from actions.questions.progress import remaining
from actions.turn.reading.cause_and_phase import names_no_reason
from actions.turn.reading.labs import choose_unit, read_labs, release, store_lab
from actions.turn.reading.setting import set_cause, set_condition, set_pregnancy, set_symptom
from actions.turn.reading.treatment import set_dose, set_interval
from b12core.identifiers import CAUSES, PHASES, PROCEDURES, PRODUCTS, SYMPTOM_COURSES

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
        mark_not_known(draft, item)
    elif answer.value == "none":
        say_none(draft, item)
    else:
        _VALUES.get(item.id, _choose_from_list)(draft, item, answer.value)


def apply_words(draft: Draft, turn: Turn) -> None:
    """Applies a bare answer in words to the question just asked, and to no other."""
    item = questions().get(turn.asked or "")
    if item is None:
        return
    tapped = typed_option(item, turn, draft)
    if tapped is not None:
        apply_answer(draft, tapped)
        return
    word = WORDS.get(turn.intent) or _word_read(item, turn)
    if word == "not_measured" and item.choose_from is not None and item.choose_from.kind == "symptoms":
        return
    if word is not None and word != "yes" and not answers_to(item, turn, draft):
        return
    if word in ("not_known", "not_measured"):
        mark_not_known(draft, item)
    elif item.id == "review" and turn.intent == "none_of_these" and NOTHING_TO_CHANGE.search(turn.text):
        draft.close("review")
    elif word == "no":
        _say_no(draft, item)
    elif word == "yes":
        _say_yes(draft, item)


def _word_read(item: Question, turn: Turn) -> Word | None:
    """What words mean that the reader took for a fact about another question: `not sure`, `no symptoms`."""
    read = {(mention.type, mention.id) for mention in turn.mentions}
    if read & {("phase", "unsure"), ("cause", "unknown")} and not (names_no_reason(turn) and item.id != "cause"):
        return "not_known"
    return "no" if item.many and ("course", "resolved") in read else None


def typed_option(item: Question, turn: Turn, draft: Draft) -> Answer | None:
    """The option of the question whose title, or other words for it, were typed instead of tapped."""
    typed = plain(turn.text)
    for offer in offers(item, draft.facts):
        if typed in (plain(offer.title.patient), plain(offer.title.clinician)):
            return Answer(field=item.id, value=offer.value)
    meant = [option.value for option in item.options if option.is_meant_by(typed)]
    return Answer(field=item.id, value=meant[0]) if len(meant) == 1 else None


def mark_not_known(draft: Draft, item: Question) -> None:
    """Puts down that the person does not know the answer, which is neither `no` nor `not asked`."""
    if item.id == "review":
        return
    if item.id == "start_date":
        draft.put("start_date", None)
        draft.add("not_known", item.id)
        return
    if item.id == "phase":
        _set_phase(draft, item, "unsure")
        return
    if item.id == "pending_lab":
        _keep_without_unit(draft)
        return
    if item.id == "cause":
        set_cause(draft, "unknown")
    if item.choose_from is not None and item.choose_from.kind == "symptoms":
        for symptom in remaining(item, draft.facts):
            draft.add("symptoms_not_known", symptom)
    draft.drop("closed", item.id)
    draft.add("not_known", item.id)
    if item.id != "cause":
        draft.note("not_known", item.id)


def say_none(draft: Draft, item: Question) -> None:
    """Puts down `none of these`: what a list question still offered is absent."""
    if item.many:
        offered = remaining(item, draft.facts)
        absent = "symptoms_absent" if item.choose_from and item.choose_from.kind == "symptoms" else "conditions_absent"
        for choice in offered:
            draft.add(absent, choice)
        draft.close(item.id)
        draft.note("all_none" if len(offered) == len(item.choices) else "none", item.id)
    elif item.id == "pregnancy":
        for name in ("pregnant", "breastfeeding"):
            if getattr(draft.facts, name) is None:
                set_pregnancy(draft, name, value=False)
    elif item.id in ("other_labs", "medicines"):
        draft.close(item.id)
        draft.note("none" if _some_given(draft, item) else "nil", item.id)


def _some_given(draft: Draft, item: Question) -> bool:
    """Whether a medicine, or a result other than B12, is known."""
    if item.id == "medicines":
        return bool(draft.facts.medicines)
    return bool(set(draft.facts.labs) - set(RESULTS["serum_b12"]))


NOTHING_TO_CHANGE = re.compile(r"\b(?:all|everything|else|more|further|add|change|it)\b", re.IGNORECASE)
"""What tells `that's all`, a yes to the review, from a bare `none`, which is neither yes nor no to it."""


def _say_no(draft: Draft, item: Question) -> None:
    if item.id == "serum_b12":
        mark_not_known(draft, item)
    elif item.id == "pending_lab" and draft.facts.pending_labs[:1]:
        if draft.facts.pending_labs[0].doubt != "unit":
            _leave_out(draft)
    else:
        say_none(draft, item)


def _say_yes(draft: Draft, item: Question) -> None:
    if item.id == "review":
        draft.close("review")
    elif item.id == "pending_lab":
        _confirm_unusual(draft)
    elif item.many and len(remaining(item, draft.facts)) == 1:
        _choose_from_list(draft, item, remaining(item, draft.facts)[0])
    elif item.id == "pregnancy" and draft.facts.pregnant is False:
        set_pregnancy(draft, "breastfeeding", value=True)


def _choose_from_list(draft: Draft, item: Question, value: Any) -> None:
    if value not in item.choices:
        return
    if item.choose_from is not None and item.choose_from.kind == "symptoms":
        set_symptom(draft, value, present=True)
    else:
        set_condition(draft, value, present=True)


def _set_phase(draft: Draft, item: Question, value: Any) -> None:
    if value in PHASES and value != draft.facts.phase:
        old = draft.facts.phase
        draft.put("phase", value)
        draft.note("changed" if old else "set", "phase", "phases", old, value)


def _set_cause(draft: Draft, item: Question, value: Any) -> None:
    if value in CAUSES:
        set_cause(draft, value)


def _set_procedure(draft: Draft, item: Question, value: Any) -> None:
    if value in PROCEDURES:
        draft.put("cause_detail", {**draft.facts.cause_detail, "procedure": value})
        draft.reopen("procedure")
        draft.note("set", "procedure", "procedures", None, value)


def _set_pregnancy(draft: Draft, item: Question, value: Any) -> None:
    if value == "male":
        draft.put("sex", "male")
        draft.note("set", "pregnancy", None, None, "male")
    elif value in ("pregnant", "breastfeeding"):
        set_pregnancy(draft, value, value=True)


def _set_from(field: str, allowed: tuple[str, ...], vocabulary: str) -> Callable[[Draft, Question, Any], None]:
    def apply(draft: Draft, item: Question, value: Any) -> None:
        if value in allowed and value != getattr(draft.facts, field):
            old = getattr(draft.facts, field)
            draft.put(field, value)
            draft.reopen(item.id)
            draft.note("changed" if old else "set", item.id, vocabulary, old, value)

    return apply


def _set_dose(draft: Draft, item: Question, value: Any) -> None:
    if isinstance(value, int | float) and 0 < value <= 100_000:
        set_dose(draft, float(value), f"{value:,} mcg")


def _set_interval(draft: Draft, item: Question, value: Any) -> None:
    if isinstance(value, int | float) and 0 < value <= 1000:
        set_interval(draft, float(value), f"every {value:g} days")


def _set_start_date(draft: Draft, item: Question, value: Any) -> None:
    if value == TODAY:
        draft.put("start_date", TODAY)


def _set_pending(draft: Draft, item: Question, value: Any) -> None:
    if not draft.facts.pending_labs:
        return
    if value == "leave_out":
        _leave_out(draft)
    elif value == "confirmed":
        _confirm_unusual(draft)
    elif isinstance(value, dict) and isinstance(value.get("unit"), str):
        choose_unit(draft, value["unit"])
    elif isinstance(value, dict) and isinstance(value.get("candidate"), int):
        pending = draft.facts.pending_labs[0]
        if 0 <= value["candidate"] < len(pending.candidates):
            release(draft, pending.analyte)
            chosen = pending.candidates[value["candidate"]]
            read_labs(draft, [_as_mention(pending.analyte, chosen)], Turn(intent="inform"))


def _confirm_unusual(draft: Draft) -> None:
    for pending in draft.facts.pending_labs[:1]:
        if pending.doubt == "unusual":
            store_lab(draft, pending.analyte, pending.candidates[0])


def _leave_out(draft: Draft) -> None:
    for pending in draft.facts.pending_labs[:1]:
        release(draft, pending.analyte)
        draft.note("removed", pending.analyte, "analytes")


def _keep_without_unit(draft: Draft) -> None:
    """A result whose unit nobody knows is kept for the clinician to see, and is not used."""
    for pending in draft.facts.pending_labs[:1]:
        if pending.doubt != "unit":
            _leave_out(draft)
            return
        release(draft, pending.analyte)
        draft.put("labs", {**draft.facts.labs, pending.analyte: pending.candidates[0]})
        draft.note("not_known", "pending_lab")


def _confirm_review(draft: Draft, item: Question, value: Any) -> None:
    if value == "confirmed":
        draft.close("review")


def _nothing(draft: Draft, item: Question, value: Any) -> None:
    """The question is answered by typing, not by a value of an option."""


def _as_mention(analyte: str, fact: LabFact) -> Mentioned:
    return Mentioned(
        type="lab", id=analyte, text=fact.typed, value=fact.value, unit=fact.unit, comparator=fact.comparator
    )


_VALUES: dict[str, Callable[[Draft, Question, Any], None]] = {
    "pending_lab": _set_pending,
    "phase": _set_phase,
    "cause": _set_cause,
    "procedure": _set_procedure,
    "serum_b12": _nothing,
    "other_labs": _nothing,
    "age": _nothing,
    "pregnancy": _set_pregnancy,
    "medicines": _nothing,
    "product": _set_from("product", PRODUCTS, "products"),
    "dose": _set_dose,
    "interval": _set_interval,
    "last_dose": _nothing,
    "start_date": _set_start_date,
    "symptom_course": _set_from("symptom_course", SYMPTOM_COURSES, "courses"),
    "review": _confirm_review,
}


def plain(title: str) -> str:
    """The words as they are compared: in small letters, with one kind of apostrophe and no full stop."""
    return title.strip().rstrip(".!?").casefold().replace("’", "'")
