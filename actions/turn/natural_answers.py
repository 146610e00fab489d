"""Answers in people's own words: what a question's patterns (`meant` in questions.yml) take them for.

They are read whatever the classifier makes of the message: the words of a button do what the button does.
"""

from __future__ import annotations

import dataclasses
import re

from actions.facts.days import day_in
from actions.facts.draft import Draft
from actions.facts.everyday_words import is_everyday
from actions.facts.facts import Facts
from actions.facts.rough_times import rough_time_in
from actions.facts.said import WORD, Answer, Turn
from actions.questions.catalogue import answered, questions
from actions.questions.entries import SHORT_ANSWER
from actions.questions.labs import LEAVE_OUT, PendingResult
from actions.questions.question import NONE_OF, Question
from actions.turn.answers import FEW_WORDS, apply_answer, plain
from actions.turn.denials import answers_to, as_answer
from actions.turn.interruptions import interrupts, yields
from actions.turn.reading.cause_and_phase import names_no_reason
from actions.turn.reading.doses import tells_the_dose
from actions.turn.reading.doses_given import DOSES, tells_how_many
from actions.turn.reading.other_allergies import named_again, tells_of_an_allergy
from actions.turn.reading.person import tells_of_a_loss
from actions.turn.typed_medicines import excepts_a_medicine
from education.asking import asks
from education.ways import ways_of


def is_answer(turn: Turn, facts: Facts) -> bool:
    """Whether a typed message is an option of the open question, or means one by its patterns."""
    item = questions().get(turn.asked or "")
    if item is None or turn.answers:
        return False
    if _titled(item, turn, facts) is not None:
        return True
    if says_it_was_told(turn) or _meant(item, turn) == LEAVE_OUT:
        return True
    if as_answer(turn).intent == "dont_know" or names_the_unit(item, turn, facts):
        return True
    if _undoes(turn):
        return False
    of_treatment = tells_the_dose(turn) or _tells_when(turn) or _tells_how_many(turn)
    medicines = _names_medicines(turn) or excepts_a_medicine(turn)
    told = of_treatment or medicines or _tells_allergy_again(turn, facts)
    rest = item.many and item.some_given(facts) and ways_of("actions.turn")["others_fine"].is_said_in(turn.text)
    return _meant(item, turn) is not None or told or tells_of_a_loss(turn) or rest or _begins_with_no(item, turn)


def says_it_was_told(turn: Turn) -> bool:
    """Whether a message says no more than that the answer was given before: `I just told you`."""
    return not turn.answers and ways_of("actions.turn")["told_before"].is_said_in(turn.text)


def names_the_unit(item: Question, turn: Turn, facts: Facts) -> bool:
    """Whether a few words where a unit is asked for name one of those on offer: `ng i think. nhs`."""
    few = len(turn.text.split()) <= FEW_WORDS and not asks(turn.text)
    return isinstance(item, PendingResult) and few and item.unit_meant(facts, turn.text) is not None


UNDOING = frozenset({"restart", "stop", "go_back", "change", "ask_person"})
"""Intents that, in a few words, only the very words of an option take away."""


def _undoes(turn: Turn) -> bool:
    """Whether a few words undo something; medicines that are denied by name are an answer."""
    denied = turn.asked == "medicines" and any(
        m.type in ("medicine", "other_drug") and m.negated for m in turn.mentions
    )
    return turn.intent in UNDOING and len(turn.text.split()) <= SHORT_ANSWER and not denied


def _names_medicines(turn: Turn) -> bool:
    """Whether a message taken for a question about another medicine, or where medicines were asked for anything else
    that leaves the question open, asks nothing and only names some, or tells a result that belongs to one (an INR).
    """
    named = any(mention.type in ("medicine", "other_drug") for mention in turn.mentions) or tells_a_result(turn)
    taken = turn.intent in ("other_drug", "out_of_scope") or turn.asked == "medicines"
    lists = not asks(turn.text) or ways_of("actions.turn")["lists_what_is_taken"].is_said_in(turn.text)
    return named and taken and lists and "?" not in turn.text


def tells_a_result(turn: Turn) -> bool:
    """Whether the message tells a result of the person whose plan it is, as a number or in a word."""
    return any(m.type == "lab" and m.is_own and (m.value is not None or m.word is not None) for m in turn.mentions)


def _begins_with_no(item: Question, turn: Turn) -> bool:
    """Whether a list or a question of yes and no is answered with no and a remark: `nope coil fitted`."""
    remark = (
        (yields(turn.intent) or turn.intent == _TAKEN_FOR_AN_ATTACK) and not asks(turn.text) and "?" not in turn.text
    )
    if remark and (item.many or item.id == "pregnancy") and _NO_FIRST.match(turn.text) is not None:
        return True
    return item.many and _can_be_denied(item) and _denies_the_list([_FIRST_ENDS.split(turn.text.strip(), 1)[0]])


_TAKEN_FOR_AN_ATTACK = "prompt_injection"
"""An intent that no answer to a list has: `no pain, only what I say before`."""

_TAKEN_FOR_NO_ANSWER = frozenset({_TAKEN_FOR_AN_ATTACK, "other_language"})
"""Intents of what is no English or no answer at all, which a list of facts can be taken for."""

_OF_THE_CASE = frozenset({"medicine", "other_drug", "cause", "condition", "symptom", "lab", "product", "allergy_none"})
"""Kinds of facts that a message about the rules, or in another language, does not hold beside everyday words alone."""


def _tells_facts_alone(turn: Turn) -> bool:
    """Whether a message tells facts, and beside them everyday words and none about rules or instructions."""
    if turn.answers or not any(m.type in _OF_THE_CASE and m.is_own for m in turn.mentions):
        return False
    left = turn.text
    for mention in turn.mentions:
        left = left.replace(mention.text, " ") if mention.text else left
    words = WORD_OF_LETTERS.findall(left)
    of_the_rules = ways_of("actions.turn")["about_the_rules"].is_said_in(left)
    return left != turn.text and not of_the_rules and all(map(is_everyday, words))


WORD_OF_LETTERS = re.compile(r"[^\W\d_]{3,}")

_NO_FIRST = re.compile(r"\W*(?:no|nope|nah|none|neither|nothing)\b(?! (?:idea|clue|thank|way to))", re.IGNORECASE)


def _tells_when(turn: Turn) -> bool:
    """Whether the message tells a day, or a month or year, where the day of the last dose was asked for."""
    if turn.asked != "last_dose" or asks(turn.text) or len(turn.text.split()) > _LONG_TIME:
        return False
    return day_in(turn.text, turn.today, "past") is not None or rough_time_in(turn.text) is not None


_LONG_TIME = 10
"""Words up to which an answer can be a time and what is said with it: `about three and a half months ago I think`."""


def _tells_allergy_again(turn: Turn, facts: Facts) -> bool:
    """Whether an allergy that no condition stands for, told now or before, is the answer to the list of allergies."""
    return (turn.asked == "conditions" and bool(named_again(facts, turn))) or tells_of_an_allergy(turn)


def _tells_how_many(turn: Turn) -> bool:
    """Whether the message counts doses where they were asked for, or so many of a course."""
    counted = turn.asked == DOSES and any(mention.type == DOSES and mention.is_own for mention in turn.mentions)
    return (counted and not asks(turn.text)) or tells_how_many(turn)


def as_answer_in_own_words(turn: Turn, facts: Facts) -> Turn:
    """The turn as one that informs, where it is such an answer and its intent would have taken it away."""
    if turn.intent in _TAKEN_FOR_NO_ANSWER and _tells_facts_alone(turn):
        return dataclasses.replace(turn, intent="inform")
    if not interrupts(turn.intent) or not is_answer(turn, facts):
        return turn
    item = questions().get(turn.asked or "")
    if as_answer(turn).intent == "dont_know":
        return as_answer(turn)
    denied = item is not None and _meant(item, turn) is None and _begins_with_no(item, turn)
    return dataclasses.replace(turn, intent="deny" if denied else "inform")


def apply_own_words(draft: Draft, turn: Turn) -> None:
    """Applies such an answer where the question is still open once the message was read; a list only by itself."""
    item = questions().get(turn.asked or "")
    if item is None or turn.answers:
        return
    value = _meant(item, turn)
    still_open = answered(draft.facts)[item.id] is None
    vague = item.id == "phase" and draft.facts.phase == "unsure"
    of_a_part = value is not None and value.startswith(NONE_OF)
    if value is None or _undoes(turn) or not (still_open or vague):
        return
    if item.many and not of_a_part and _names_some(draft):
        return
    if value == "not_known" and _of_something_else(item, turn):
        return
    if value == "none" and not item.many and not _denies_this(draft, item, turn):
        return
    if item.id == "phase" and any(note.kind == "ordered" for note in draft.notes):
        return
    if vague:
        draft.put("phase", None)
        draft.notes = [note for note in draft.notes if note.about != "phase"]
    apply_answer(draft, Answer(field=item.id, value=value))


def _denies_this(draft: Draft, item: Question, turn: Turn) -> bool:
    """Whether the first words of a denial are none of another question's subject: `no meds`, `no allergies`."""
    first = _FIRST_ENDS.split(turn.text.strip(), 1)[0]
    return _NO_FIRST.match(first) is None or answers_to(item, dataclasses.replace(turn, text=first), draft)


def _of_something_else(item: Question, turn: Turn) -> bool:
    """Whether what is not known is another question's: `no idea why`, said where a unit was asked for."""
    return item.id != "cause" and names_no_reason(turn)


def _names_some(draft: Draft) -> bool:
    """Whether the message said of anything that it is there, so that the list is not denied as a whole.

    A test that is named without its number (`kidney function slightly down`) says nothing of that kind, nor does what
    is kept in the person's words for no rule.
    """
    return any(note.kind not in ("no", "word_only", "kept_in_words", "kept_as_more") for note in draft.notes)


def _titled(item: Question, turn: Turn, facts: Facts) -> str | None:
    typed = plain(turn.text)
    titles = [plain(words) for offer in item.offers(facts) for words in (offer.title.patient, offer.title.clinician)]
    also = [words for option in item.options for words in option.also]
    return typed if typed in (*titles, *also) else None


def _meant(item: Question, turn: Turn) -> str | None:
    """What the sentences that ask nothing mean: `what do you think? nobody gave me anything` answers, too; and the
    words before a question: `starting I guess, is that bad?`.
    """
    told = [told for said in _SENTENCE.findall(turn.text) if (told := _without_its_question(said))]
    text = "".join(told).strip()
    if not WORD.search(text):
        return None
    listed = "none" if _can_be_denied(item) and _denies_the_list(told) else None
    return item.meant_by(text) or listed or _meant_first(item, text)


def _without_its_question(sentence: str) -> str:
    """A sentence up to where it begins to ask; nothing where that is all of it."""
    if not sentence.rstrip().endswith("?"):
        return sentence
    if len(sentence.split()) <= SHORT_ANSWER and not asks(sentence):
        return sentence.replace("?", "").rstrip() + ". "
    asked = next((part.end() for part in _PART_ENDS.finditer(sentence) if asks(sentence[part.end() :])), 0)
    return "" if asks(sentence[:asked]) else sentence[:asked]


_PART_ENDS = re.compile(r"[,;:]\s*(?:(?:and|but|so|or)\s+)?|\s(?:and|but|so)\s+", re.IGNORECASE)

_FIRST_ENDS = re.compile(r"[,;.!\n]|\s(?:but|so|if|and|because|cos|as)\s", re.IGNORECASE)
_IN_DOUBT = re.compile(r"\b(?:not sure|unsure|don'?t know|no idea|or)\b|\?", re.IGNORECASE)


def _meant_first(item: Question, text: str) -> str | None:
    """What the words mean with which an answer begins, where one is wanted: `a bit worse I think, more sleepy`."""
    if item.many or item.id not in _OF_ONE_ANSWER or _IN_DOUBT.search(text):
        return None
    first = _FIRST_ENDS.split(text, 1)[0].strip()
    typed = plain(_HEDGES.sub(" ", first)).strip()
    titled = (option for option in item.options if typed in (plain(option.title.patient), *option.also))
    return item.meant_by(first) or next((str(option.value) for option in titled), None)


_HEDGES = re.compile(
    r"\b(?:(?:i|we|she|he|they) (?:guess|think|suppose|believe|reckon|am|are|is)|i'?m|she'?s|he'?s|we'?re|they'?re|"
    r"just|only|still|probably|well|oh|yes|yeah|basically|sort of|kind of|now)\b",
    re.IGNORECASE,
)
"""What people say around the word that answers."""


_OF_ONE_ANSWER = frozenset({"phase", "cause", "procedure", "pregnancy", "interval", "symptom_course", "doses_given"})
"""Questions that have one answer, with which people begin before they say more."""


def _can_be_denied(item: Question) -> bool:
    return any(option.value == "none" for option in item.options)


def _denies_the_list(sentences: list[str]) -> bool:
    """Whether a sentence by itself says that nothing of the list is there, whatever else is told beside it."""
    way = ways_of("actions.turn")["none_of_the_list"]
    return any(way.is_said_in(sentence.strip(" .!,\n")) for sentence in sentences)


_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*\s*")
