"""Whether words deny a part of a list by its noun: `no allergies or illnesses`, `allergies: none`.

The noun by itself denies nothing: `no allergies but an illness`, `no kidney disease`, `no, an allergy`.
"""

from __future__ import annotations

import re
from functools import cache

_NOT = (
    r"(?:no|not|nor|neither|nothing|without|nil|denies|never had|none of(?: (?:the|these|those))?"
    r"|(?:do|does|did|have|has|had)(?:n'?t| not)(?: (?:have|had|got|know of))?)"
)
_SUCH = (
    r"(?:(?:any|other|further|more|additional|known|such|significant|serious|severe|major|chronic|long[- ]term|past|"
    r"previous|current|relevant|medical|health|drug|to|all|to (?:the|any|all))\s+)*"
)
_AFTER = (
    r"(?: (?:either|at all|whatsoever|of any (?:kind|sort)|like (?:that|these|those|this)|to anything|"
    r"that (?:i|we) know of|i know of|known|reported|here|thanks|thank you))?"
)
_NOTHING = r"(?:no|none|nil|normal|intact|nad|unremarkable|neg(?:ative)?|clear|preserved)"
"""What a noted finding is where nothing was found: `allergies: none`, `cognition intact`."""
_ENDS = r"(?=\s*(?:$|[,.;!-]|\b(?:and|as|but)\b))"
_SCOPE = re.compile(
    rf"\b{_NOT}\s+(?P<said>(?:(?!\b(?:but|except|apart|only|other than|however|though|although)\b)[^.;!?\n])+)"
    r"(?P<end>.?\w*)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|/|&|\b(?:and|or|nor)\b)\s*", re.IGNORECASE)
_LIMITED = frozenset({"except", "apart", "other"})


def denies(nouns: tuple[str, ...], text: str) -> bool:
    """Whether a denial in the text is about one of the nouns, in the singular or with an s, and is not limited."""
    if not nouns:
        return False
    text = text.replace("’", "'")
    alone, after = _patterns(nouns)
    if after.search(text) is not None:
        return True
    return any(
        alone.fullmatch(item.strip()) is not None
        for scope in _SCOPE.finditer(text)
        if scope["end"].strip().casefold() not in _LIMITED
        for item in _BETWEEN.split(scope["said"])
    )


@cache
def _patterns(nouns: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    named = rf"(?:{'|'.join(nouns)})s?"
    return (
        re.compile(rf"(?:{_NOT}\s+)?{_SUCH}{named}{_AFTER}", re.IGNORECASE),
        re.compile(rf"\b{named}\s*[:?-]?\s*(?:(?:is|are|was|were) )?{_NOTHING}{_ENDS}", re.IGNORECASE),
    )
