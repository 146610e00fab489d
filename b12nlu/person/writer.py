"""What is first told of somebody else and then, in a word, of the writer: "my sister gets it, I don't", "me too"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from b12nlu.mention import Mention

_BETWEEN = r"^[^.!?\n]{0,25}?(?:[,;:-]\s*|\b(?:but|and|though)\s+|\s)"
_NOT_ME = re.compile(
    _BETWEEN + r"(?:(?:and |but )?not me\b|i (?:don'?t|do not|haven'?t|have not|didn'?t|never (?:have|did|had))"
    r"(?:\s+(?:have it|have that|have any|had any\w*(?: \w+)?|had (?:it|them|that|those)|do (?:it|that|any)|"
    r"get (?:it|that|them)|"
    r"got (?:it|that)))?"
    r"(?: yet| myself| so far| though)?\s*(?:$|[.,;!]|touch wood|thank)|i tested negative\b|"
    r"i(?:'?ve| have)? (?:have )?never (?:had|got|get|suffered|"
    r"experienced)(?: with| from)? (?:it|that|those|them|any|either|this)\b)",
    re.I,
)
_I_AM_NOT = re.compile(
    r"^[^.!?\n]{0,60}?[,;:-]\s*(?:but )?(?:i'?m|i am) not\b(?: one| myself| though)?\s*(?:$|[.,;!])", re.I
)
_MINE_WELL = re.compile(
    r"^[^.!?\n]{0,25}?[,;:-]\s*(?:but )?mine(?:'?s| is| are| work\w*| seems?)?\s+"
    r"(?:all |both |just |perfectly |completely )*(?:ok|okay|fine|good|great|normal|well|perfect|perfectly)\b",
    re.I,
)
_ME_TOO = re.compile(
    _BETWEEN + r"(?:me too\b|so (?:do|have|am|did) i\b|(?:i got told |they say |turns out )?"
    r"(?:i have|i'?ve got|ive got|i got|i get|i'?ve)"
    r" (?:it|that|them|the same(?: thing)?) (?:too|as well|also)\b)",
    re.I,
)


def said_of_oneself(mention: Mention, after: str) -> Iterator[Mention]:
    """The writer's own finding beside somebody else's, from the text behind it: denied, or had as well."""
    own = replace(mention, subject="self", historical=False, hypothetical=False, acute=None)
    if _NOT_ME.search(after) or _I_AM_NOT.search(after) or _MINE_WELL.search(after):
        yield replace(own, negated=True)
    elif _ME_TOO.search(after):
        yield replace(own, negated=False)
