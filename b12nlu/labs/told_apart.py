"""A result told apart from its analyte: "had my B12 tested. It was 143", "143, that's for B12"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from b12nlu.labs.names import Name
from b12nlu.labs.units import fits_analyte
from b12nlu.numbers.quantities import Quantity

_TOLD = re.compile(
    r"(?:\b(?:(?:it'?s|its|it is|it was|it came back|they were|they are|i'?m at|i am at|that'?s|that was|"
    r"came (?:back|out|in)|"
    r"it (?:had |has )?(?:went|gone|rose|risen|fell|fallen|dropped|climbed|jumped|shot|crept)|"
    r"says?|said|shows?|showed|reads?|mine(?: is| was)?|"
    r"(?:results?|levels?|readings?|number|count|figure|score|bloods?)(?: is| was| are| were| came back| came in)?)"
    r"(?:\s+(?:found to be|measured at|measured as|"
    r"at|as|to be|a|about|around|only|just|like|roughly|now|back|up|down|still|low|high))*)|"
    r"\b(?:results?|levels?|readings?|number|count|figure|bloods?)\s*[:=,-])\W*$",
    re.I,
)
_IT = re.compile(
    r"\b(?:(?:i|we|he|she) (?:was|went|got) |"
    r"it(?:'?s| is| was| came back| came out| went| rose| fell| dropped| climbed| jumped| shot| said|"
    r" had gone| has gone)|"
    r"(?:this time|now) it)\b[^.,;!?\d]*$",
    re.I,
)
"""A result that is told again of what was spoken of before."""
_NAMED_AFTER = re.compile(
    r"^[\s,;:.(-]*(?:(?:and\s+)?(?:that'?s|thats|that is|that was|this is|this was|which is|which was|"
    r"i mean|i meant|meaning|talking about|it'?s|its)\s+|"
    r"(?:was|is)\s+what\b[^.,;\d]{0,30}\b(?=for|on)|(?=for\b)|(?=the\b)|(?=my\b))"
    r"(?:(?:for|about|of|on|the|my|her|his|a|serum)\s+)*$",
    re.I,
)
_SAID_ONCE_MORE = re.compile(
    r"^\s*(?:that is|that was|that|i mean|i meant|wise|obviously|result|level|one|$|[.!?)])", re.I
)
_COUNTS_NOTHING = re.compile(
    r"^\s*(?:$|[.,;:!?)(\[]|-(?!\w)|(?:and|but|so|which|last|yesterday|today|now|this|on|in|that'?s|thats|"
    r"is that|apparently|"
    r"i think|they|low|high|too|what|the|compared|vs|versus|from|down|up|ish|or so|if|when|"
    r"whats|what'?s|for|is|are|was|right now|before (?:them|it|that|the|treatment|my)|after (?:the|my|loading)|"
    r"do|does|should|can|could|lol|help|please|pls|thanks|who|how)\b)",
    re.I,
)
_LEAST_B12 = 20
_FARTHEST = 80
"""Characters before a number in which the words that tell it are looked for."""


def told_apart(
    text: str, names: Sequence[Name], quantities: Sequence[Quantity], breaks: Sequence[int]
) -> tuple[Name, Quantity] | None:
    """The one analyte of a message and the one number told of it, where both stand in different parts of it."""
    if len({name.id for name in names}) != 1 or not names[0].id:
        return None
    found = [
        (name, quantity)
        for quantity in quantities
        for name in names[-1:] or ()
        if _is_told(text, name, quantity, breaks)
    ]
    return found[0] if len({quantity.start for _, quantity in found}) == 1 else None


_TOPIC = re.compile(r"\bb[\s-]?12\b|cobalamin|inject|\bjabs?\b|\bshots?\b|loading", re.I)
_CALLED_BY_NUMBER = 500
"""Doses are called by their number, in steps of this ("I'm on 1000"), so such a number alone is no result."""


def told_without_name(text: str, quantities: Sequence[Quantity], breaks: Sequence[int]) -> tuple[Name, Quantity] | None:
    """The one number of a message that tells "it" where no analyte is named and B12 treatment is what is spoken of."""
    if not _TOPIC.search(text):
        return None
    name = Name("serum_b12", 0, 0)
    told = [
        quantity
        for quantity in quantities
        if not quantity.comparator
        and quantity.value >= _LEAST_B12
        and quantity.value % _CALLED_BY_NUMBER
        and _IT.search(text, max(0, quantity.start - _FARTHEST), quantity.start)
        and _is_told(text, name, quantity, breaks)
    ]
    return (name, told[0]) if len(told) == 1 else None


def told_later(text: str, names: Sequence[Name], quantity: Quantity, breaks: Sequence[int]) -> Name | None:
    """The one analyte of which the message has spoken so far, where a later sentence tells "it" again as a number."""
    before = [name for name in names if name.end <= quantity.start]
    if len({name.id for name in before}) != 1 or not before[0].id or quantity.value in range(1930, 2036):
        return None
    told = _IT.search(text, max(0, quantity.start - _FARTHEST), quantity.start)
    return before[-1] if told and _is_told(text, before[-1], quantity, breaks) else None


def _is_told(text: str, name: Name, quantity: Quantity, breaks: Sequence[int]) -> bool:
    if not fits_analyte(name, quantity) or (quantity.unit and not quantity.lab_unit):
        return False
    if name.id == "serum_b12" and quantity.value < _LEAST_B12:
        return False
    told = bool(_TOLD.search(text, max(0, quantity.start - _FARTHEST), quantity.start))
    if quantity.end <= name.start:
        gap = text[quantity.end : name.start]
        told = told and bool(re.match(r"[^.!?]*$", gap) and _SAID_ONCE_MORE.match(text[name.end :]))
        return bool(_NAMED_AFTER.match(gap)) and (told or not any(quantity.end < stop <= name.start for stop in breaks))
    return told and (quantity.lab_unit or bool(_COUNTS_NOTHING.match(text[quantity.end :])))
