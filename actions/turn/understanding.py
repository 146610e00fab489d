"""Facts after a turn: what was tapped, what was read in the text, and what a bare answer means where it was given."""

from __future__ import annotations

import dataclasses
import re

from actions.core import knowledge
from actions.facts.days import written_days
from actions.facts.dose_wishes import asks_for_a_dose
from actions.facts.draft import CHANGES, Draft
from actions.facts.facts import B12_RESULTS, Facts
from actions.facts.said import Mentioned, Turn
from actions.facts.told_of import as_told_of
from actions.judging.brevity import keep_it_brief
from actions.judging.emergency import TOLD_TO_GO
from actions.judging.leaving_out import leave_out
from actions.questions.catalogue import answered, question, questions
from actions.questions.plan import Review
from actions.saying.wording import listed
from actions.turn.answers import (
    apply_answer,
    apply_unit_not_known,
    apply_unit_said_first,
    apply_unit_told_later,
    apply_words,
    deny_signs_of_a_note,
    excepts_what_is_not_known,
)
from actions.turn.corrections import with_replacement
from actions.turn.denials import as_answer, closes_the_list, names_again, without_results
from actions.turn.interruptions import NOT_ABOUT_THE_CASE, interrupts
from actions.turn.natural_answers import apply_own_words, as_answer_in_own_words, tells_a_result
from actions.turn.reading import take_up
from actions.turn.reading.belongs_to import read_belongs_to
from actions.turn.reading.days_of_doses import read_days_of_doses
from actions.turn.reading.doses import read_dose_said_first, read_part_of_a_vial, several_as_one_dose
from actions.turn.reading.doses_given import read_bare_doses_given, read_doses_had, settle_doses_given
from actions.turn.reading.labs import (
    as_results_in_time,
    read_level_in_a_word,
    read_result_said_first,
    read_undetectable,
)
from actions.turn.reading.last_dose import read_day_of_last_dose, read_day_put_right
from actions.turn.reading.one_in_use import only_in_use
from actions.turn.reading.person import read_age_said_first, read_loss_of_a_baby, read_pregnancy_test
from actions.turn.reading.put_right import put_right
from actions.turn.reading.range_of_inr import read_range_of_inr
from actions.turn.reading.said_wrongly import disputed, withdraw, withdrawn, without_withdrawn
from actions.turn.reading.swelling_in_pregnancy import as_swelling_in_pregnancy
from actions.turn.reading.symptoms import read_who_has_looked
from actions.turn.reading.taken_out import read_taken_out, strike_out, struck_out, without
from actions.turn.reading.times_put_right import put_times_right
from actions.turn.reading.treatment import read_b12_by_mouth, read_first_day
from actions.turn.reading.two_at_once import keep_both
from actions.turn.reading.untold import read_nobody_can_tell
from actions.turn.typed_medicines import answer_medicines, excepts_a_medicine
from education.asking import asks_anywhere
from education.ways import ways_of


def understand(facts: Facts, turn: Turn) -> Draft:
    """The facts as they stand after this turn, with a note on each change.

    A number that stands at the review, or in a correction, beside the name of a line (`all right but the age, which is
    65`) answers that line.
    """
    draft = _understood(facts, turn)
    at_a_line = turn.asked == Review.named or turn.intent == "correct"
    if not at_a_line or draft.facts != facts or not (numbers := _NUMBER.findall(turn.text)):
        return draft
    lines = [item for item in questions().values() if item.is_a_line and item.is_called_in(turn.text)]
    if not turn.mentions and len(numbers) == 1:
        number = Mentioned(type="number", id="number", text=numbers[0], value=float(numbers[0]))
        turn = dataclasses.replace(turn, mentions=(number,))
    meant = [_understood(facts, dataclasses.replace(turn, asked=item.id)) for item in lines]
    return next((each for each in meant if each.facts != facts), draft)


_NUMBER = re.compile(r"(?<![\w.,])\d+(?:\.\d+)?(?![\w]|[.,]\d)")


def _understood(facts: Facts, turn: Turn) -> Draft:
    draft = Draft(facts)
    if not turn.answers and ways_of("actions.turn")[TOLD_TO_GO].is_said_in(turn.text):
        draft.add("acute_signs", TOLD_TO_GO)
    never_meant, turn = disputed(facts, turn)
    never_meant += withdrawn(facts, turn)
    turn = with_replacement(facts, as_swelling_in_pregnancy(facts, as_told_of(facts, turn)))
    turn = as_answer_in_own_words(_without_topics(facts, as_answer(turn)), facts)
    if turn.intent in NOT_ABOUT_THE_CASE and turn.asked != "medicines" and not _tells_of_a_medicine_and_a_result(turn):
        return draft
    for answer in turn.answers:
        apply_answer(draft, answer)
    struck = struck_out(facts, turn)
    turn = without_withdrawn(without(turn, struck), never_meant)
    turn = as_results_in_time(
        draft.facts, only_in_use(read_belongs_to(draft, put_right(draft, put_times_right(draft, turn))))
    )
    turn = read_days_of_doses(draft, several_as_one_dose(turn))
    turn = keep_both(draft, turn)
    take_up(draft, turn)
    read_who_has_looked(draft, turn)
    read_range_of_inr(draft, turn)
    read_nobody_can_tell(draft, turn)
    strike_out(draft, struck)
    withdraw(draft, never_meant)
    if turn.register == "clinician":
        deny_signs_of_a_note(draft, turn)
    read_taken_out(draft, turn)
    read_first_day(draft, turn)
    if not turn.answers and not interrupts(turn.intent):
        _answer_the_question(draft, turn)
    elif not turn.answers and turn.asked == "pending_lab" and draft.facts.pending_labs == facts.pending_labs:
        apply_unit_said_first(draft, turn)
    read_day_put_right(draft, turn)
    settle_doses_given(draft, turn)
    keep_it_brief(draft, turn)
    leave_out(draft, facts, turn.today)
    if any(note.kind in CHANGES for note in draft.notes):
        draft.drop("closed", "review")
        if turn.asked == Review.named:
            _leave_no_number_unsaid(draft, turn)
    elif draft.facts == facts and not draft.notes:
        _leave_no_number_unsaid(draft, turn)
    return draft


def _tells_of_a_medicine_and_a_result(turn: Turn) -> bool:
    """Whether a question about another medicine brings a result, which counts whatever is asked: `INR is 4.6, can I
    give it?`.
    """
    return turn.intent == "other_drug" and tells_a_result(turn)


def _without_topics(facts: Facts, turn: Turn) -> Turn:
    """The turn without what was only named to read about it (`acne from hydroxocobalamin`, `will my tingling go away`).

    Where a question stands open, anything named may answer it. Red flags never come here: they set the intent.
    """
    if turn.asked is not None:
        return turn
    if is_general_question(facts, turn):
        turn = dataclasses.replace(turn, mentions=tuple(m for m in turn.mentions if m.type not in WHO_ASKS))
    asked_about = [mention for mention in turn.mentions if mention.topic or _is_asked_about(mention, turn)]
    return dataclasses.replace(turn, mentions=tuple(m for m in turn.mentions if m not in asked_about))


def is_general_question(facts: Facts, turn: Turn) -> bool:
    """Whether an answer of the education pages serves a message that tells no more than who asks, of whom no case is
    known: `can I have B12 shots while breastfeeding?` asks, and is no reason to see anybody (safety item S-02 holds
    for plans). Whoever tells of a pregnancy and asks for a dose asks for a plan.
    """
    own = [mention for mention in as_told_of(facts, turn).mentions if mention.is_own and not mention.topic]
    told = {mention.type for mention in own if not _is_asked_about(mention, turn)}
    serves = turn.found.kind == "answer" and asks_anywhere(turn.text)
    return serves and not turn.answers and not facts.is_of_a_case and told <= _who_asks(turn)


def _who_asks(turn: Turn) -> frozenset[str]:
    of_a_dose = asks_for_a_dose(turn.text) or _A_DOSE.search(turn.text) is not None
    return WHO_ASKS - {"pregnancy"} if of_a_dose else WHO_ASKS


_A_DOSE = re.compile(r"\bdos(?:e|es|ing|age)\b", re.IGNORECASE)


WHO_ASKS = frozenset({"sex", "pregnancy"})
"""What is told of somebody by the very question."""


def _is_asked_about(mention: Mentioned, turn: Turn) -> bool:
    """Whether a sign, cause or medicine stands in the very words that ask, and is no danger."""
    if turn.intent not in GENERAL or mention.type not in _ASKED_ABOUT or mention.value is not None:
        return False
    if mention.id in knowledge().emergency_symptoms:
        return False
    clause = re.split(r"[,;.!?\n]", turn.text[: mention.start])[-1]
    if _said_in_general(mention, clause, turn):
        return True
    return _ASKING.match(clause) is not None and not _is_of_a_case(mention.start - len(clause), turn)


def _said_in_general(mention: Mentioned, clause: str, turn: Turn) -> bool:
    """Whether a question repeats what a thing is said to do: `laughing gas uses up B12, I read, true?`."""
    ways = ways_of("actions.turn")
    behind = turn.text[mention.start + len(mention.text) :]
    return "?" in behind and ways["somebody_says"].is_said_in(clause) and ways["does_something"].is_said_in(behind)


def _is_of_a_case(asks_from: int, turn: Turn) -> bool:
    """Whether an age or a number of a test stands in the clause that asks from a place on, which only a case has:
    `how often would you inject a 29-year-old with pins and needles?`.
    """
    ends = re.search(r"[,;!?\n]|\.(?!\d)", turn.text[asks_from:])
    until = len(turn.text) if ends is None else asks_from + ends.start()
    numbered = [m for m in turn.mentions if m.type == "age" or (m.type == "lab" and isinstance(m.value, float))]
    return any(asks_from <= each.start < until and each.is_own for each in numbered)


GENERAL = frozenset({"ask_faq", "ask_question"})
"""Intents of questions that a general answer serves."""

_ASKED_ABOUT = frozenset(
    {"symptom", "course", "condition", "cause", "medicine", "product", "route", "pregnancy", "phase"}
)

_ASKING = re.compile(
    r"\W*(?:and |but |so |ok |hi |hello |please )*(?:how|what|whats|when|where|which|who|why|is|are|does|do|did|can|"
    r"could|should|will|would|may|must|dare)\b",
    re.IGNORECASE,
)
"""How a clause that asks begins."""


def _leave_no_number_unsaid(draft: Draft, turn: Turn) -> None:
    """Where a number was typed that no question asked for, it is asked what it stands for.

    In the review that is any number in the message. One that was taken up, or is part of a day, is no such number.
    """
    if turn.intent not in ("inform", "correct", "nlu_fallback"):
        return
    taken = [*written_days(turn.text), *(note.new for note in draft.notes if note.new)]
    taken += [mention.text for mention in turn.mentions if mention.type != "number" or mention.retracted]
    values = [m.text for m in turn.mentions if m.type == "number" and m.value is not None and not m.retracted]
    if turn.asked == Review.named and "?" not in turn.text:
        values += _NUMBER.findall(turn.text)
    values = [value for value in dict.fromkeys(values) if not any(value in said for said in taken)]
    if values:
        draft.note("bare_number", listed(values))


def _answer_the_question(draft: Draft, turn: Turn) -> None:
    held_back = draft.facts.pending_labs
    if turn.asked == "last_dose":
        read_day_of_last_dose(draft, turn)
    in_parts = turn.asked in questions() and bool(questions()[turn.asked].parts)
    if in_parts:
        apply_own_words(draft, turn)
    only_denied = in_parts and all(note.kind == "no" for note in draft.notes)
    if (only_denied or not draft.notes) and (turn.asked == "pending_lab" or not held_back):
        apply_words(draft, turn)
    if turn.asked == "pending_lab" and draft.facts.pending_labs == held_back:
        apply_unit_said_first(draft, turn)
    read_result_said_first(draft, turn)
    if turn.asked == "serum_b12" and draft.facts.pending_labs:
        apply_unit_said_first(draft, turn)
    if not draft.notes:
        apply_unit_told_later(draft, turn)
    apply_unit_not_known(draft, turn)
    apply_own_words(draft, turn)
    names = turn.intent in ("inform", "nlu_fallback", "other_drug", "correct") or excepts_a_medicine(turn)
    if turn.asked == "medicines" and names:
        answer_medicines(draft, turn)
    read_age_said_first(draft, turn)
    read_dose_said_first(draft, turn)
    read_part_of_a_vial(draft, turn)
    read_b12_by_mouth(draft, turn)
    read_level_in_a_word(draft, turn)
    read_loss_of_a_baby(draft, turn)
    read_pregnancy_test(draft, turn)
    read_undetectable(draft, turn)
    read_bare_doses_given(draft, turn)
    read_doses_had(draft, turn)
    if turn.asked == "other_labs" and (held_back or any(note.kind == "lab" for note in draft.notes)):
        draft.close("other_labs")
    item = questions().get(turn.asked or "")
    told = item is not None and (bool(draft.notes) or names_again(item, turn))
    open_still = item is not None and item.id not in draft.facts.closed and not excepts_what_is_not_known(item, turn)
    if item is not None and told and open_still and closes_the_list(item, turn, draft):
        item.take_none(draft)
    _close_results(draft, turn)


def _close_results(draft: Draft, turn: Turn) -> None:
    """Takes up `no results`, whichever question it came with; what was given or waits for its unit stays."""
    if turn.asked == "review" or (turn.asked is None and not draft.notes):
        return
    states = answered(draft.facts)
    waiting = {held.analyte for held in draft.facts.pending_labs}
    for question_id in without_results(turn):
        if question_id == "other_labs":
            question(question_id).take_none(draft)
        elif states[question_id] is None and not waiting.intersection(B12_RESULTS):
            question(question_id).take_not_known(draft)
