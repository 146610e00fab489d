"""Whether a message asks something, by its words alone."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"\?|^\W*(?:and |but |so |ok |hi |hello )*(?:how|what|whats|when|where|which|who|why|is|are|am|do|does|did|can|"
    r"could|should|shall|will|would|may|must)\b",
    re.I,
)


def asks(text: str) -> bool:
    """Whether a typed message asks something; a tapped option does not."""
    return not text.startswith("/") and bool(_ASKS.search(text))


_CLAUSE = re.compile(r"(?<=[.?!;:])\s+|\n+|,\s+(?:and |but |so )?|\s+(?:so|but)\s+", re.I)
_BEGINS_TO_ASK = re.compile(
    r"\W*(?:and |but |so )*(?:(?:how|what|whats|when|where|which|who|why)\b|(?:is|are|am|do|does|did|can|could|should|"
    r"will|would|may|must) (?:i|you|we|he|she|they|it|there|the|a|an|my|her|his|this|that|b-?12|injections?|"
    r"tablets?)\b)",
    re.I,
)
_FEWEST = 4
"""Words from which on a clause can be a question of its own."""


def questions_behind(text: str) -> list[str]:
    """The questions that stand behind something else in the text, each from where it begins to ask."""
    places = [found.end() for found in _CLAUSE.finditer(text)]
    behind = [text[place:] for place in places if _BEGINS_TO_ASK.match(text[place:])]
    ends = [re.split(r"(?<=[.?!])\s+|\n+", rest)[0] for rest in behind]
    return [question for question in ends if len(question.split()) >= _FEWEST]
