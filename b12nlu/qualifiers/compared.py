"""A denial that measures what is there now against before: "never had chest pain like this", "none until today".

Such words deny another time, and tell of this one. Where they may be about either ("never had it before"), a danger
is asked about.
"""

from __future__ import annotations

from dataclasses import replace

from b12nlu.because import Because
from b12nlu.mention import Mention
from b12nlu.qualifiers.circumstances import has_returned, is_back
from b12nlu.qualifiers.cues import Cue, noted

_DENIED_EVER = Cue("compared.denied_ever")
"""Before a sign: a denial of all times, or of a time that ended."""
_SO_BAD_BEFORE = Cue("compared.so_bad_before")
_SO_BAD_WITHIN = Cue("compared.so_bad_within")
_SO_BAD_BEHIND = Cue("compared.so_bad_behind")
_UNTIL = Cue("compared.until")
_NOT_SINCE = Cue("compared.not_since")
"""Behind the time that is named: it is denied of now as well."""
_LIKE_THAT = Cue("compared.like_that")


def as_compared(mention: Mention, before: str, behind: str, dangerous: bool) -> Mention:
    """The sign, as there where its denial is one of another time; asked about where it is a danger and may be either.

    `before` and `behind` are the words of its sentence before it, and of the message from there on.
    """
    if mention.type != "symptom" or not mention.negated or mention.retracted:
        return mention
    with noted() as cues:
        if not _DENIED_EVER.search(before + mention.text):
            return mention
        cues.clear()
        there = _is_there(mention.text, before, behind)
        asked = not there and dangerous and bool(_LIKE_THAT.match(behind))
    if not (there or asked):
        return mention
    kept = tuple(said for said in mention.because if said.flag not in ("negated", "historical"))
    flag = "uncertain" if asked else "found"
    because = (*kept, Because(flag, *cues[-1])) if cues else kept
    return replace(
        mention,
        negated=False,
        historical=False,
        uncertain=mention.uncertain or asked,
        ask=asked or mention.ask,
        because=because,
    )


def _is_there(sign: str, before: str, behind: str) -> bool:
    """Whether the words around a denied sign say that it is there now."""
    if _NOT_SINCE.search(behind):
        return False
    back = has_returned(behind, 0) or is_back(behind, 0)
    so_bad = _SO_BAD_BEFORE.search(before) or _SO_BAD_WITHIN.search(sign)
    return back or bool(so_bad or _SO_BAD_BEHIND.match(behind) or _UNTIL.match(behind))
