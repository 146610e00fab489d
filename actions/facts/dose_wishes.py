"""Whether a message asks which dose, or how often, somebody should have: beside facts of their own that is a wish for a
plan, and no general question."""

from __future__ import annotations

import re

_ASKED_FOR = re.compile(
    r"\b(?:what|which|what'?s)\s+(?:[\w'-]+\s+){0,4}?(?:dos(?:e|es|age|ing)|regimen|schedule)\b"
    r"|\bhow (?:much|often|many)\b(?:\s+[\w'-]+){0,6}?\s+"
    r"(?:need|needed|should|take|have|get|inject|give|use|must|normal|usual|standard|typical)\b"
    r"|\b(?:usual|right|correct|normal|standard|typical|recommended) amount\b"
    r"|\b(?:need|want|tell me|give me|work out|recommend|suggest|advise|know)\b[^.?!]{0,25}\bdos(?:e|age|ing)\b"
    r"|\b(?:what|which)(?: one)?(?: is|'?s) (?:the )?(?:correct|right)\b[^\w?]*(?:\?|$)"
    r"|\bwhat (?:should|do|can|must|shall) (?:i|he|she|they|we) (?:take|have|get|inject)\b[^\w?]*(?:\?|$)"
    r"|\bdos(?:e|age|ing)\b[^\w?]*(?:please|pls|plz)?\s*\?",
    re.IGNORECASE,
)

_SOMETHING_ELSE = re.compile(
    r"\b(?:miss\w*|skip\w*|forg[eo]t\w*|late|doubled?|extra|overdos\w*|too (?:much|many|high)|tests?|tested|"
    r"checks?|checked|cost\w*|pay|feel|better|work|works|working|side effects?|why)\b",
    re.IGNORECASE,
)
"""What makes it a question about another thing: a missed dose, how often to test, how it works."""

_MINE = re.compile(r"\b(?:i|i'?m|i'?ve|me|my|mine|for me)\b", re.IGNORECASE)


def asks_for_a_dose(text: str) -> bool:
    """Whether a typed message asks for a dose or for how often."""
    return any(map(_wish_in, _sentences(text)))


def asks_for_own_dose(text: str) -> bool:
    """Whether it asks for the speaker's own, by its words alone: `what dose should I have`."""
    return any(_wish_in(sentence) and _MINE.search(sentence) for sentence in _sentences(text))


def asks_for_anothers_dose(text: str, words: tuple[str, ...]) -> bool:
    """Whether it asks for the dose of somebody who is called by one of these words, or by a pronoun; a dose like
    the one that they had (`the dose my mate got`) is wanted by the writer.
    """
    somebody = rf"(?:he|she|they|him|her|them|{'|'.join(map(re.escape, words))})"
    named = re.compile(rf"\b{somebody}\b", re.IGNORECASE)
    like_theirs = re.compile(
        r"\b(?:dose|amount|stuff|one|same|b-?12|jabs?|shots?|thing) (?:that |as |which |like )?(?:my |our |a )?"
        rf"{somebody} (?:got|had|gets|takes|took|uses|used|bought|orders|ordered|(?:is|was) on)\b",
        re.IGNORECASE,
    )
    asked = [sentence for sentence in _sentences(text) if _wish_in(sentence)]
    return any(named.search(like_theirs.sub(" ", sentence)) for sentence in asked)


def without_dose_wish(text: str) -> str:
    """The message without the words that ask for a dose: `what dose monthly` names no treatment."""
    for sentence in _sentences(text):
        wish = _wish_in(sentence)
        if wish is not None:
            text = text.replace(wish, "")
    return text


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?;])\s+|\n", text)


def _wish_in(sentence: str) -> str | None:
    """The part of a sentence that asks for a dose, up to the next comma; None where none does."""
    asked = _ASKED_FOR.search(sentence)
    if asked is None or _SOMETHING_ELSE.search(sentence[asked.start() : asked.end() + 30]):
        return None
    return sentence[asked.start() :].split(",")[0]
