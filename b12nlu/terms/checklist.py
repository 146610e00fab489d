"""Answers to a list of findings: "tingling: no, numbness - yes, falls? none"."""

from __future__ import annotations

from b12nlu.qualifiers.cues import Cue

_NO = Cue("ticked.no")
_YES = Cue("ticked.yes")
_COMMA_NO = Cue("ticked.comma_no")
_COMMA_YES = Cue("ticked.comma_yes")
_SIGN_AFTER = Cue("ticked.sign_after")
_SIGN_BEFORE = Cue("ticked.sign_before")
_PLUS_AFTER = Cue("ticked.plus_after")
_MINUS_AFTER = Cue("ticked.minus_after")
_MARKED = Cue("ticked.marked")
_PLAIN_NO = Cue("ticked.plain_no")
_SIGNED = Cue("ticked.signed")
_SIGNS_USED = Cue("ticked.signs_used")


def answered(text: str, start: int, end: int) -> bool | None:
    """True where a finding is ticked as present right beside it, False where as absent, None where neither."""
    after = text[end : end + 60]
    sign = _SIGN_AFTER.match(after)
    if sign:
        return sign["sign"] == "+"
    before = _SIGN_BEFORE.search(text[max(0, start - 12) : start])
    if before:
        return before["sign"] == "+"
    if _PLUS_AFTER.match(after):
        return True
    if _MARKED.search(text) and _MINUS_AFTER.match(after):
        return False
    if _NO.match(after) or _PLAIN_NO.match(after) or _COMMA_NO.match(after):
        return False
    if _YES.match(after) or _COMMA_YES.match(after):
        return True
    return _signed(text, start)


def _signed(text: str, start: int) -> bool | None:
    """What a plus or minus right before a finding says, in a text that uses both ("+fatigue, -syncope")."""
    sign = _SIGNED.search(text[:start]) if _SIGNS_USED.search(text) else None
    return sign["sign"] == "+" if sign else None
