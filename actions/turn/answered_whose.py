"""The part of a message that answers whose plan it is, where the message asks something behind it."""

from __future__ import annotations

import re
from typing import Any

from actions.facts.people import Person, named_in, only_named_in, person_of_sex, words_of
from education.asking import asks
from education.ways import ways_of

OWN_WORDS = re.compile(r"^\W*(?:no|nope)\b|\b(?:for|about) me\b|\bmyself\b|\bmine\b", re.IGNORECASE)
"""What says, in an answer that says no more, that it is the writer's own."""

_ENDS = re.compile(r"[.,;:!?\n]+\s+(?:(?:and|but|so|then|ok(?:ay)?)\b[ ,]*)*|\s+(?=(?:and|but|so)\s)", re.IGNORECASE)
"""Where such an answer may end and something else begin."""


def answer_of(person: Person | None, text: str) -> str:
    """The leading part of the text that says whose it is and no more, where the rest asks something; else the whole
    text. A no to that person is no answer where the rest speaks of them.
    """
    if person is None:
        return text
    for end in reversed([*_ENDS.finditer(text)]):
        answer, rest = text[: end.start()], text[end.end() :]
        meant = only_named_in(answer) or person
        if only_names(meant, answer) and asks(rest) and not _speaks_against(meant, answer, rest):
            return answer
    return text


def only_names(person: Person, text: str) -> bool:
    """Whether the text says no more than whose it is: `yes my dad`, `no, it's for me`."""
    return ways_of("actions.turn")["only_whose"].naming(words_of(person)).is_said_in(text)


def asking_the_rest(message: dict[str, Any], answer: str) -> dict[str, Any]:
    """The message as a question without its answer, whose place is left blank: the word would answer what is asked
    next.
    """
    text = str(message.get("text") or "")
    end = _ENDS.match(text, len(answer))
    begins = len(answer) if end is None else end.end()
    rest = " " * begins + text[begins:]
    return {**message, "text": rest, "intent": {"name": "ask_faq", "confidence": 1.0}}


def _speaks_against(person: Person, answer: str, rest: str) -> bool:
    """Whether the rest names another person than the answer is about, or one of whom it said no."""
    own = OWN_WORDS.search(answer) is not None
    others = [named for _, named in named_in(rest) if own or named.id != person.id]
    return bool(others) or (own and person_of_sex(rest) is not None)
