"""The patient's sentences of a suggestion as they are said about somebody else: `your B12` becomes `her B12`."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from actions.facts.whose import Person, Pronouns, pronouns_for
from b12core.suggestion import Suggestion

_OBJECT_BEFORE = re.compile(
    r"\b(?:for|to|with|of|about|by|on|at|from|near|than|see|sees|gives?|fits?|protects?|helps?|tells?|asks?|treat(?:s|ed)?|"
    r"shows?|watch(?:es)?|lets?|reach(?:es)?)\s+$",
    re.IGNORECASE,
)
"""Words behind which `you` is no subject."""

_YOU = re.compile(
    r"\b(?P<you>you)\b(?P<contracted>'(?:re|ve|ll|d))?"
    r"(?P<rest>\s+(?:(?:still|already|usually|also|ever|only|never|often)\s+)?)?(?P<verb>\w+(?:'t)?)?",
    re.IGNORECASE,
)

_MODAL = ("must", "would", "will", "may", "can", "could", "should", "might")
_PAST = ("had", "did", "told", "gave", "entered", "asked", "started", "said", "reacted", "stopped", "took", "got")
_NO_VERB = ("and", "or", "but", "if", "for", "to", "too", "soon", "enough", "after", "before", "while", "when", "now")
_AS_IT_IS = frozenset((*_MODAL, *_PAST, *_NO_VERB))
"""What follows `you` and does not change with the person: modal verbs, past forms, and what is no verb."""

_SINGULAR = {
    "are": "is",
    "have": "has",
    "do": "does",
    "were": "was",
    "don't": "doesn't",
    "aren't": "isn't",
    "haven't": "hasn't",
}
_CONTRACTED = {"'re": " are", "'ve": " have", "'ll": " will", "'d": " would"}

_ON_ONES_OWN = re.compile(r"\b(?:by yourself|on your own)\b", re.IGNORECASE)


def told_of(person: Person, suggestion: Suggestion, without_asking: str) -> Suggestion:
    """The suggestion with every sentence for patients said of this person, and `by yourself` as `without_asking`."""
    said = partial(in_third_person, pronouns=pronouns_for(person), without_asking=without_asking)
    return Suggestion.model_validate(_changed(suggestion.model_dump(by_alias=True), said, plain=False))


def in_third_person(text: str, pronouns: Pronouns, without_asking: str) -> str:
    """The text with `you` as the pronoun, its verb with it, and `your` as the possessive."""
    text = _ON_ONES_OWN.sub(without_asking, text)
    text = re.sub(r"\byours\b", _possessive(pronouns), text, flags=re.IGNORECASE)
    text = re.sub(r"\b[Yy]our\b", lambda found: _like(found.group(), pronouns.their), text)
    return _YOU.sub(partial(_pronoun, text=text, pronouns=pronouns), text)


def _pronoun(found: re.Match[str], text: str, pronouns: Pronouns) -> str:
    rest, verb = found["rest"] or "", found["verb"] or ""
    if _OBJECT_BEFORE.search(text[: found.start()]):
        return _like(found["you"], pronouns.them) + found.group()[3:]
    if found["contracted"]:
        rest, verb = "", _CONTRACTED[found["contracted"].lower()].strip()
        after = found.group()[3 + len(found["contracted"]) :]
        return f"{_like(found['you'], pronouns.they)} {_with(pronouns, verb)}{after}"
    return _like(found["you"], pronouns.they) + rest + _with(pronouns, verb)


def _with(pronouns: Pronouns, verb: str) -> str:
    """The verb as it follows the pronoun."""
    if pronouns.they == "they" or not verb or verb.lower() in _AS_IT_IS:
        return verb
    if verb.lower() in _SINGULAR:
        return _SINGULAR[verb.lower()]
    return f"{verb}es" if re.search(r"(?:s|sh|ch|x|o)$", verb) else f"{verb}s"


def _possessive(pronouns: Pronouns) -> str:
    return pronouns.their if pronouns.their.endswith("s") else f"{pronouns.their}s"


def _like(model: str, word: str) -> str:
    return word.capitalize() if model[0].isupper() else word


def _changed(part: Any, said: Any, plain: bool) -> Any:
    """The content with the sentences for patients changed: those under a key that ends in `plain`."""
    if isinstance(part, dict):
        return {key: _changed(value, said, plain or key.endswith("plain")) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_changed(value, said, plain) for value in part]
    return said(part) if plain and isinstance(part, str) else part
