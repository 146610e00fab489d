"""Answers to a list of findings: "tingling: no, numbness - yes, falls? none"."""

from __future__ import annotations

import re

_NO = re.compile(
    r"^[^.,;\n:=?]{0,25}?\s*(?:[:=?]|\s-|-\s|\.\.\.)\s*(?:no|none|nil|nope|n|negative|neg|-ve|absent|"
    r"denied|never|not really|not present|0)\s*(?=$|[.,;\n)]|and\b|but\b)",
    re.I,
)
_YES = re.compile(
    r"^[^.,;\n:=?]{0,25}?\s*(?:[:=?]|\s-|-\s|\.\.\.)\s*(?:yes|y|yep|yeah|present|positive|\+ve|\+|"
    r"sometimes|a bit|often|a lot|always|some)\b",
    re.I,
)
_COMMA_NO = re.compile(r"^\s*,\s*(?:no|nope|none|never|nil)\s*(?=$|[.;\n])", re.I)
_COMMA_YES = re.compile(r"^\s*,\s*(?:yes|yep|yeah|y)\s*(?=$|[.;,\n])", re.I)
_SIGN_AFTER = re.compile(r"^\s*\(\s*(?P<sign>[+-])(?:ve)?\s*\)")
_SIGN_BEFORE = re.compile(r"(?:^|[,;.(:]\s*)(?P<sign>[+-])\s?ve\s+(?:for\s+)?$", re.I)
_PLUS_AFTER = re.compile(r"^\s?\++(?=\s|$|[,.;)])")
_MINUS_AFTER = re.compile(r"^(?P<space>\s?)-+(?=\s|$|[,.;)])")
_MARKED = re.compile(r"[a-z]{3,}\s?\+(?!\w)|[a-z]{3,}-(?=[,;.)]|\s+[\w/]+\s?[+-](?=[\s,;.)]|$)|\s*$)", re.I)
_PLAIN_NO = re.compile(r"^\s*(?:no|none|nil|-ve)\s*(?=$|[.,;\n])", re.I)


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
    if _MINUS_AFTER.match(after) and _MARKED.search(text):
        return False
    if _NO.match(after) or _PLAIN_NO.match(after) or _COMMA_NO.match(after):
        return False
    if _YES.match(after) or _COMMA_YES.match(after):
        return True
    return _signed(text, start)


def _signed(text: str, start: int) -> bool | None:
    """What a plus or minus right before a finding says, in a text that uses both ("+fatigue, -syncope")."""
    if start == 0 or text[start - 1] not in "+-" or not re.search(r"(?:^|[\s,;])$", text[: start - 1]):
        return None
    return text[start - 1] == "+" if re.search(r"(?:^|[\s,;])\+[a-z]", text, re.I) else None
