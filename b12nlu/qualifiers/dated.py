"""Whether the words right around a symptom or a result put it in a year, or before the treatment."""

from __future__ import annotations

import re

from b12nlu.mention import Mention
from b12nlu.qualifiers.history import is_of_an_early_year

_IN_A_YEAR = re.compile(
    r"^(?![^.;,\d]{0,45}\b(?:left|retired|moved|lived|job|thinks?|house)\b)[^.;,]{0,45}\b(?:back in|in|during|"
    r"of) (?:19|20)\d\d\b",
    re.I,
)
"""A year right behind a symptom puts it in the past ("a TIA in 2015")."""


_IN_THAT_YEAR = re.compile(
    r"\b(?:had|was|were|got|suffered)\b[^.;!?]*\b(?:back )?(?:in|during) (?:19[5-9]\d|20[01]\d)\b[\s,]*"
    r"(?:and )?(?:an? )?$",
    re.I,
)
"""A year right before a symptom, behind a verb of the past ("had chest pain in 2011, heart attack")."""


_FINE_SINCE = re.compile(
    r"^[^.;,]{0,45}\b(?:back in|in|during) (?:19|20)\d\d\b[^.;]{0,40}?\b(?:(?:fine|normal|ok|okay|good|well)"
    r"\s+(?:now|since|these days|today)|(?:now|today|these days)\s+(?:it'?s |its |they'?re |they are |at |is |up to |"
    r"back )*(?:\d|fine|"
    r"normal|ok|good))|"
    r"^\W*(?:g/?d?l\W*)?(?:then|at the time|back then|at diagnosis)\b",
    re.I,
)
"""Behind a result: it was that of a year, and is well now ("Hb was 60 in 2019, fine now")."""

_BEFORE_TREATMENT = re.compile(
    r"\bbefore (?:i (?:started|began|had|got) )?(?:the |my |any )?(?:loading|jabs?|shots?|injections?|"
    r"treatment|b\W?12|starting|my diagnosis|diagnosis|diagnosed|i was (?:treated|diagnosed)|i got treated|"
    r"(?:being )?treated|they treated me)"
    r"(?:(?!\bnow\b|\bstill\b|\bbut\b|[.;]).)*$",
    re.I,
)


_TILL_TREATMENT = re.compile(
    r"^(?:(?!\b(?:now|still|but|again|each|every|next|due)\b)[^.;!?\n]){0,60}?\bbefore "
    r"(?:(?:i|they|she|he) (?:was|were|got|had|started|began|found|treated|ever)\b|"
    r"(?:the |my |any |starting |having )*(?:loading|treatment|diagnosis|injections|jabs|shots))\b(?! (?:is|are|due))",
    re.I,
)
_NOW_AND_AGAIN = re.compile(
    r"\b(?:get|gets|getting|feel|feels|comes?|coming|returns?|starts?|always|each|every|last|final|"
    r"(?:a|the|two|few) (?:weeks?|days?|fortnight))\b",
    re.I,
)
"""What was had "before my loading doses" is past, whether that stands in front of it or behind."""


_WAS_ALREADY = re.compile(r"\b(?:(?:was|were|been) (?:already )?there|already|long|even)\b", re.I)
"""Before "before I had B12": it is older than the treatment, and still there."""


def is_dated(mention: Mention, text: str, start: int, end: int) -> bool:
    """Whether the words around a symptom or a result (by its span) put it in a year, or before the treatment."""
    before, after = text[:start], text[end:]
    if mention.type == "lab":
        return bool(_BEFORE_TREATMENT.search(before) or _FINE_SINCE.match(after) or is_of_an_early_year(before))
    if mention.type != "symptom":
        return False
    until = _TILL_TREATMENT.match(after)
    treated = until is not None and not _WAS_ALREADY.search(until[0]) and not _NOW_AND_AGAIN.search(before + until[0])
    return treated or bool(_IN_A_YEAR.match(after) or _IN_THAT_YEAR.search(before) or _BEFORE_TREATMENT.search(before))
