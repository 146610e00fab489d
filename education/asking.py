"""Whether a message asks something, by its words alone: the patterns stand in `ways.yml`."""

from __future__ import annotations

import itertools
import re

from education.ways import ways_of

_CLAUSE = re.compile(r"(?<=[.?!;:])\s+|\n+|,\s+(?:and |but |so )?|\s+(?:so|but)\s+", re.I)
_END = re.compile(r"(?<=[.?!])\s+|\n+")
_JOINED = re.compile(r"\s+(?=(?:and|but|also|or)\s)", re.I)
_FEWEST = 4
"""Words from which on a clause can be a question of its own."""


def asks(text: str) -> bool:
    """Whether a typed message asks something; a tapped option does not."""
    return not text.startswith("/") and ways_of("education")["asks"].is_said_in(text)


def asks_anywhere(text: str) -> bool:
    """Whether a typed message asks something by itself, or behind something else that it tells."""
    return asks(text) or bool(questions_behind(text))


def tells(text: str) -> bool:
    """Whether a message that asks nothing tells of somebody, and does not only name a topic."""
    return not asks(text) and ways_of("education")["of_oneself"].is_said_in(text)


def clauses(text: str) -> list[tuple[int, str]]:
    """The clauses of a text in order, each with where it begins."""
    places = [0, *(found.end() for found in _CLAUSE.finditer(text)), len(text)]
    return [(start, text[start:end]) for start, end in itertools.pairwise(places)]


def questions_behind(text: str) -> list[str]:
    """The questions that stand behind something else in the text, each from where it begins to ask."""
    begins = ways_of("education")["begins_to_ask"]
    places = [found.end() for found in _CLAUSE.finditer(text)]
    behind = [text[place:] for place in places if begins.is_said_in(text[place:])]
    ends = [re.split(r"(?<=[.?!])\s+|\n+", rest)[0] for rest in behind]
    return [question for question in ends if len(question.split()) >= _FEWEST]


def questions_apart(text: str) -> list[str]:
    """The questions of a text, each by itself and in its own words; none where the text is one question and no more."""
    begins = ways_of("education")["begins_to_ask"]
    found: list[str] = []
    for sentence in (each.strip() for each in _END.split(text)):
        parts = [part for part in _JOINED.split(sentence) if part]
        starts = [place for place, part in enumerate(parts) if place and begins.is_said_in(part)]
        pieces = [" ".join(parts[a:b]).strip() for a, b in itertools.pairwise([0, *starts, len(parts)])]
        for piece in pieces:
            found += [piece] if asks(piece) and len(piece.split()) > 1 else questions_behind(piece)
    return [] if found == [text.strip()] else found
