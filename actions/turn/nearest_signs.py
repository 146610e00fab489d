"""Which signs of the list a message sounds like: they are asked about first, in one short question (S-28).

By the list's own words, by what the reader is in doubt about, and by the kinds of danger that the second opinion names.
"""

from __future__ import annotations

import re
from typing import Any

from actions.core import knowledge
from actions.facts.said import Turn, turn_of_message
from actions.questions.catalogue import SIGNS
from actions.questions.entries import Option
from actions.turn.for_a_child import list_of_signs
from actions.turn.held_messages import held
from actions.turn.signs import Sign, is_no_symptom, names, ticks
from actions.turn.talk import Talk

NEAREST = "nearest_signs"
"""Under which key a message that waits holds the titles of the signs that are asked about first.

None of them: it is asked whether anything cannot wait. Without the key the whole list is shown.
"""

MOST = 2
"""Signs in the short question."""

LONGEST = 160
"""Characters of a message that are said back."""

THE_LIST = "the_list"
"""The value of the option that brings the whole list."""

ASKS = "action_ask_about_signs"

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def nearest_signs(turn: Turn, of: str) -> list[Option]:
    """The signs of this list that the message sounds like, at most two; none where the list has no sign for it."""
    options = ticks(of)
    doubted = {mention.id for mention in turn.mentions if mention.ask}
    named = [o for o in options if is_no_symptom(o) and names(o, turn.text)]
    asked = [o for o in options if _sign(o).sign in doubted and not _sign(o).acute]
    kinds = turn.opinion.kinds if turn.opinion else ()
    denied = {m.id for m in turn.mentions if m.type == "symptom" and m.negated} - doubted
    near = [o for kind in kinds for o in options if kind in o.kinds and _sign(o).sign not in denied]
    found = [*named, *asked, *near]
    return [option for place, option in enumerate(found) if option not in found[:place]][:MOST]


def with_nearest(talk: Talk, waiting: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The messages that wait, the last with what it sounds like; about a child without, where that is no sign."""
    of = list_of_signs(talk)
    titles = [option.title.patient for option in nearest_signs(talk.turn, of)]
    return [*waiting[:-1], {**waiting[-1], NEAREST: titles}] if titles or of == SIGNS else waiting


def asked_first(talk: Talk) -> list[Option]:
    """The signs of the short question that stands open; none where it names none, or the whole list is open."""
    waiting = held(talk)
    titles = waiting[0].get(NEAREST, []) if len(waiting) == 1 else []
    by_title = {option.title.patient: option for option in ticks(list_of_signs(talk))}
    return [by_title[title] for title in titles if title in by_title]


def names_no_sign(talk: Talk) -> bool:
    """Whether the short question stands open that asks only whether anything cannot wait."""
    waiting = held(talk)
    return len(waiting) == 1 and waiting[0].get(NEAREST) == []


def whole_list(talk: Talk) -> list[dict[str, Any]]:
    """The messages that wait, with the whole list to be asked."""
    return [{key: value for key, value in message.items() if key != NEAREST} for message in held(talk)]


def wants_the_list(talk: Talk) -> bool:
    """Whether the turn chooses the whole list, in a tap or in the words of that option; or says that something is."""
    tapped = any(answer.field == SIGNS and answer.value == THE_LIST for answer in talk.turn.answers)
    typed = talk.turn.text.casefold().strip(" .!") == talk.say("option_the_list").casefold()
    return tapped or typed or (names_no_sign(talk) and talk.turn.intent == "affirm")


def of_a_yes(signs: list[Option]) -> Sign:
    """The sign that a bare yes means: an emergency before what is for today, then the nearest."""
    return min(map(_sign, signs), key=lambda sign: not (sign.acute or sign.sign in knowledge().emergency_symptoms))


def words_of(turn: Turn) -> str:
    """The words of a message that are asked about: the sentence that sounds urgent, or the one in doubt."""
    doubted = [mention.text for mention in turn.mentions if mention.ask]
    holding = (part for part in _SENTENCE.findall(turn.text) if any(words in part for words in doubted))
    said = next(holding, turn.opinion.sentence if turn.opinion else turn.text).strip()
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rsplit(maxsplit=1)[0]} …"


def asked_about(talk: Talk) -> list[str]:
    """The words of the whole talk about which the urgent signs were asked, each once, as they were typed."""
    asked: list[str] = []
    said: Turn | None = None
    for event in talk.tracker.events:
        if event.get("event") == "user":
            said = turn_of_message(event.get("parse_data") or {}, talk.turn.today)
        elif event.get("event") == "action" and event.get("name") == ASKS and said is not None and said.suspected:
            asked.append(words_of(said))
    return list(dict.fromkeys(asked))


def _sign(option: Option) -> Sign:
    return Sign.model_validate(option.value)
