"""Schedules that are only talked of or asked about, and not in use: `they mentioned every other day`, `every week?`."""

from __future__ import annotations

import re

from actions.facts.said import Mentioned
from education.ways import ways_of

_SENTENCE_ENDS = re.compile(r"(?<=[.!?;])\s+|\n")
_CLAUSE_ENDS = re.compile(r"[.!?;,\n]|\b(?:and|but|so)\b")


def is_only_talked_of(mention: Mentioned, text: str, asked: str | None) -> bool:
    """Whether the words around it say that somebody spoke of the schedule or asks about it, and not that it is in use.

    In answer to how often it is given, a bare schedule is the answer, with a question mark or without.
    """
    end = mention.start + len(mention.text)
    if not mention.text or text[mention.start : end] != mention.text:
        return False
    before = _SENTENCE_ENDS.split(text[: mention.start])[-1]
    ways = ways_of("actions.turn")
    talked_of = ways["talked_of"].search(before)
    if talked_of is not None:
        return not ways["in_use"].is_said_in(before[talked_of.end() :])
    if ways["wished_behind"].is_said_in(text[end:]):
        return True
    clause = _CLAUSE_ENDS.split(before)[-1]
    behind = _CLAUSE_ENDS.search(text, end)
    if asked == "interval":
        return False
    begins_to_ask = ways_of("education")["begins_to_ask"].is_said_in(clause)
    if not begins_to_ask and (behind is None or behind[0] != "?"):
        return False
    bare = behind is not None and not clause.strip() and not text[end : behind.start()].strip()
    return bare or ways["asks_whether_to"].is_said_in(clause)
