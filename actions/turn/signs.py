"""The question about urgent signs: what is offered, and what an answer to it says.

It is asked where the second opinion suspects what no rule has seen (safety items S-01 and S-28).
"""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from pydantic import BaseModel, ConfigDict

from actions.core import clinic_words, knowledge
from actions.facts.draft import Draft
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import set_symptom
from actions.questions.catalogue import SIGNS, question
from actions.questions.entries import Option
from actions.questions.offers import answer_payload, button
from actions.questions.question import Question
from actions.registers import Register
from actions.saying.wording import say
from b12core.identifiers import SYMPTOMS

_NOT_A_LETTER = re.compile(r"[^a-z']+")
_CLAUSE = re.compile(r"[^.;!?\n]+[.;!?]?")
_DENIED = re.compile(
    r"\b(?:no|not|nil|never|none|without|nor|neither|\w+n't|den(?:y|ies|ied|ying)|negative for|free (?:of|from)|"
    r"absen(?:t|ce of)|used to|history of)\b(?!.*\b(?:but|just|only|except|yes|yeah|yep)\b)"
)
"""What denies a sign behind it, up to a word that limits the denial: `no, but a racing heart`."""
_ANSWERED = (
    r"\s*(?:[:=–-]\s*)?\b(?P<answer>(?P<no>no|nope|nah|none|nil|negative|absent)|yes|yeah|yep|yup|present|positive)\b"
    r"\s*(?=$|[,;.!)]|and\b|but\b)"
)
"""How a sign is answered right behind it: `chest pain no, trouble walking yes`."""
_NO_BY_ITSELF = re.compile(r"\b(no|nope|nah)\s*,")
"""A no that answers by itself: what stands behind its comma is another thing."""


class Sign(BaseModel):
    """What an option of the question puts down."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sign: str
    """A symptom, or a name of its own for what is an emergency and no symptom of B12 deficiency."""
    acute: bool = False
    """Whether it is an emergency by its words, whatever the symptom."""


def words_of_signs(register: Register, times: int, emergency_number: str, of: str = SIGNS) -> str:
    """The words of a list of signs; other words from the second time on."""
    item = question(of)
    lines = "".join(f"\n- {option.title.to(register)}" for option in ticks(of))
    words = (item.text if times == 1 else item.again).to(register)
    none = _none(item).title.to(register)
    return words.format(**{**clinic_words(), "list": lines, "option_none": none, "emergency_number": emergency_number})


def options_of_signs(register: Register, of: str = SIGNS) -> list[dict[str, str]]:
    """One button a sign, and one for none of them."""
    return [button(option.title.to(register), answer_payload(SIGNS, option.value)) for option in question(of).options]


def entry_of_signs(register: Register, of: str = SIGNS) -> dict[str, Any]:
    """How several can be ticked at once."""
    none = _none(question(of)).title.to(register)
    titles = [option.title.to(register) for option in ticks(of)]
    return {
        "type": "entry",
        "kind": "choose_many",
        "field": SIGNS,
        "choices": [{"title": title, "text": title} for title in titles],
        "none": {"title": none, "text": none.lower()},
        "rest": say("rest_of_the_list", register),
    }


def ticked(turn: Turn, of: str = SIGNS) -> list[Sign]:
    """The signs that were tapped, or whose titles were typed, or other words for them that nothing denies."""
    tapped = [answer.value for answer in turn.answers if answer.field == SIGNS and answer.value != "none"]
    titles = _titles_in(turn.text, of)
    named = [option.value for option in ticks(of) if option in titles or names(option, turn.text)]
    offered = [option.value for option in ticks(of)]
    told = [value for value in offered if value in tapped or value in named]
    return [Sign.model_validate(value) for place, value in enumerate(told) if value not in told[:place]]


def _titles_in(text: str, of: str) -> list[Option]:
    """The signs whose titles were typed with nothing that denies them. A title may hold a denial of its own (`that does
    not stop`), so each is taken out before the next is looked for, the longest first.
    """
    titles = [(title, option) for option in ticks(of) for title in (option.title.patient, option.title.clinician)]
    left, places = f" {text} ", {}
    for place, (title, _) in enumerate(sorted(titles, key=lambda each: -len(each[0]))):
        mark = f" {_MARK}{'i' * place}{_MARK} "
        pattern = r"\W+".join(map(re.escape, _plain(title).split()))
        left, found = re.subn(rf"(?<!\w){pattern}(?!\w)", mark, left, flags=re.IGNORECASE)
        places.update({title: _plain(mark)} if found else {})
    return [option for title, option in titles if title in places and _is_named(places[title], left)]


_MARK = "zz"
"""Letters that no word has, which stand around what stands for a title."""


def named_unasked(turn: Turn) -> bool:
    """Whether a message names, in the list's own words, an emergency that no symptom stands for."""
    told = {words for option in ticks(SIGNS) if is_no_symptom(option) for words in option.also}
    return any(len(words.split()) > 1 and _is_named(words, turn.text) for words in told)


def names(option: Option, text: str) -> bool:
    """Whether a message names a sign of the list by other words for it, and nothing denies them."""
    return any(_is_named(words, text) for words in option.also)


def told_to_the_list(turn: Turn) -> list[Sign]:
    """The signs of the list that the reader finds in an answer to it, whoever they are said of: it asks of now.

    Behind a no, what is past stays past.
    """
    if says_none(turn):
        return []
    mentions = (m for m in turn.mentions if m.type == "symptom" and is_told_of_now(m))
    told = {mention.id for mention in mentions if not (mention.historical and _begins_with_no(turn))}
    signs = [Sign.model_validate(option.value) for option in ticks(SIGNS)]
    return [sign for sign in signs if sign.sign in told and not sign.acute]


def is_told_of_now(mention: Mentioned) -> bool:
    """Whether a sign that is named to the list is there now: the list asks of now, and of whoever it is about."""
    return not (mention.negated or mention.hypothetical or mention.retracted)


def as_told_to_the_list(turn: Turn) -> Turn:
    """The turn with its signs read as answers to the list: of the person it is about, and of now."""
    mentions = tuple(
        mention.model_copy(update={"subject": "self", "historical": False, "ask": None})
        if mention.type == "symptom" and is_told_of_now(mention)
        else mention
        for mention in turn.mentions
    )
    return dataclasses.replace(turn, mentions=mentions)


def _is_named(words: str, text: str) -> bool:
    """Whether the words stand in a clause that asks nothing, and nothing before or right behind them denies them."""
    named = re.compile(rf"(?<![\w']){r'[^,;a-z]+'.join(map(re.escape, words.split()))}(?![\w'])(?:{_ANSWERED})?")
    for clause in _CLAUSE.findall(_NO_BY_ITSELF.sub(r"\1.", text.casefold().replace("’", "'"))):
        found = named.search(clause)
        if found is None or clause.endswith("?"):
            continue
        denied = found["no"] if found["answer"] else _DENIED.search(_plain(clause[: found.start()]))
        if not denied:
            return True
    return False


def says_none(turn: Turn) -> bool:
    """Whether the whole list is denied. A message that names a sign of now, or asks something, does not."""
    if any(answer.field == SIGNS and answer.value == "none" for answer in turn.answers):
        return True
    told = (m for m in turn.mentions if m.type == "symptom" and is_told_of_now(m))
    if "?" in turn.text or any(m.is_own or not m.historical for m in told):
        return False
    denies = turn.intent in ("deny", "none_of_these")
    return denies or _begins_with_no(turn) or _plain(_none(question(SIGNS)).title.patient) in _plain(turn.text)


def _begins_with_no(turn: Turn) -> bool:
    words = _plain(turn.text)
    return any(words == word or words.startswith(f"{word} ") for word in _none(question(SIGNS)).also)


def put_down(draft: Draft, signs: list[Sign]) -> None:
    """Takes up the ticked signs."""
    for sign in signs:
        if sign.sign in SYMPTOMS:
            set_symptom(draft, sign.sign, present=True)
        if sign.acute:
            draft.add("acute_signs", sign.sign)


def put_down_none(draft: Draft, asked: list[Option]) -> None:
    """Takes the emergencies that were asked about as absent where nothing is known of them.

    The others stay open: the list asks whether they are new, and their own question whether they are there at all.
    """
    known = {*draft.facts.symptoms_present, *draft.facts.symptoms_absent}
    for option in asked:
        sign = Sign.model_validate(option.value)
        if sign.sign in knowledge().emergency_symptoms and not sign.acute and sign.sign not in known:
            draft.add("symptoms_absent", sign.sign)


def is_no_symptom(option: Option) -> bool:
    """Whether a sign of the list is an emergency that no symptom stands for."""
    return Sign.model_validate(option.value).sign not in SYMPTOMS


def ticks(of: str) -> list[Option]:
    """The signs of a list, without the option for none of them."""
    return [option for option in question(of).options if option.value != "none"]


def _none(item: Question) -> Option:
    return next(option for option in item.options if option.value == "none")


def _plain(text: str) -> str:
    return _NOT_A_LETTER.sub(" ", text.casefold().replace("’", "'")).strip()
